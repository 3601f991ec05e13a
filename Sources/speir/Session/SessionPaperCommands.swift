internal import ArgumentParser
internal import Foundation
internal import Pages
internal import PlanFiles
internal import Plans
internal import Priorities
internal import Reports
internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys

/// `speir session minutes`: the minutes of a session, for a person to go on with.
struct SessionMinutesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "minutes", abstract: "Write the minutes of a session.",
    discussion: """
      Writes reports/<id>/minutes-<day>.yaml, which you may change, and prints it as HTML and Markdown beside it, as speir minutes does. \
      Where that file holds the minutes of another meeting of the day, it is minutes-<day>-<session>.yaml. The actions stand from then on in \
      the same list as the plan's. Minutes that are there already are printed as they are; with --anew they are written afresh from the \
      session. What coders withheld (speir code) is not printed; how much that is is said.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Argument(help: ArgumentHelp("Id of the session.", valueName: "session"))
  var session: String

  @Option(
    help: ArgumentHelp("Which forms to write, with commas between them; also docx, odt and pdf.", valueName: "html,md"))
  var format = "html,md"

  @Flag(help: "Write minutes that are there already afresh from the session.")
  var anew = false

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let formats = try PaperFormat.chosen(format, of: [.html, .md, .docx, .odt, .pdf])
    let room = try world.room(survey, session)
    let minutes = try SessionMinutes(world, room)
    let kept = try minutes.kept()
    let file: MinutesFile
    if let kept, !anew {
      file = kept
      world.console.print(
        "\(minutes.path(of: kept.name)) is there already, and is printed as it is; --anew writes it afresh.")
      switch minutes.stillPrinted(in: kept.minutes) {
      case 0: break
      case 1:
        world.console.printError("It holds a contribution that is withheld now. Take it out, or write it with --anew.")
      case let count:
        world.console.printError(
          "It holds \(count) contributions that are withheld now. Take them out, or write it with --anew.")
      }
    } else {
      file = try minutes.write()
      world.console.print("Written to \(minutes.path(of: file.name))")
    }
    let folder = world.folder.reports(of: room.loaded.survey.id)
    try world.writeOut(MinutesReport(file.minutes).paper, file.name, formats, to: folder)
  }
}

/// `speir session packs`: what each small group of a consensus session reads first.
struct SessionPacksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "packs", abstract: "Print a briefing pack for each small group.",
    discussion: """
      Each group takes three areas, or those that the scribe gave it (/give), and reads the figures, what people wrote, and the ideas so \
      far. What coders withheld (speir code) is counted and not printed. Writes briefing-<session>-<group> as HTML and Markdown. “Not for \
      publication” stands at its head, since it shows small groups' figures; once the survey is closed, --public hides those and writes into \
      reports/<id>/public.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Argument(help: ArgumentHelp("Id of the session.", valueName: "session"))
  var session: String

  @Option(
    help: "How many groups there are. (default: those that were given areas, or else as many as three areas each need)")
  var groups: Int?

  @OptionGroup var edition: EditionOptions

  @OptionGroup var paper: DocumentOptions

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let formats = try paper.formats
    guard (1...50).contains(groups ?? 1) else { throw Failure(.usage, "Give a number of --groups from 1 to 50.") }
    let room = try world.room(survey, session)
    let survey = room.loaded.survey
    guard !survey.themes.isEmpty else { throw Failure(.badData, "‘\(survey.id)’ has no areas to brief anybody on.") }
    if edition.isPublic { try world.requireClosed(room.loaded) }
    let evidence = try world.evidence(of: room.loaded, inFile: nil, codes: nil, sessions: nil)
    let report = try world.priorityReport(of: room.loaded, evidence, isPublic: edition.isPublic)
    if edition.isPublic { try world.publications(of: survey).note(table: nil, evidence.responses.sorted.ledger) }
    let order = report.result.themes.map(\.theme)
    let outcome = try room.outcome()
    let withheld = try world.withheld(of: survey, in: room.store)
    for (table, themes) in BriefingPack.shares(outcome.state, order: order, groups: groups) {
      let pack = BriefingPack(
        report, outcome.session, table: table, themes: themes, sessions: evidence.sessions, withheld: withheld
      ).paper
      let folder = paper.folder(of: survey.id, world, isPublic: edition.isPublic)
      try world.writeOut(pack, "briefing-\(room.session.id)-\(table)", formats, to: folder)
    }
  }
}

/// `speir letter`: the letter that sends the report out.
struct LetterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter", abstract: "Write the covering letter to the report.",
    discussion: """
      It says what was done, what is recommended and what is asked of the readers, in the words of the definition's ‘report’. Writes \
      reports/<id>/letter.html and .md. “Not for publication” stands at its head, as on the report that it encloses; once the survey is closed, \
      --public makes the letter to the report for publication, in reports/<id>/public.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(help: ArgumentHelp("The date on the letter. (default: the report's, or else today)", valueName: "date"))
  var on: String?

  @OptionGroup var source: EvidenceOptions

  @OptionGroup var edition: EditionOptions

  @OptionGroup var paper: DocumentOptions

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let formats = try paper.formats
    let loaded = try world.load(survey)
    if edition.isPublic { try world.requireClosed(loaded) }
    let day = if let on { try CivilDate(option: on) } else { CivilDate?.none }
    let evidence = try world.evidence(
      of: loaded, inFile: source.responses, codes: source.codes, sessions: source.sessions)
    let report = try world.priorityReport(of: loaded, evidence, on: day, isPublic: edition.isPublic)
    // What a letter or a pack says of the order is an edition of it, as the report is.
    if edition.isPublic { try world.publications(of: loaded.survey).note(table: nil, evidence.responses.sorted.ledger) }
    let agreed = evidence.sessions.agreed?.agreedOrder.map(\.theme) ?? []
    let letter = CoveringLetter(report, agreed: Array(agreed.prefix(loaded.survey.priorities.top))).paper
    let folder = paper.folder(of: loaded.survey.id, world, isPublic: edition.isPublic)
    try world.writeOut(letter, "letter", formats, to: folder)
  }
}

extension World {
  /// Writes a paper in each form under a name, and says where.
  func writeOut(_ paper: Paper, _ name: String, _ formats: [PaperFormat], to folder: String) throws(Failure) {
    var written: [String] = []
    for format in formats {
      let file = "\(name).\(format.rawValue)"
      switch format {
      case .html: try OutputFile.write(PaperPage(paper).html, to: "\(folder)/\(file)")
      case .md: try OutputFile.write(Array(paper.markdown.utf8), to: "\(folder)/\(file)")
      case .csv, .json: continue
      case .docx, .odt, .pdf: try OfficeConverter(format).write(PaperPage(paper).document, to: "\(folder)/\(file)")
      }
      written.append(file)
    }
    console.print("Written to \(folder): \(written.joined(separator: ", "))")
  }
}
