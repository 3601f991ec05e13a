internal import Foundation
internal import Priorities
internal import Responses
internal import SQLiteStore
internal import Surveys
internal import Synchronization
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

  /// All that a report on some of the responses is made from, with the decisions and the sessions as the store has them.
  func evidence(_ responses: CountedResponses, from source: some ResponseSource) throws(Failure) -> ReportEvidence {
    try world.evidence(
      survey, responses, from: source, decisionsIn: store, try world.outcomes(of: survey, in: store))
  }

  func sort(_ source: some ResponseSource) throws(Failure) -> SortedResponses {
    let window = loaded.window.opened(by: try world.rulings(on: survey.id))
    do throws(SortedResponses.Fault) {
      return try SortedResponses(survey, form: loaded.form, window: window, from: source) { self.store.survey(of: $0) }
    } catch {
      throw Failure(error, store.path)
    }
  }
}

/// A thing that is made once and kept for as long as a stamp is the same.
final class Keeping<Value: Sendable>: Sendable {
  private let kept = Mutex<(stamp: String, value: Value)?>(nil)

  /// What was made under that stamp, or else makes it.
  func value(_ stamp: String, _ make: () throws(Failure) -> Value) throws(Failure) -> Value {
    if let known = kept.withLock({ $0?.stamp == stamp ? $0?.value : nil }) { return known }
    let value = try make()
    kept.withLock { $0 = (stamp, value) }
    return value
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
