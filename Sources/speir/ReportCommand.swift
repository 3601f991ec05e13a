internal import ArgumentParser
internal import Reports
internal import Surveys

/// `speir report`: definition and responses in, the priority report out.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Make the priority report of a survey.",
    discussion: """
      Writes priority-report.html, .md and .json, questions.csv and priorities.csv into reports/<id>, and shows a summary.

      With --by it writes by-<question>.html, .md, .csv and .json instead: every answer by who chose what of that question.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(help: ArgumentHelp("Which forms to write, with commas between them.", valueName: "html,md,csv,json"))
  var format = "html,md,csv,json"

  @Option(help: ArgumentHelp("The folder to write into. (default: reports/<id>)", valueName: "dir"))
  var output: String?

  @Option(
    help: ArgumentHelp("The date on the paper, as 2016-03-30. (default: the definition's, or today)", valueName: "date")
  )
  var on: String?

  @Option(
    help: ArgumentHelp("Read a file of JSON Lines instead of the store; - for standard input.", valueName: "file"))
  var responses: String?

  @Option(
    help: ArgumentHelp(
      "With --responses: the decisions about comments, as speir code export writes them.", valueName: "file"))
  var codes: String?

  @Flag(
    name: .customLong("public"),
    help: "For publication: hide small counts, and those that would give them away. Only once the survey is closed.")
  var isPublic = false

  @Option(
    help: ArgumentHelp(
      "Show every answer by who chose what of this question to select one or several.", valueName: "question"))
  var by: String?

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let formats = try chosenFormats()
    let loaded = try world.load(survey)
    if isPublic { try requireClosed(loaded, world) }
    let date = try chosenDate()
    let (sorted, comments) = try world.evidence(of: loaded, inFile: responses, codes: codes)
    let files: (ReportFormat) -> [(name: String, bytes: [UInt8])]
    if let by {
      let report = try world.crossReport(of: loaded, sorted, by: by, on: date, isPublic: isPublic)
      files = { $0.files(report) }
    } else {
      let sessions = try world.outcomes(of: loaded.survey, besideFile: responses)
      let report = try world.priorityReport(
        of: loaded, sorted, comments, sessions: sessions, on: date, isPublic: isPublic)
      files = { $0.files(report) }
      world.console.print(report.terminalSummary)
    }
    let folder = output ?? world.folder.reports(of: loaded.survey.id)
    var written: [String] = []
    for (name, bytes) in ReportFormat.allCases.filter(formats.contains).flatMap(files) {
      try OutputFile.write(bytes, to: folder + "/" + name)
      written.append(name)
    }
    world.console.print("Written to \(folder): \(written.joined(separator: ", "))")
  }

  /// Two reports of an open survey could be subtracted, and show what came in between.
  private func requireClosed(_ loaded: LoadedSurvey, _ world: World) throws(Failure) {
    guard let closes = loaded.survey.closes else {
      throw Failure(
        .notAllowed,
        "Only the report of a closed survey can be published. Say under ‘closes’ in the definition on which day it closed."
      )
    }
    guard closes < (try world.today(in: loaded.survey.timezone)) else {
      throw Failure(
        .notAllowed,
        "Only the report of a closed survey can be published. This one closes at the end of \(Figures.day(closes)).")
    }
  }

  private func chosenFormats() throws(Failure) -> Set<ReportFormat> {
    var chosen: Set<ReportFormat> = []
    for name in format.split(separator: ",") {
      guard let one = ReportFormat(rawValue: name.lowercased()) else {
        throw Failure(.usage, "There is no format ‘\(name)’. Use html, md, csv or json, with commas between them.")
      }
      chosen.insert(one)
    }
    guard !chosen.isEmpty else { throw Failure(.usage, "Name at least one format: html, md, csv or json.") }
    return chosen
  }

  /// The date asked for; nil for none.
  private func chosenDate() throws(Failure) -> CivilDate? {
    guard let on else { return nil }
    guard let day = CivilDate(iso: on) else {
      throw Failure(.usage, "‘\(on)’ is no date. Write it as year-month-day, such as 2016-03-30.")
    }
    return day
  }
}
