internal import Pages
internal import Priorities
internal import Reports
internal import Responses
internal import Sessions
internal import Surveys
internal import Themes

/// How a priority report comes to be.
extension World {
  /// The priority report on what was sorted, and on what its comments and sessions say.
  ///
  /// - Parameters:
  ///   - date: the date on the paper; nil for the definition's, or else today.
  ///   - asOne: the themes for which the order is computed once more as if they were one.
  ///   - isPublic: whether it is for publication, without what could show who said what.
  /// - Throws: `Failure` where so few answered that it cannot be published.
  func priorityReport(
    of loaded: LoadedSurvey, _ evidence: ReportEvidence, on date: CivilDate? = nil, isPublic: Bool = false,
    asOne: [[Name]] = []
  ) throws(Failure) -> PriorityReport {
    let responses = evidence.responses
    let result = PriorityResult.compute(
      loaded.survey, responses.sorted.matrix, counts: responses.counts, comments: evidence.comments,
      sessions: evidence.sessions, contributions: evidence.contributions, asOne: asOne)
    return try report(
      of: loaded, responses.sorted, isPublic ? try published(result, loaded.survey, responses.sorted.ledger) : result,
      on: date)
  }

  /// Two reports of an open survey could be subtracted, and show what came in between.
  func requireClosed(_ loaded: LoadedSurvey) throws(Failure) {
    guard let closes = loaded.survey.closes else {
      throw Failure(
        .notAllowed,
        "Only the report of a closed survey can be published. Say under ‘closes’ in the definition on which day it closed."
      )
    }
    guard closes < (try today(in: loaded.survey.timezone)) else {
      throw Failure(
        .notAllowed,
        "Only the report of a closed survey can be published. This one closes at the end of \(Figures.day(closes)); publish it after that."
      )
    }
  }

  /// Every answer by who chose what of one question.
  ///
  /// - Throws: `Failure` where there is no such question to select from, or where it cannot be published.
  func crossReport(
    of loaded: LoadedSurvey, _ sorted: SortedResponses, by name: String, on date: CivilDate?, isPublic: Bool
  ) throws(Failure) -> CrossReport {
    let survey = loaded.survey
    guard let question = Name(name),
      let table = CrossTable.compute(survey, sorted.matrix, by: question, isPublic: isPublic)
    else {
      let names = survey.questionsOutsideRepeats.filter(\.makesGroups).map(\.name.text)
      let hint = Spelling.nearest(to: name, among: names).map { " Did you mean ‘\($0)’?" }
      let all = names.isEmpty ? " This survey has none." : " There are: \(names.joined(separator: ", "))."
      throw Failure(
        .usage, "There is no question ‘\(name)’ to select one or several choices from.\(hint ?? all)")
    }
    // How sure the order is stands in no table.
    var undrawn = survey
    undrawn.priorities.bootstrap = 0
    let result = PriorityResult.compute(undrawn, sorted.matrix)
    guard isPublic else { return CrossReport(try report(of: loaded, sorted, result, on: date), table) }
    let safe = try published(result, survey, sorted.ledger)
    let shown: CrossTable
    do { shown = try table.published(survey, result, safe) } catch {
      throw unsafe(error, sorted.ledger)
    }
    return CrossReport(try report(of: loaded, sorted, safe, on: date), shown)
  }

  private func report(
    of loaded: LoadedSurvey, _ sorted: SortedResponses, _ result: PriorityResult, on date: CivilDate?
  ) throws(Failure) -> PriorityReport {
    let survey = loaded.survey
    let day: CivilDate = if let known = date ?? survey.report.date { known } else { try today(in: survey.timezone) }
    return PriorityReport(
      survey: survey, result: result, ledger: sorted.ledger,
      form: loaded.form.text, method: loaded.method, methodChanges: try methodChanges(of: loaded), date: day,
      days: try days(sorted.times, survey), modes: sorted.modes)
  }

  private func published(
    _ result: PriorityResult, _ survey: Survey, _ ledger: Ledger
  ) throws(Failure) -> PriorityResult {
    do {
      return try result.published(survey)
    } catch {
      throw unsafe(error, ledger)
    }
  }

  private func unsafe(_ fault: UnsafePublication, _ ledger: Ledger) -> Failure {
    if fault.isAskedOfSome, let question = fault.question {
      return Failure(
        .notAllowed,
        """
        A table by ‘\(question)’ cannot be published: it is asked only of some, by what they answered before, and its groups would tell what that was. \
        Print it for the organisers alone, without --public.
        """)
    }
    let what = fault.question.map { "the answers to ‘\($0)’ could" } ?? "it could"
    return Failure(
      .notAllowed,
      "This report cannot be published: so few answered that \(what) show who said what. Print it for the organisers alone, without --public.\(outside(ledger))"
    )
  }

  /// Whoever brings the closing day forward may not think of those who answered after it; empty where there are none.
  private func outside(_ ledger: Ledger) -> String {
    guard ledger.outsideDates > 0 else { return "" }
    let (came, count) = ledger.outsideDates == 1 ? ("response", "is") : ("responses", "are")
    return
      " \(ledger.outsideDates) \(came) came before the day under ‘opens’ or after the one under ‘closes’, and \(count) not counted: if these days are not what you meant, put them right in the definition."
  }

  /// The days on which the responses came in, in the survey's own time zone; nil where none has a time.
  private func days(_ times: ClosedRange<Moment>?, _ survey: Survey) throws(Failure) -> ClosedRange<CivilDate>? {
    guard let times, let first = try day(of: times.lowerBound, in: survey.timezone),
      let last = try day(of: times.upperBound, in: survey.timezone)
    else { return nil }
    return first...max(first, last)
  }
}

/// A form in which the priority report is written.
enum ReportFormat: String, CaseIterable {
  case html, md, csv, json

  /// The report's files in this form, by their names.
  func files(_ report: PriorityReport) -> [(name: String, bytes: [UInt8])] {
    switch self {
    case .html: [("priority-report.html", PaperPage(report.paper).html)]
    case .md: [("priority-report.md", Array(report.markdown.utf8))]
    case .json: [("priority-report.json", Array(report.json.utf8))]
    case .csv:
      [("questions.csv", Array(report.questionsCSV.utf8)), ("priorities.csv", Array(report.prioritiesCSV.utf8))]
    }
  }

  /// The files of a table by groups in this form.
  func files(_ report: CrossReport) -> [(name: String, bytes: [UInt8])] {
    [(report.fileName + "." + rawValue, bytes(report.paper, csv: report.csv, json: report.json))]
  }

  /// The files of two rounds side by side in this form.
  func files(_ report: RoundReport) -> [(name: String, bytes: [UInt8])] {
    [(report.fileName + "." + rawValue, bytes(report.paper, csv: report.csv, json: report.json))]
  }

  private func bytes(_ paper: Paper, csv: @autoclosure () -> String, json: @autoclosure () -> String) -> [UInt8] {
    switch self {
    case .html: PaperPage(paper).html
    case .md: Array(paper.markdown.utf8)
    case .csv: Array(csv().utf8)
    case .json: Array(json().utf8)
    }
  }
}

extension Question {
  /// Whether answers can be shown by who chose what of it.
  fileprivate var makesGroups: Bool {
    switch kind {
    case .selectOne, .selectMultiple: true
    default: false
    }
  }
}
