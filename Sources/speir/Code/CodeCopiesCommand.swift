internal import ArgumentParser
internal import Responses
internal import SQLiteStore
internal import Surveys
internal import TerminalForm
internal import Themes

/// `speir code copies`: comments that say nearly the same, for a person to judge.
struct CodeCopiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copies", abstract: "Find copies of a campaign's text and responses sent twice, and count them once.",
    discussion: """
      Nothing is left out before a person has agreed. A campaign's copy whose other answers are the same as the original's is set aside, \
      and stands in the ledger under campaign; one whose other answers differ stays counted, and only its text is not counted again. Of a \
      response sent twice the later one is kept.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(help: ArgumentHelp("Who judges; kept beside each judgement. (default: only list them)", valueName: "name"))
  var coder: String?

  @Option(help: ArgumentHelp("Count a response again that was set aside.", valueName: "response"))
  var takeBack: String?

  @OptionGroup var directory: DirectoryOption

  func validate() throws {
    guard coder?.allSatisfy(\.isWhitespace) != true else { throw ValidationError("Give the name of who judges.") }
  }

  func run() throws {
    let world = World.live(directory)
    let room = try world.codingRoom(survey)
    if let takeBack { return try bring(back: takeBack, room, world) }
    let cases = CodeCopiesCommand.cases(room)
    guard let coder else {
      world.console.write(cases.isEmpty ? "No comment seems to copy another.\n" : "")
      for (at, one) in cases.enumerated() {
        world.console.write((at > 0 ? "\n" : "") + CopyDesk.shown(one, number: at + 1, of: cases.count))
      }
      return
    }
    var desk = CopyDesk(cases)
    var turn = desk.opening()
    world.console.write(turn.text)
    while !turn.isOver {
      world.console.write("> ")
      turn = desk.take(Swift.readLine(strippingNewline: true))
      if let judged = turn.judged { try keep(judged.one, judged.verdict, coder, room, world) }
      world.console.write(turn.text)
    }
  }

  /// Every comment that seems to copy another and that nobody has judged.
  static func cases(_ room: CodingRoom) -> [CopyCase] {
    let entries = room.texts.comments.entries
    var readers: [Language: WordReader] = [:]
    let words = entries.map { entry in
      readers[entry.comment.language, default: WordReader(entry.comment.language)].words(of: entry.comment.text)
    }
    let people = Dictionary(room.sorted.ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return NearDuplicates(words, seed: room.survey.priorities.seed).groups.flatMap { group in
      group.copies.compactMap { copy -> CopyCase? in
        let (one, other) = (entries[group.original].comment, entries[copy.comment].comment)
        guard entries[copy.comment].copyOf == nil, entries[group.original].copyOf != other.place,
          let left = one.place.response.flatMap({ people[$0] }),
          let right = other.place.response.flatMap({ people[$0] })
        else { return nil }
        return CopyCase(
          original: one, copy: other, similarity: copy.similarity,
          differences: WordDifference.all(
            from: words[group.original].map(\.folded), to: words[copy.comment].map(\.folded)),
          hasSameAnswers: room.sorted.matrix.hasSameEvidence(room.survey, left, right))
      }
    }
  }

  private func keep(
    _ one: CopyCase, _ verdict: CopyDesk.Verdict, _ coder: String, _ room: CodingRoom, _ world: World
  ) throws(Failure) {
    func decide(_ original: CommentPlace) throws(StoreFault) {
      _ = try room.store.record([
        CodingDecision(
          place: one.copy.place, digest: one.copy.digest, coder: coder, at: world.now(), kind: .copy(of: original))
      ])
    }
    do throws(StoreFault) {
      switch verdict {
      // A comment that is a copy of itself has been judged, and counts by itself.
      case .different: try decide(one.copy.place)
      case .campaign where one.hasSameAnswers:
        if let response = one.copy.place.response { _ = try room.store.exclude(response, as: .campaign) }
      case .campaign: try decide(one.original.place)
      case .double: if let response = try earlier(one, room) { _ = try room.store.exclude(response, as: .duplicate) }
      }
    } catch {
      throw Failure(error)
    }
  }

  /// The response that was submitted first; of two without times the original's.
  private func earlier(_ one: CopyCase, _ room: CodingRoom) throws(StoreFault) -> ResponseID? {
    var times: [ResponseID: Moment?] = [:]
    let both = [one.original.place.response, one.copy.place.response].compactMap { $0 }
    guard both.count == 2 else { return nil }
    try room.store.readCodes { row in
      if both.contains(row.id), row.exclusion == nil { times[row.id] = row.submittedAt }
      return true
    }
    return (times[both[1]] ?? nil).isNoEarlier(than: times[both[0]] ?? nil) ? both[0] : both[1]
  }

  private func bring(back text: String, _ room: CodingRoom, _ world: World) throws(Failure) {
    guard let id = ResponseID(text) else {
      throw Failure(.usage, "‘\(text)’ is no id of a response. speir export shows the ids.")
    }
    let isThere: Bool
    do throws(StoreFault) { isThere = try room.store.exclude(id, as: nil) } catch { throw Failure(error) }
    guard isThere else { throw Failure(.noInput, "There is no response \(id) to \(room.survey.id).") }
    world.console.print("Response \(id) is counted again.")
  }
}
