internal import ArgumentParser
internal import Plans
internal import Reports
internal import Surveys

/// `speir plan report`: the plan as the annex of a committee paper.
struct PlanReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Print the plan as a table, beside the priorities that it answers.",
    discussion: """
      Writes plan.html, .md, .csv and .json into reports/<id>. With --format docx or odt it needs Pandoc, and for pdf Chromium or \
      WeasyPrint.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(
    help: ArgumentHelp(
      "Which forms to write, with commas between them; also docx, odt and pdf.", valueName: "html,md,csv,json"))
  var format = "html,md,csv,json"

  @Option(help: ArgumentHelp("The folder to write into. (default: reports/<id>)", valueName: "dir"))
  var output: String?

  @Option(
    help: ArgumentHelp("The date on the paper, as 2016-03-30. (default: the definition's, or none)", valueName: "date"))
  var on: String?

  @OptionGroup var source: EvidenceOptions

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let formats = try PaperFormat.chosen(format, of: PaperFormat.allCases)
    let loaded = try world.loadPlan(survey)
    let plan = try loaded.plan()
    let evidence: PlanEvidence? =
      if let definition = loaded.survey {
        try world.evidence(on: definition, inFile: source.responses, codes: source.codes, sessions: source.sessions)
      } else {
        nil
      }
    let report = PlanReport(plan: plan, evidence: evidence, front: try front(loaded.survey?.survey))
    let folder = output ?? world.folder.reports(of: loaded.id)
    let written = try PaperFormat.write(formats, "plan", to: folder, report.paper, csv: report.csv, json: report.json)
    world.console.print(
      "The plan has \(plan.improvements.count.counted("improvement")) and \(plan.actions.count.counted("action")).")
    world.console.print("Written to \(folder): \(written.joined(separator: ", "))")
  }

  /// The front page of the paper that the plan belongs to.
  private func front(_ survey: Survey?) throws(Failure) -> [Paper.Entry] {
    let front = survey?.report
    let date = if let on { try CivilDate(option: on) } else { front?.date }
    let entries: [(String, String?)] = [
      ("Body", front?.body?.text), ("Meeting", front?.meeting?.text), ("Agenda item", front?.agendaItem),
      ("Report number", front?.reportNumber), ("Date", date.map(Figures.day)), ("Author", front?.author?.text),
    ]
    return entries.compactMap { label, text in text.map { Paper.Entry(label: label, text: $0) } }
  }
}
