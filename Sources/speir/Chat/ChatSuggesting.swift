internal import ResponseFiles
internal import Responses
internal import SQLiteStore
internal import Surveys
internal import Themes

/// How `speir code suggest` asks a chat endpoint: says what is sent where, asks whether that is meant, sends, and keeps.
struct ChatSuggesting {
  let world: World
  let room: CodingRoom
  let endpoint: ChatEndpoint
  let options: ChatOptions
  let run: ChatRun

  /// The comments that are asked about: nobody has settled them, and nobody said that they are not to be shown. What was said in a room is
  /// not among them, since nobody was told there that it would be sent.
  private var asked: [Comment] {
    room.texts.comments.entries.filter { ($0.standing == .open || $0.standing == .disputed) && $0.withheld == nil }.map(
      \.comment)
  }

  /// Asks about what has not been asked about.
  ///
  /// - Throws: `Failure` where nothing may be sent or nothing can be kept.
  func ask() async throws -> ChatRun.Outcome {
    let known = try suggestions()
    let comments = asked
    let open = (1...ChatRun.runs).map { run.open(comments, run: $0, known: known) }
    let texts = open.map(\.count).max() ?? 0
    guard texts > 0 else {
      world.console.printError("Every comment has been asked about before; nothing is sent.")
      return ChatRun.Outcome()
    }
    world.console.printError(notice(texts))
    try confirm()
    var bar = ProgressBar(
      "Asking", total: open.reduce(0) { $0 + run.batches($1).count }, console: world.console, isQuiet: false)
    let outcome = try await ChatClient.with(endpoint, timeLimit: .seconds(options.timeLimit)) { client in
      try await run.suggest(
        comments, known: known, ask: { try await client.answer(to: $0) },
        keep: { suggestions in
          do throws(StoreFault) { return try room.store.record(suggestions) } catch { throw Failure(error) }
        }, show: { bar.show($0) })
    }
    bar.end()
    world.console.printError("\(outcome.requests.counted("request")) answered.")
    return outcome
  }

  /// The bodies of the requests that would be sent, one a line.
  ///
  /// - Throws: `Failure` where the store cannot be read.
  func requests() throws(Failure) -> String {
    let known = try suggestions()
    var text = ""
    for number in 1...ChatRun.runs {
      for batch in run.batches(run.open(asked, run: number, known: known)) {
        text += ChatRequest(batch.map(\.text), themes: run.themes, model: run.model, run: number).body + "\n"
      }
    }
    return text
  }

  /// What was suggested when asked as this run asks, now or before, about the comments as they read now.
  func answers() throws(Failure) -> [MachineSuggestion] {
    var contents: Set<String> = []
    for comment in room.written {
      for number in 1...ChatRun.runs { contents.insert(run.content(of: RedactedText(comment.text), run: number)) }
    }
    return try suggestions().filter { contents.contains($0.content) }
  }

  private func suggestions() throws(Failure) -> [MachineSuggestion] {
    do throws(StoreFault) { return try room.store.suggestions() } catch { throw Failure(error) }
  }

  /// What is sent where, before it is sent.
  func notice(_ texts: Int) -> String {
    """
    \(texts.counted("comment")) of \(room.survey.id) \(texts == 1 ? "goes" : "go") to \(endpoint.address), \
    \(endpoint.isLocal ? "on this machine" : "OUTSIDE this machine"), \(ChatRun.runs == 2 ? "twice" : "\(ChatRun.runs) times") \
    (model \(CodingWordsText.safe(run.model))).
    Sent are the words of the comments, without e-mail addresses, telephone numbers, postcodes and what looks like a person’s name, and \
    the themes with their codebook. Names that it does not know for such stay in them.
    Not sent are who wrote a comment, when, to which question, and what else they answered.
    """
  }

  /// Asks whether that is meant, where comments leave this machine.
  private func confirm() throws(Failure) {
    guard !endpoint.isLocal, !options.yes else { return }
    world.console.writeError("The people who wrote them must have been told of this. Type yes to send: ")
    guard Swift.readLine(strippingNewline: true)?.lowercased() == "yes" else {
      throw Failure(
        .notAllowed, "\nNothing was sent. Look at what would be with --dry-run; --yes sends without this question.")
    }
  }
}

/// What came of asking a chat endpoint, in words.
enum ChatWords {
  /// How much is suggested, and how far the runs over the same comments agree; the same bytes for the same suggestions.
  ///
  /// The room shows the suggestions of that run alone.
  static func text(_ room: CodingRoom, _ run: ChatRun, _ suggestions: [MachineSuggestion]) -> String {
    let counted = room.texts.comments.entries.filter(\.isCounted)
    let some = counted.count { !$0.machine.isEmpty }
    let codes = counted.reduce(0) { $0 + $1.machine.count }
    var text = "Suggested by machine (\(CodingWordsText.safe(run.model))): \(codes.counted("code"))"
    text += " for \(some) of \(counted.count.counted("comment")).\n"
    let agreement = selfAgreement(room, counted.map(\.comment), suggestions)
    if agreement.texts > 0 {
      text += "\nHow far it agrees with itself, in two runs over \(agreement.texts.counted("comment")):\n"
      text += CodeAgreementCommand.table(agreement) + "\n"
    }
    return text + CodingWordsText.machine(room.codings)
  }

  /// The agreement of the runs, as if each were a coder.
  private static func selfAgreement(
    _ room: CodingRoom, _ comments: [Comment], _ suggestions: [MachineSuggestion]
  ) -> CoderAgreement {
    let decisions = suggestions.map { one in
      CodingDecision(
        place: one.place, digest: one.digest, coder: "run \(one.run)", at: Moment(milliseconds: 0),
        kind: .coded(one.codes))
    }
    return CoderAgreement(room.survey, Codings(room.survey, comments, decisions))
  }

  /// The fault in which an outcome ends; nil where all went well.
  static func failure(_ outcome: ChatRun.Outcome) -> Failure? {
    guard outcome.end != nil || !outcome.refused.isEmpty else { return nil }
    let lines = outcome.refused + [outcome.end?.message].compactMap { $0 }
    let refused = outcome.refused.count
    let lost = refused == 0 ? "" : "Nothing of \(refused == 1 ? "that answer" : "those answers") was kept. "
    let kept =
      outcome.new == 0
      ? "No suggestion is kept" : "\(outcome.new.counted("suggestion")) \(outcome.new == 1 ? "is" : "are") kept"
    return Failure(
      outcome.end?.status ?? .badData,
      (lines + ["\(lost)\(kept). The same command asks for the rest."]).joined(separator: "\n"))
  }
}
