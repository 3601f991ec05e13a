internal import ArgumentParser
internal import Pages
internal import Priorities
internal import Reports
internal import Responses
internal import Seals
internal import Surveys

/// `speir report`: definition and responses in, the priority report out.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Make the priority report of a survey.",
    discussion: """
      Writes priority-report.html, .md and .json, questions.csv and priorities.csv into reports/<id>, and shows a summary.
      """)

  /// A form in which the report is written.
  enum Format: String, CaseIterable {
    case html, md, csv, json
  }

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

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let formats = try chosenFormats()
    let loaded = try world.load(survey)
    if isPublic { try requireClosed(loaded, world) }
    let date = try date(loaded.survey, world)
    let (sorted, comments) = try world.evidence(of: loaded, inFile: responses, codes: codes)
    let result = PriorityResult.compute(loaded.survey, sorted.matrix, comments: comments)
    let report = PriorityReport(
      survey: loaded.survey, result: isPublic ? try published(result, loaded.survey) : result, ledger: sorted.ledger,
      form: loaded.form.text, method: loaded.method, methodChanges: try world.methodChanges(of: loaded), date: date,
      days: try days(sorted.times, loaded.survey, world), modes: sorted.modes)
    let folder = output ?? world.folder.reports(of: loaded.survey.id)
    var written: [String] = []
    for format in Format.allCases where formats.contains(format) {
      for (name, bytes) in files(report, format) {
        try OutputFile.write(bytes, to: folder + "/" + name)
        written.append(name)
      }
    }
    world.console.print(report.terminalSummary)
    world.console.print("Written to \(folder): \(written.joined(separator: ", "))")
  }

  private func published(_ result: PriorityResult, _ survey: Survey) throws(Failure) -> PriorityResult {
    do {
      return try result.published(survey)
    } catch {
      let what = error.question.map { "the answers to ‘\($0)’ could" } ?? "it could"
      throw Failure(
        .notAllowed,
        "This report cannot be published: so few answered that \(what) show who said what. Print it for the organisers alone, without --public."
      )
    }
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

  private func chosenFormats() throws(Failure) -> Set<Format> {
    var chosen: Set<Format> = []
    for name in format.split(separator: ",") {
      guard let one = Format(rawValue: name.lowercased()) else {
        throw Failure(.usage, "There is no format ‘\(name)’. Use html, md, csv or json, with commas between them.")
      }
      chosen.insert(one)
    }
    guard !chosen.isEmpty else { throw Failure(.usage, "Name at least one format: html, md, csv or json.") }
    return chosen
  }

  /// The date asked for, or else the definition's, or else today.
  private func date(_ survey: Survey, _ world: World) throws(Failure) -> CivilDate {
    if let on {
      guard let day = CivilDate(iso: on) else {
        throw Failure(.usage, "‘\(on)’ is no date. Write it as year-month-day, such as 2016-03-30.")
      }
      return day
    }
    if let day = survey.report.date { return day }
    return try world.today(in: survey.timezone)
  }

  /// The days on which the responses came in, in the survey's own time zone; nil where none has a time.
  private func days(
    _ times: ClosedRange<Moment>?, _ survey: Survey, _ world: World
  ) throws(Failure) -> ClosedRange<CivilDate>? {
    guard let times, let first = try world.day(of: times.lowerBound, in: survey.timezone),
      let last = try world.day(of: times.upperBound, in: survey.timezone)
    else { return nil }
    return first...max(first, last)
  }

  private func files(_ report: PriorityReport, _ format: Format) -> [(name: String, bytes: [UInt8])] {
    switch format {
    case .html: [("priority-report.html", PaperPage(report.paper).html)]
    case .md: [("priority-report.md", Array(report.markdown.utf8))]
    case .json: [("priority-report.json", Array(report.json.utf8))]
    case .csv:
      [("questions.csv", Array(report.questionsCSV.utf8)), ("priorities.csv", Array(report.prioritiesCSV.utf8))]
    }
  }
}
