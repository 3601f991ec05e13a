internal import Foundation
internal import Priorities
internal import Responses
internal import SQLiteStore
internal import Surveys
internal import WebForm

/// One survey and its store, as the parts of a desk look at them.
struct DeskStore: Sendable {
  let world: World
  let loaded: LoadedSurvey
  let store: SurveyStore
  let day: @Sendable (Moment) -> CivilDate

  var survey: Survey { loaded.survey }
  /// Today, where the survey is asked.
  var today: CivilDate { day(world.now()) }
  /// Where the survey's reports stand.
  var reports: String { world.folder.reports(of: survey.id) }

  func responses() throws(Failure) -> CountedResponses { try world.countedResponses(to: loaded, in: store) }

  func sort(_ source: some ResponseSource) throws(Failure) -> SortedResponses {
    let window = loaded.window.opened(by: try world.rulings(on: survey.id))
    do throws(SortedResponses.Fault) {
      return try SortedResponses(survey, form: loaded.form, window: window, from: source) { self.store.survey(of: $0) }
    } catch {
      throw Failure(error, store.path)
    }
  }
}

/// Work that is done one after another, off the threads that answer.
struct DeskQueue: Sendable {
  let queue: DispatchQueue

  func callAsFunction<Value: Sendable>(
    _ work: @escaping @Sendable () throws(Failure) -> Value
  ) async throws(DeskFault) -> Value {
    let result = await withCheckedContinuation { answer in
      queue.async { answer.resume(returning: Result(catching: work)) }
    }
    switch result {
    case .success(let value): return value
    case .failure(let failure): throw DeskFault(failure.message)
    }
  }
}
