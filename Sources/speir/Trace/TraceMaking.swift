internal import Foundation
internal import Plans
internal import Priorities
internal import Reports
internal import Responses
internal import Sessions
internal import Surveys
internal import Themes

/// How a trace comes to be, at the terminal and on the organisers' pages.
extension World {
  /// - Throws: `Failure` while the survey is sealed: until it has closed by its dates.
  func requireUnsealed(_ loaded: LoadedSurvey) throws(Failure) {
    guard loaded.survey.results == .sealed, let closes = loaded.survey.closes,
      try today(in: loaded.survey.timezone) <= closes
    else { return }
    throw Failure(
      .notAllowed,
      "The results are sealed until the survey has closed by its dates, at the end of \(Figures.day(closes)).")
  }

  /// The survey's plan with what was noted of it until a day; nil where there is none.
  ///
  /// - Throws: `Failure` with what is wrong with its files.
  func tracedProgress(of loaded: LoadedSurvey, on day: CivilDate) throws(Failure) -> ProgressReport? {
    guard FileManager.default.fileExists(atPath: folder.plan(of: loaded.survey.id)) else { return nil }
    let progress = try loadProgress(loaded.survey.id, until: day)
    return ProgressReport(plan: progress.plan, log: try progress.log(), on: day)
  }

  /// What a text names.
  ///
  /// - Throws: `Failure` with words that say what to write.
  func traceSubject(
    _ text: String, _ loaded: LoadedSurvey, _ progress: ProgressReport?
  ) throws(Failure) -> TraceSubject {
    do throws(TraceSubject.Fault) {
      return try TraceSubject(text, loaded.survey, progress?.plan)
    } catch {
      throw Failure(.usage, error.message)
    }
  }

  /// The way from a figure to what is behind it and to what came of it.
  func trace(
    _ subject: TraceSubject, of loaded: LoadedSurvey, _ responses: CountedResponses, _ codings: Codings?,
    _ sessions: [SessionOutcome], _ progress: ProgressReport?, on day: CivilDate
  ) throws(Failure) -> TraceReport {
    let comments = codings.map { CommentEvidence(loaded.survey, ids: responses.sorted.ids, $0) }
    let report = try priorityReport(of: loaded, responses, comments, sessions: sessions, on: day)
    return TraceReport(report, codings, sessions, progress, of: subject)
  }
}
