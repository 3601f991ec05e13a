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
      The most informative come first. What was said in sessions comes with the comments, with where it was said and what the room put it \
      to; who said it is not known. Each decision is kept on the disk at once, with your name and the time. Nobody sees \
      what another coder decided: suggestions come from the codebook, from your own codes and, where one was asked by speir code \
      suggest --endpoint, from a chat endpoint; its own are marked as suggested by machine.
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

  @OptionGroup var scope: CodingScopeOptions

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
    let work: CodingQueue.Work = resolve ? .differences : second ? .second : .first
    let queue = Array(
      CodingQueue(room.survey, room.codings, coder: coder, work: work, scope: try scope.scope(in: room))
        .cases.prefix(limit ?? .max))
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
}
