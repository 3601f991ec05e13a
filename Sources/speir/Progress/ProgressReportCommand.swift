internal import ArgumentParser
internal import Plans
internal import Reports
internal import Surveys

/// What the commands that look at progress are asked for.
struct ProgressOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(help: ArgumentHelp("The day of the report, as 2016-09-30. (default: today)", valueName: "date"))
  var on: String?

  @Flag(help: "Leave out what is done.")
  var outstanding = false

  @OptionGroup var directory: DirectoryOption

  /// The report asked for, and the id of its plan.
  func report(_ world: World, since: String? = nil) throws(Failure) -> (report: ProgressReport, id: String) {
    let day = try world.day(on)
    let loaded = try world.loadProgress(survey, until: day)
    let before = if let since { try CivilDate(option: since) } else { CivilDate?.none }
    if let before, before >= day {
      throw Failure(.usage, "The report before, of \(before), must be older than this one, of \(day).")
    }
    return (
      ProgressReport(
        plan: loaded.plan, log: try loaded.log(), on: day, since: before, isOutstandingOnly: outstanding), loaded.id
    )
  }
}

/// `speir progress report`: how each action stands, by its author's word and by its date.
struct ProgressReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Report how each action stands, and what changed since the report before.",
    discussion: """
      Writes progress.html, .md and .json into reports/<id>, and shows a summary. What people noted and what follows from the due days \
      stand side by side. With --format docx or odt it needs Pandoc, and for pdf Chromium or WeasyPrint.
      """)

  @OptionGroup var options: ProgressOptions

  @Option(
    help: ArgumentHelp(
      "The day of the report before this one. (default: the last day with notes before the latest)", valueName: "date"))
  var since: String?

  @Option(
    help: ArgumentHelp(
      "Which forms to write, with commas between them; also docx, odt and pdf.", valueName: "html,md,json"))
  var format = "html,md,json"

  @Option(help: ArgumentHelp("The folder to write into. (default: reports/<id>)", valueName: "dir"))
  var output: String?

  @Flag(help: "Print the report as JSON in the place of the summary.")
  var json = false

  func run() throws {
    let world = World.live(options.directory)
    let formats = try PaperFormat.chosen(format, of: PaperFormat.allCases.filter { $0 != .csv })
    let (report, id) = try options.report(world, since: since)
    let folder = output ?? world.folder.reports(of: id)
    let written = try PaperFormat.write(formats, "progress", to: folder, report.paper, json: report.json)
    if json { return world.console.write(report.json) }
    world.console.print(report.terminalSummary)
    world.console.print("Written to \(folder): \(written.joined(separator: ", "))")
  }
}

/// `speir progress calendar`: the due days for other programs' calendars.
struct ProgressCalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "Write the due days as a calendar (iCalendar) that other programs take in.")

  @OptionGroup var options: ProgressOptions

  @Option(
    help: ArgumentHelp(
      "Where to write; - for standard output. (default: reports/<id>/due-dates.ics)", valueName: "file"))
  var output: String?

  func run() throws {
    let world = World.live(options.directory)
    let (report, id) = try options.report(world)
    let text = DueCalendar(report, id: id).text
    if output == "-" { return world.console.write(text) }
    let path = output ?? world.folder.reports(of: id) + "/due-dates.ics"
    try OutputFile.write(Array(text.utf8), to: path)
    let due = report.sections.flatMap(\.lines).count { $0.due != nil }
    let all = report.sections.flatMap(\.lines).count
    world.console.print("Written to \(path): \(due) of \(all.counted("action")) have a due day.")
  }
}
