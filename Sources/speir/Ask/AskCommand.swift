internal import ArgumentParser
internal import Phrases
internal import Responses
internal import SQLiteStore
internal import Seals
internal import Surveys

/// `speir ask`: puts the questionnaire to the person at the terminal, or takes their answers from a file, and stores the response.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Answer a survey in the terminal, or from a file.",
    discussion: """
      Answers are kept on this computer as you go, under a code with which you can come back. They count only once you have sent \
      them at the end. With --answers nothing is asked: every answer that is missing or wrong is listed, and then nothing is stored.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(help: ArgumentHelp("Take the answers from a file in YAML or JSON; - for standard input.", valueName: "file"))
  var answers: String?

  @Option(help: ArgumentHelp("Answer as this audience, by its name.", valueName: "audience"))
  var audience: String?

  @Option(help: ArgumentHelp("Ask in this language of the survey's, such as gd.", valueName: "language"))
  var language: String?

  @Option(help: ArgumentHelp("Go on with the answers that were kept under this code.", valueName: "code"))
  var resume: String?

  @Option(
    help: ArgumentHelp("The invitation to answer with, or its link; good for one response.", valueName: "invitation"))
  var invitation: String?

  @Flag(help: "Ask line by line, without colour or movement, as a screen reader likes it.")
  var plain = false

  @Flag(help: "After each person, clear the screen and begin with the next.")
  var again = false

  @Option(help: ArgumentHelp("With ‘paper’, type in what people wrote on paper forms.", valueName: "mode"))
  var mode = AskMode.terminal

  @Option(
    help: ArgumentHelp(
      "With --mode paper: the day on which the forms came in, such as 2026-11-30, where that was before today. They count as of that day, also once the survey is closed.",
      valueName: "date"))
  var received: String?

  @Flag(help: "Check the answers and store nothing.")
  var dryRun = false

  @Flag(help: "Print the receipt, the problems, or with --dry-run the response, as JSON.")
  var json = false

  @OptionGroup var directory: DirectoryOption

  func validate() throws {
    if answers != nil, resume != nil { throw ValidationError("--answers asks nothing, so that --resume has no use.") }
    if answers != nil, again { throw ValidationError("--answers asks nothing, so that --again has no use.") }
    if again, invitation != nil { throw ValidationError("An invitation is good for one response: leave --again out.") }
    if received != nil, mode != .paper { throw ValidationError("--received is for paper forms: add --mode paper.") }
    if dryRun, invitation != nil { throw ValidationError("--dry-run stores nothing, so that --invitation has no use.") }
    if dryRun, resume != nil { throw ValidationError("--dry-run keeps nothing, so that --resume has no use.") }
  }

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    let asked = try loaded.survey.language(named: language)
    let phrases = Phrases(asked ?? loaded.survey.defaultLanguage)
    let arrival: Moment? = if let received { try world.arrival(on: received, of: loaded, phrases) } else { nil }
    let zone = loaded.survey.timezone
    let arrived: CivilDate? = if let arrival { try world.day(of: arrival, in: zone) } else { nil }
    let today = try arrived ?? world.today(in: zone)
    // Whoever only tries a survey out need not wait until it opens.
    if !dryRun, arrival == nil {
      try refuseUnlessOpen(loaded.survey, on: today, try world.rulings(on: loaded.survey.id).last, phrases)
    }
    let preset = try presetAudience(of: loaded.survey)
    // The store is opened before anything is asked: nobody should answer in vain.
    let store = dryRun ? nil : try world.store(for: loaded)
    // What nobody came back to is gone, also where nobody has come since.
    do { try store?.discardLapsed(at: world.now()) } catch { throw Failure(error) }
    if let store { try refuseIfFull(store, loaded.survey, phrases) }
    var entry: Invitation?
    if let store {
      entry = try AskInvitation.read(invitation, loaded.survey, store, phrases)
      // A draft may have its own.
      if resume == nil {
        try AskInvitation.check(entry, loaded.survey, store, isTranscript: mode == .paper, phrases)
      }
    }
    let end = AskEnd(
      loaded: loaded, store: store, mode: mode.responseMode, arrival: arrival, json: json, world: world)
    if let answers {
      let startedAt = world.now()
      let file = AnswersIntake(
        index: loaded.index, preset: preset, today: today, json: json,
        isTranscript: mode == .paper, phrases: phrases, world: world)
      return try end.take(try file.read(answers), startedAt, phrases, invitation: entry)
    }
    let session = AskSession(
      index: loaded.index, language: asked, preset: preset, today: today, plain: plain, mode: mode,
      invitation: entry, end: end, directory: directory.directory)
    try again ? session.people(resuming: resume) : session.person(resuming: resume)
  }

  // MARK: - Before anything is asked

  private func refuseUnlessOpen(_ survey: Survey, on today: CivilDate, _ ruling: Ruling?, _ phrases: Phrases)
    throws(Failure)
  {
    if let words = phrases.words(for: SurveyStanding(survey, on: today, ruling)) { throw Failure(.notAllowed, words) }
  }

  private func refuseIfFull(_ store: SurveyStore, _ survey: Survey, _ phrases: Phrases) throws(Failure) {
    guard let limit = survey.limit else { return }
    do throws(StoreFault) {
      if try store.counters().responses >= limit { throw StoreFault.limitReached(limit) }
    } catch {
      throw Failure(error)
    }
  }

  private func presetAudience(of survey: Survey) throws(Failure) -> AskPreset? {
    guard let audience else { return nil }
    guard let question = survey.audienceQuestion else {
      throw Failure(.usage, "This survey does not ask for an audience: leave --audience out.")
    }
    if let name = Name(audience), question.choiceSet?[name] != nil { return AskPreset(question.name, name) }
    let known = survey.audiences.map(\.name.text)
    let meant = Spelling.nearest(to: audience, among: known).map { " Did you mean ‘\($0)’?" } ?? ""
    throw Failure(
      .usage, "There is no audience ‘\(audience)’.\(meant) The audiences are: \(known.joined(separator: ", ")).")
  }
}

/// How answers come to be typed.
enum AskMode: String, ExpressibleByArgument, CaseIterable {
  /// By the person themselves.
  case terminal
  /// By somebody who copies them from a paper form.
  case paper

  var responseMode: ResponseMode {
    switch self {
    case .terminal: .terminal
    case .paper: .paper
    }
  }
}

/// The audience that was named on the command line, and the question that it answers.
struct AskPreset {
  let question: Name
  let audience: Name
  init(_ question: Name, _ audience: Name) {
    self.question = question
    self.audience = audience
  }
}
