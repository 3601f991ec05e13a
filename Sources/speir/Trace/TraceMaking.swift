internal import Foundation
internal import PlanFiles
internal import Plans
internal import Priorities
internal import Reports
internal import Responses
internal import Sessions
internal import Surveys
internal import Themes

/// A survey's plan as a trace needs it.
struct TracedPlan {
  /// Nil where there is no plan, or none that can be read.
  var progress: ProgressReport?
  /// Which file cannot be read and where, and what to do; nil where all can be.
  var fault: String?

  static func fault(_ file: String, of id: String, _ findings: [Finding]) -> String {
    let errors = findings.filter { $0.severity == .error }
    let first = errors.first.map { " Line \($0.place.line): \($0.message)." } ?? ""
    let more = errors.count > 1 ? " There is more wrong with it." : ""
    return "reports/\(id)/\(file) cannot be read.\(first)\(more) Mend it in an editor."
  }
}

/// How a trace comes to be, at the terminal and on the organisers' pages.
extension World {
  /// - Throws: `Failure` while the survey is sealed: until it has closed by its dates.
  func requireUnsealed(_ loaded: LoadedSurvey) throws(Failure) {
    guard try loaded.survey.isSealed(on: today(in: loaded.survey.timezone)), let closes = loaded.survey.closes else {
      return
    }
    throw Failure(
      .notAllowed,
      "The results are sealed until the survey has closed by its dates, at the end of \(Figures.day(closes)).")
  }

  /// The survey's plan with what was noted of it until a day, or where its files cannot be read.
  func tracedPlan(of loaded: LoadedSurvey, on day: CivilDate) -> TracedPlan {
    let id = loaded.survey.id
    guard FileManager.default.fileExists(atPath: folder.plan(of: id)) else { return TracedPlan() }
    do throws(Failure) {
      let progress = try loadProgress(id, until: day)
      guard progress.reading.log != nil else {
        return TracedPlan(fault: TracedPlan.fault("progress.yaml", of: id, progress.reading.findings))
      }
      return TracedPlan(progress: ProgressReport(plan: progress.plan, log: try progress.log(), on: day))
    } catch {
      let reading = (try? loadPlan(id))?.reading
      guard let reading, reading.plan == nil else { return TracedPlan(fault: error.message) }
      return TracedPlan(fault: TracedPlan.fault("plan.yaml", of: id, reading.findings))
    }
  }

  /// What a text names.
  ///
  /// - Throws: `Failure` with words that say what to write.
  func traceSubject(_ text: String, _ loaded: LoadedSurvey, _ plan: TracedPlan) throws(Failure) -> TraceSubject {
    do throws(TraceSubject.Fault) {
      return try TraceSubject(text, loaded.survey, plan.progress?.plan)
    } catch {
      throw Failure(.usage, plan.fault.map { "\(error.message) \($0)" } ?? error.message)
    }
  }

  /// The way from a figure to what is behind it and to what came of it.
  func trace(
    _ subject: TraceSubject, of loaded: LoadedSurvey, _ evidence: ReportEvidence, _ plan: TracedPlan, on day: CivilDate
  ) throws(Failure) -> TraceReport {
    trace(
      subject, try priorityReport(of: loaded, evidence, on: day),
      TraceWords(texts: evidence.texts, sessions: evidence.sessions),
      plan)
  }

  /// The same of a report that was made before, and of what was written and said.
  func trace(
    _ subject: TraceSubject, _ report: PriorityReport, _ words: TraceWords, _ plan: TracedPlan
  ) -> TraceReport {
    let asksForComments = !report.survey.commentQuestions.isEmpty
    return TraceReport(
      report, asksForComments ? words.texts?.comments : nil, words.sessions,
      contributions: words.texts?.contributions, plan.progress, planFault: plan.fault, of: subject)
  }
}

/// What people wrote and said, which a trace leads back to.
struct TraceWords {
  /// Nil where the survey declares no themes, or where nothing was ever stored.
  let texts: CodedTexts?
  let sessions: [SessionOutcome]
}
