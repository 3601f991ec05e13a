internal import ArgumentParser
internal import Responses
internal import SQLiteStore
internal import Surveys
internal import TerminalForm
internal import Themes

/// `speir code SURVEY`: the comments, one by one, before a person who codes them.
struct CodeDeskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk", abstract: "Code comments one by one; what speir code does by itself.",
    discussion: """
      The most informative comments come first. Each decision is kept on the disk at once, with your name and the time. Nobody sees \
      what another coder decided: suggestions come from the codebook and from your own codes alone.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(help: ArgumentHelp("Who codes; kept beside each decision.", valueName: "name"))
  var coder: String

  @Flag(help: "Code the comments that another person has coded, without seeing how.")
  var second = false

  @Flag(help: "Settle the comments that coders differ on, after you have talked them through.")
  var resolve = false

  @Option(help: "How many comments at most.")
  var limit: Int?

  @OptionGroup var directory: DirectoryOption

  func validate() throws {
    guard !coder.allSatisfy(\.isWhitespace), coder.count <= 100 else {
      throw ValidationError("Give the coder's name, of no more than 100 letters.")
    }
    guard !(second && resolve) else { throw ValidationError("Give --second or --resolve, not both.") }
    guard (limit ?? 1) > 0 else { throw ValidationError("Give a --limit of at least 1.") }
  }

  func run() throws {
    let world = World.live(directory)
    let room = try world.codingRoom(survey)
    let queue = Array(queue(room).prefix(limit ?? .max))
    var desk = CodingDesk(
      room.survey, queue, coder: coder, resolves: resolve, isLit: world.console.isTerminal && world.console.usesColour,
      started: world.now())
    var turn = desk.opening()
    world.console.write(turn.text)
    while !turn.isOver {
      world.console.write("> ")
      turn = desk.take(Swift.readLine(strippingNewline: true), at: world.now())
      do throws(StoreFault) { _ = try room.store.record(turn.decisions) } catch { throw Failure(error) }
      world.console.write(turn.text)
    }
  }

  /// The comments that this coder is to see, the most informative first; those that they left for later come last.
  private func queue(_ room: CodingRoom) -> [CodingCase] {
    let own = room.codings.entries.compactMap { entry in
      entry.byCoder[coder].map { (comment: entry.comment, themes: room.codings.themes(of: $0)) }
    }
    var suggester = Suggester(room.survey, confirmed: own)
    let open = room.codings.entries.filter(isWanted)
    let read = open.map { entry in
      let (suggestions, informative) = suggester.read(entry.comment)
      return (entry: entry, suggestions: suggestions, informative: informative)
    }
    return read.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      let (lateA, lateB) = (a.entry.skippedBy.contains(coder), b.entry.skippedBy.contains(coder))
      if lateA != lateB { return lateB }
      return a.informative != b.informative ? a.informative > b.informative : left.offset < right.offset
    }.map {
      CodingCase(
        comment: $0.element.entry.comment, suggestions: $0.element.suggestions, sides: sides($0.element.entry, room))
    }
  }

  private func isWanted(_ entry: Codings.Entry) -> Bool {
    if case .copy = entry.standing { return false }
    if resolve { return entry.standing == .disputed }
    guard entry.byCoder[coder] == nil, entry.resolution == nil else { return false }
    return second == !entry.byCoder.isEmpty
  }

  private func sides(_ entry: Codings.Entry, _ room: CodingRoom) -> [CodingCase.Side] {
    guard resolve else { return [] }
    return entry.byCoder.sorted { $0.key < $1.key }.map {
      CodingCase.Side(coder: $0.key, themes: room.names($0.value), note: $0.value.note)
    }
  }
}
