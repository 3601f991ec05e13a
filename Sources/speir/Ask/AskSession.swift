internal import Phrases
internal import ResponseFiles
internal import Responses
internal import SQLiteStore
internal import Seals
internal import Surveys
internal import TerminalForm

/// Asks one person after another at this terminal.
struct AskSession {
  let index: QuestionIndex
  /// Nil to let each person choose.
  let language: Language?
  let preset: AskPreset?
  let today: CivilDate
  let plain: Bool
  let mode: AskMode
  /// What was named on the command line; nil for none.
  var invitation: Invitation?
  let end: AskEnd
  /// `--directory` as it was given.
  let directory: String?

  private var world: World { end.world }

  /// What one person begins with.
  private struct Start {
    var code: DraftCode
    var sheet: AnswerSheet
    var startedAt: Moment
    var language: Language?
    var notice: String?
    var invitation: Invitation?
    var isResumed = false
  }

  /// Asks one person.
  func person(resuming code: String?) throws(Failure) {
    switch try put(try code.map(resumed) ?? fresh()) {
    case .submitted, .stopped, .quit: return
    // The face has said that nothing is stored.
    case .inputEnded: throw Failure(.badData, "")
    }
  }

  /// Asks until nobody comes any more; what one person saw is gone before the next begins.
  func people(resuming code: String?) throws(Failure) {
    var start = try code.map(resumed) ?? fresh()
    while true {
      let ending = try put(start)
      if ending == .inputEnded { throw Failure(.badData, "") }
      let phrases = Phrases(language ?? index.survey.defaultLanguage)
      say("\n" + phrases(.nextPerson))
      guard let line = readLine(), line.lowercased() != "quit" else { return }
      clear()
      start = fresh()
    }
  }

  // MARK: - The beginning

  private func fresh() -> Start {
    var chance = SystemRandomNumberGenerator()
    var sheet = Interview.start(survey: index.survey)
    if let preset { sheet[preset.question] = .choice(preset.audience) }
    return Start(
      code: DraftCode(using: &chance), sheet: sheet, startedAt: world.now(), language: language, invitation: invitation)
  }

  /// What was kept under a code.
  private func resumed(_ typed: String) throws(Failure) -> Start {
    guard let store = end.store, let code = DraftCode(typed) else {
      throw Failure(
        .usage,
        """
        ‘\(typed)’ is no code to come back with: it has twelve letters and digits, such as 8ZQ4-0KTM-3V7X. Check it against what was shown \
        when the answers were kept.
        """)
    }
    let kept: Draft?
    do { kept = try store.draft(code.sealed(under: store.key)) } catch { throw Failure(error) }
    guard let draft = kept else {
      throw Failure(
        .noInput,
        """
        No answers are kept under \(code). They may have been sent already, kept for another survey or in another --directory, or \
        erased because they waited for more than \(Draft.daysKept) days. To begin anew: speir ask \(index.survey.id)
        """)
    }
    guard var reading = DraftReading(draft, index) else {
      throw Failure(.badData, "The answers kept under \(code) are damaged. To begin anew: speir ask \(index.survey.id)")
    }
    if let preset { reading.sheet[preset.question] = .choice(preset.audience) }
    let spoken = language ?? (index.survey.languages.contains(draft.language) ? draft.language : nil)
    let phrases = Phrases(spoken ?? index.survey.defaultLanguage)
    let own = draft.invitation.flatMap {
      Invitation(enclosed: $0, for: code, to: index.survey.id, under: store.key)
    }
    try AskInvitation.check(own ?? invitation, index.survey, store, isTranscript: mode == .paper, phrases)
    return Start(
      code: code, sheet: reading.sheet, startedAt: draft.startedAt, language: spoken,
      notice: notice(draft, reading, phrases), invitation: own ?? invitation,
      isResumed: true)
  }

  /// What is said to whoever comes back: also which answers, begun in a browser, a terminal cannot show half typed.
  private func notice(_ draft: Draft, _ reading: DraftReading, _ phrases: Phrases) -> String {
    let welcome = phrases(draft.form == end.loaded.form ? .welcomeBack : .draftOfOlderForm)
    var labels: [String] = []
    for problem in reading.problems {
      let label = index[problem.path.question]?.question.label.map { $0.text(in: phrases.language) } ?? problem.address
      if !labels.contains(label) { labels.append(label) }
    }
    guard !labels.isEmpty else { return welcome }
    return welcome + " " + phrases(.draftPartlyRead, ["questions": labels.map { "‘\($0)’" }.joined(separator: ", ")])
  }

  // MARK: - One person

  private func put(_ start: Start) throws(Failure) -> FormEnding {
    let keeper = end.store.map {
      DraftKeeper(
        store: $0, code: start.code, loaded: end.loaded, startedAt: start.startedAt, now: world.now, mode: mode,
        invitation: start.invitation, directory: directory)
    }
    let ending = ask(start, keeper)
    switch ending {
    case .submitted(let sheet, let language):
      do throws(Failure) {
        try end.take(sheet, start.startedAt, Phrases(language), code: start.code, invitation: start.invitation)
      } catch {
        sayHowToResume(keeper)
        throw error
      }
      keeper?.discard()
    case .quit: keeper?.discard()
    case .stopped, .inputEnded: sayHowToResume(keeper)
    }
    return ending
  }

  private func ask(_ start: Start, _ keeper: DraftKeeper?) -> FormEnding {
    let keep: DraftKeeping = { sheet, language in keeper?.keep(sheet, language) }
    let answered: Set<Name> = preset.map { [$0.question] } ?? []
    if !plain, !end.json, let device = ScreenTerminal(console: world.console) {
      var face = ScreenFace(
        index: index, language: start.language, sheet: start.sheet, answered: answered, today: today,
        isTranscript: mode == .paper, resumeCommand: keeper?.resumeCommand, isResumed: start.isResumed,
        notice: start.notice, device: device, keep: keep)
      return face.run()
    }
    var face = PlainFace(
      index: index, language: start.language, sheet: start.sheet, answered: answered, today: today,
      isTranscript: mode == .paper, resumeCommand: keeper?.resumeCommand, isResumed: start.isResumed,
      notice: start.notice, reader: TerminalLines(),
      writer: TerminalWords(console: world.console, toErrors: end.json), keep: keep)
    return face.run()
  }

  /// Says that the answers are kept, where they are.
  private func sayHowToResume(_ keeper: DraftKeeper?) {
    guard let keeper, let draft = keeper.kept else {
      return say(Phrases(language ?? index.survey.defaultLanguage)(.nothingStored))
    }
    say(Phrases(draft.language)(.savedToResume, ["command": keeper.resumeCommand]))
  }

  private func say(_ text: String) { if end.json { world.console.printError(text) } else { world.console.print(text) } }

  /// Takes what the last person saw off the screen, with what could be scrolled back to.
  private func clear() {
    if world.console.isTerminal { world.console.write("\u{1B}[H\u{1B}[2J\u{1B}[3J") }
  }
}
