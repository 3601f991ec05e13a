internal import Priorities
internal import Responses
internal import SQLiteStore
internal import Surveys

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

  /// What was written and said, as the store has it now.
  func words() throws(Failure) -> TraceWords {
    let sessions = try world.outcomes(of: survey, in: store)
    return TraceWords(
      texts: try world.texts(survey, try responses().sorted, from: store, decisionsIn: store, sessions),
      sessions: sessions)
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
