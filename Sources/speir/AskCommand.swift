internal import ArgumentParser
internal import Phrases
internal import ResponseFiles
internal import Responses
internal import SQLiteStore
internal import Seals
internal import SurveyFiles
internal import Surveys
internal import TerminalForm

/// `speir ask`: puts the questionnaire to the person at the terminal, or takes their answers from a file, and stores the response.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Answer a survey in the terminal, or from a file.",
    discussion: """
      Nothing is stored before the answers are sent at the end. With --answers nothing is asked: every answer that is missing or \
      wrong is listed, and then nothing is stored.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(help: ArgumentHelp("Take the answers from a file in YAML or JSON; - for standard input.", valueName: "file"))
  var answers: String?

  @Option(help: ArgumentHelp("Answer as this audience, by its name.", valueName: "audience"))
  var audience: String?

  @Option(help: ArgumentHelp("Ask in this language of the survey's, such as gd.", valueName: "language"))
  var language: String?

  @Flag(help: "Ask line by line, without colour or movement, as a screen reader likes it.")
  var plain = false

  @Flag(help: "Check the answers and store nothing.")
  var dryRun = false

  @Flag(help: "Print the receipt, the problems, or with --dry-run the response, as JSON.")
  var json = false

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    let asked = try chosenLanguage(of: loaded.survey)
    let phrases = Phrases(asked ?? loaded.survey.defaultLanguage)
    let today = try world.today(in: loaded.survey.timezone)
    try refuseUnlessOpen(loaded.survey, on: today, phrases)
    let preset = try presetAudience(of: loaded.survey)
    // The store is opened before anything is asked: nobody should answer in vain.
    let store = dryRun ? nil : try world.store(for: loaded)
    if let store { try refuseIfFull(store, loaded.survey, phrases) }
    let startedAt = world.now()
    let index = QuestionIndex(loaded.survey)
    let sheet: AnswerSheet
    var spoken = phrases.language
    if let answers {
      sheet = try read(answers, index, preset, today, phrases, world)
    } else {
      (sheet, spoken) = try ask(index, asked, preset, today, world)
    }
    let response = ResponseMaking(
      loaded: loaded, language: spoken, startedAt: startedAt, submittedAt: world.now(), answers: sheet)
    try finish(response, store, Phrases(spoken), world)
  }

  // MARK: - Before anything is asked

  private func chosenLanguage(of survey: Survey) throws(Failure) -> Language? {
    guard let language else { return nil }
    if let known = survey.languages.first(where: { $0.code == language }) { return known }
    let known = survey.languages.map(\.code).joined(separator: ", ")
    throw Failure(.usage, "This survey is not written in ‘\(language)’. Its languages are: \(known).")
  }

  private func refuseUnlessOpen(_ survey: Survey, on today: CivilDate, _ phrases: Phrases) throws(Failure) {
    if let opens = survey.opens, today < opens {
      throw Failure(.notAllowed, phrases(.notOpenYet, ["date": opens.description]))
    }
    if let closes = survey.closes, today > closes {
      throw Failure(.notAllowed, phrases(.closed, ["date": closes.description]))
    }
  }

  private func refuseIfFull(_ store: SurveyStore, _ survey: Survey, _ phrases: Phrases) throws(Failure) {
    guard let limit = survey.limit else { return }
    do throws(StoreFault) {
      if try store.counters().responses >= limit { throw StoreFault.limitReached(limit) }
    } catch {
      throw Failure(error)
    }
  }

  private func presetAudience(of survey: Survey) throws(Failure) -> (question: Name, audience: Name)? {
    guard let audience else { return nil }
    guard let question = survey.audienceQuestion else {
      throw Failure(.usage, "This survey does not ask for an audience: leave --audience out.")
    }
    if let name = Name(audience), question.choiceSet?[name] != nil { return (question.name, name) }
    let known = survey.audiences.map(\.name.text)
    let meant = Spelling.nearest(to: audience, among: known).map { " Did you mean ‘\($0)’?" } ?? ""
    throw Failure(
      .usage, "There is no audience ‘\(audience)’.\(meant) The audiences are: \(known.joined(separator: ", ")).")
  }

  // MARK: - The answers

  /// The answers in a file, as they would be submitted.
  private func read(
    _ file: String, _ index: QuestionIndex, _ preset: (question: Name, audience: Name)?, _ today: CivilDate,
    _ phrases: Phrases, _ world: World
  ) throws -> AnswerSheet {
    let bytes = try InputFile.bytes(of: file, limit: SurveyText.limit)
    let reading = AnswersFile.read(bytes, file: file == "-" ? "standard input" : file, for: index.survey)
    guard let answers = reading.answers else {
      throw Failure(.badData, FindingPrinter(width: 120).text(of: reading.findings) + phrases(.nothingStored))
    }
    if !reading.findings.findings.isEmpty {
      world.console.printError(FindingPrinter(width: 120).text(of: reading.findings))
    }
    var outcome = SheetReading.read(index, answers)
    if let preset { outcome.sheet[preset.question] = .choice(preset.audience) }
    let interview = Interview(index: index, sheet: outcome.sheet, today: today)
    let problems = interview.problems(after: outcome)
    guard problems.isEmpty else {
      let list = ProblemList(problems: problems, phrases: phrases, index: index)
      if json { world.console.print(list.json) }
      throw Failure(.badData, json ? "" : list.text + "\n" + phrases(.nothingStored))
    }
    return interview.submission()
  }

  /// The answers of the person at the terminal, and the language in which they gave them.
  private func ask(
    _ index: QuestionIndex, _ language: Language?, _ preset: (question: Name, audience: Name)?, _ today: CivilDate,
    _ world: World
  ) throws(Failure) -> (AnswerSheet, Language) {
    var sheet = Interview.start(survey: index.survey)
    if let preset { sheet[preset.question] = .choice(preset.audience) }
    var face = PlainFace(
      index: index, language: language, sheet: sheet, answered: preset.map { [$0.question] } ?? [], today: today,
      reader: TerminalLines(), writer: TerminalWords(console: world.console, toErrors: json))
    switch face.run() {
    case .submitted(let sheet, let language): return (sheet, language)
    // The face has said that nothing is stored.
    case .stopped: throw Failure(.ok, "")
    case .inputEnded: throw Failure(.badData, "")
    }
  }

  // MARK: - The end

  private func finish(
    _ making: ResponseMaking, _ store: SurveyStore?, _ phrases: Phrases, _ world: World
  ) throws(Failure) {
    var chance = SystemRandomNumberGenerator()
    guard let store else {
      let submission = making.submission(receipt: nil, using: &chance)
      world.console.print(
        json
          ? submission.record.line(of: making.loaded.survey.id) : phrases(.soundAnswers) + " " + phrases(.nothingStored)
      )
      return
    }
    let receipt = Receipt(of: making.loaded.survey.id, using: &chance)
    let submission = making.submission(receipt: receipt.sealed(under: store.key), using: &chance)
    do throws(StoreFault) {
      var waiting: Submission? = submission
      _ = try store.add(limit: making.loaded.survey.limit) {
        defer { waiting = nil }
        return waiting.map { .response($0) } ?? .end
      }
    } catch {
      throw Failure(error)
    }
    if json {
      return world.console.print(JSONValue.object([JSONValue.Member("receipt", .string(receipt.description))]).text)
    }
    world.console.print("\n" + phrases(.thanks))
    world.console.print(phrases(.receipt, ["receipt": receipt.description]))
    world.console.print(phrases(.receiptUse))
  }
}
