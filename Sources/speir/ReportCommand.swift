internal import ArgumentParser
internal import Priorities
internal import Reports
internal import Responses
internal import Surveys

/// `speir report`: definition and responses in, the priority report out.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Make the priority report of a survey.",
    discussion: """
      Writes priority-report.html, .md and .json, questions.csv and priorities.csv into reports/<id>, and shows a summary. That is the edition \
      for the organisers, and says so; with --public the same names stand in reports/<id>/public, and may be handed out.

      With --by it writes by-<question>.html, .md, .csv and .json instead: every answer by who chose what of that question.
      With --against it writes against-<other>.html, .md, .csv and .json instead: what changed since that other round of the survey.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(help: ArgumentHelp("Which forms to write, with commas between them.", valueName: "html,md,csv,json"))
  var format = "html,md,csv,json"

  @Option(
    help: ArgumentHelp(
      "The folder to write into. (default: reports/<id>, with --public its folder public)", valueName: "dir"))
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

  @Option(
    help: ArgumentHelp("With --responses: the sessions, as speir session export writes them.", valueName: "file"))
  var sessions: String?

  @Flag(
    name: .customLong("public"),
    help: "For publication: hide small counts, and those that would give them away. Only once the survey is closed.")
  var isPublic = false

  @Option(
    help: ArgumentHelp(
      "Show every answer by who chose what of this question to select one or several.", valueName: "question"))
  var by: String?

  @Option(help: ArgumentHelp("Show what changed since this other round of the survey.", valueName: "survey"))
  var against: String?

  @Option(
    help: ArgumentHelp(
      "With --against: what was called otherwise then, as q=old, q.row=old, q/choice=old or themes/t=old; may stand several times.",
      valueName: "now=before"))
  var renamed: [String] = []

  @Option(
    help: ArgumentHelp(
      "Show what becomes of the order if these areas were one; may stand several times.", valueName: "area,area"))
  var asOne: [String] = []

  @OptionGroup var directory: DirectoryOption

  func validate() throws {
    guard by == nil || against == nil else { throw ValidationError("Give either --by or --against.") }
    guard asOne.isEmpty || by == nil && against == nil && !isPublic else {
      throw ValidationError("--as-one goes neither with --by or --against nor with --public.")
    }
    guard against != nil || renamed.isEmpty else { throw ValidationError("--renamed goes with --against.") }
  }

  func run() throws {
    let world = World.live(directory)
    let formats = try chosenFormats()
    let loaded = try world.load(survey)
    if isPublic { try world.requireClosed(loaded) }
    let date = try chosenDate()
    let own = isPublic ? world.folder.publicReports(of: loaded.survey.id) : world.folder.reports(of: loaded.survey.id)
    let folder = output ?? own
    let earlier = world.publications(of: loaded.survey)
    let evidence = try world.evidence(of: loaded, inFile: responses, codes: codes, sessions: sessions)
    let ledger = evidence.responses.sorted.ledger
    if isPublic { try earlier.require(table: by, ledger) }
    let files: (ReportFormat) -> [(name: String, bytes: [UInt8])]
    /// What the page of results shows from now on.
    var open: Paper?
    if let by {
      let report = try world.crossReport(of: loaded, evidence.responses.sorted, by: by, on: date, isPublic: isPublic)
      files = { $0.files(report) }
    } else {
      let report = try world.priorityReport(
        of: loaded, evidence, on: date, isPublic: isPublic, asOne: try mergers(loaded.survey))
      if let against {
        let rounds = try self.rounds(report, since: against, loaded, world)
        files = { $0.files(rounds) }
      } else {
        files = { $0.files(report) }
        if isPublic, loaded.survey.results == .open, responses == nil { open = report.openPaper }
        world.console.print(report.terminalSummary)
      }
    }
    if isPublic { try earlier.note(table: by, ledger) }
    var written: [String] = []
    for (name, bytes) in ReportFormat.allCases.filter(formats.contains).flatMap(files) {
      try OutputFile.write(bytes, to: folder + "/" + name)
      written.append(name)
    }
    if let open { try ResultsPage(in: world.folder.publicReports(of: loaded.survey.id)).keep(open, ledger) }
    let edition = isPublic ? "The edition for publication was written" : "Written"
    world.console.print("\(edition) to \(folder): \(written.joined(separator: ", "))")
  }

  /// The report beside that on another round of the survey, of what is in its store.
  private func rounds(
    _ report: PriorityReport, since name: String, _ now: LoadedSurvey, _ world: World
  ) throws -> RoundReport {
    let before = try world.load(name)
    guard before.survey.id != now.survey.id else {
      throw Failure(.usage, "--against names another round: ‘\(name)’ is the same survey.")
    }
    let names = Set(before.survey.allQuestions.map(\.name))
    guard now.survey.allQuestions.contains(where: { names.contains($0.name) }) || !renamed.isEmpty else {
      throw Failure(
        .usage,
        "‘\(now.survey.id)’ and ‘\(before.survey.id)’ have no question in common. If questions were renamed, say so with --renamed; else compare other rounds."
      )
    }
    if isPublic { try world.requireClosed(before) }
    let mapping = try mapping(now, before)
    let evidence = try world.evidence(of: before, inFile: nil, codes: nil, sessions: nil)
    guard !evidence.responses.sorted.ids.isEmpty else {
      throw Failure(
        .noInput,
        "Nobody's answers to ‘\(before.survey.id)’ count, so there is nothing to compare with. Import them first.")
    }
    // What it says of that round is an edition of it, too.
    let (earlier, ledger) = (world.publications(of: before.survey), evidence.responses.sorted.ledger)
    if isPublic { try earlier.require(table: nil, ledger) }
    let older = try world.priorityReport(of: before, evidence, isPublic: isPublic)
    if isPublic { try earlier.note(table: nil, ledger) }
    return RoundReport(report, older, mapping)
  }

  /// The areas that are to be taken as one, each list with two or more of them.
  private func mergers(_ survey: Survey) throws(Failure) -> [[Name]] {
    let declared = survey.themes.map(\.name)
    var found: [[Name]] = []
    for text in asOne {
      let names = text.split(separator: ",").map { $0.filter { $0 != " " } }
      for name in names where !declared.contains(where: { $0.text == name }) {
        let hint = Spelling.nearest(to: name, among: declared.map(\.text)).map { " Did you mean ‘\($0)’?" }
        throw Failure(
          .usage, "There is no area ‘\(name)’.\(hint ?? " There are: \(declared.map(\.text).joined(separator: ", ")).")"
        )
      }
      guard Set(names).count == names.count, names.count > 1 else {
        throw Failure(.usage, "--as-one wants two areas or more, with commas between them, such as roof,heating.")
      }
      found.append(names.compactMap { Name($0) })
    }
    return found
  }

  /// What was called otherwise in the round before.
  private func mapping(_ now: LoadedSurvey, _ before: LoadedSurvey) throws(Failure) -> RoundMapping {
    var mapping = RoundMapping()
    for text in renamed where !mapping.add(text) {
      throw Failure(
        .usage,
        "‘\(text)’ does not say what was renamed, or says it twice. Write it as q=old, q.row=old, q/choice=old or themes/t=old."
      )
    }
    let unknown = mapping.unknown(now.survey, before.survey)
    guard unknown.isEmpty else {
      throw Failure(
        .usage,
        "What is said to be renamed is not there: \(unknown.map { "‘\($0)’" }.joined(separator: ", ")). Write the name of now, an equals sign, and the name of before."
      )
    }
    return mapping
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
