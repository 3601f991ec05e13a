internal import ArgumentParser
internal import Foundation
internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys
internal import TerminalForm

/// `speir session run`: a scribe writes down what happens in a session.
struct SessionRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Write down a session as it happens.",
    discussion: """
      Type what is said, a line each, and /help for all else. Each line is on the disk before the next is asked for, so that nothing is \
      lost however this ends. Several scribes may write at once, each in a terminal of their own; they see each other's lines. Lines may \
      also come through a pipe.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Argument(help: ArgumentHelp("Id of the session.", valueName: "session"))
  var session: String

  @Option(
    help: ArgumentHelp(
      "Who writes; kept beside each line. Two who write at once need two names.", valueName: "name"))
  var scribe = "scribe"

  @OptionGroup var directory: DirectoryOption

  func validate() throws {
    guard !scribe.allSatisfy(\.isWhitespace), scribe.count <= 100 else {
      throw ValidationError("Give the scribe's name, of no more than 100 letters.")
    }
  }

  func run() throws {
    let world = World.live(directory)
    let room = try world.room(survey, session)
    var sitting = SessionSitting(world: world, room: room, scribe: scribe)
    try sitting.run()
  }
}

/// A scribe's sitting: waits for lines, keeps what they say, and tells what others did meanwhile.
private struct SessionSitting {
  private let world: World
  private let room: SessionRoom
  private var desk: SessionDesk<SystemRandomNumberGenerator>
  private var lines = WaitingLines()
  /// What could not be kept yet, and is tried again with every line.
  private var waiting: [SessionEvent] = []
  private var ballots: Int?

  init(world: World, room: SessionRoom, scribe: String) {
    self.world = world
    self.room = room
    desk = SessionDesk(room.loaded.survey, room.session, scribe: scribe, chance: SystemRandomNumberGenerator())
  }

  mutating func run() throws(Failure) {
    do throws(StoreFault) { _ = try news() } catch { throw Failure(error) }
    world.console.write(desk.opening())
    var isOver = false
    while !isOver {
      if world.console.isTerminal { world.console.write(desk.prompt) }
      let line = nextLine()
      // What others did meanwhile may be what this line is about.
      let others = (try? news()) ?? ""
      if !others.isEmpty { world.console.write(others) }
      if let known = try? ballotsOfVote() { desk.ballots = known }
      let turn = desk.take(line, at: world.now())
      waiting += turn.events
      isOver = turn.isOver
      do throws(StoreFault) {
        try keep()
        world.console.write(try news() + turn.text)
        if turn.showsTally { world.console.write(try tally()) }
      } catch {
        let failure = Failure(error)
        if isOver { throw failure }
        world.console.printError("Not kept yet, and tried again with your next line. \(failure.message)")
      }
    }
  }

  /// The next line; while nothing is typed, tells what others do and how the time goes, where a person sees it.
  private mutating func nextLine() -> String? {
    guard world.console.isTerminal else { return lines.next() }
    while !lines.isReady(within: 500) {
      var text = desk.clock(at: world.now())
      if !text.isEmpty { text = "\u{7}" + text }
      text += (try? news()) ?? ""
      // What was typed of a line so far is not lost; Ctrl-R shows it again.
      if !text.isEmpty { world.console.write("\r\u{1B}[K" + text + desk.prompt) }
    }
    return lines.next()
  }

  private mutating func keep() throws(StoreFault) {
    guard !waiting.isEmpty else { return }
    try room.store.append(waiting)
    waiting = []
  }

  /// What others did since, in words, and how many ballots came in.
  private mutating func news() throws(StoreFault) -> String {
    var text = desk.follow(try room.store.events(of: room.session.id, after: desk.place))
    if let vote = desk.state.openVote {
      let count = try room.store.ballots(of: vote.id).count
      if let ballots, count != ballots { text += "  Ballots so far: \(count)\n" }
      ballots = count
    }
    return text
  }

  private func ballotsOfVote() throws(StoreFault) -> [Ballot] {
    if let vote = desk.state.vote { try room.store.ballots(of: vote.id) } else { [] }
  }

  private func tally() throws(StoreFault) -> String {
    let state = desk.state
    return SessionWords.tally(SessionOutcome(state, ballots: try ballotsOfVote()).tally, state, room.loaded.survey)
  }
}

/// Lines from standard input that can be waited for.
struct WaitingLines {
  private var bytes: [UInt8] = []
  private var isEnded = false

  /// Whether a line is there, or comes within so many milliseconds; also where there will be none.
  mutating func isReady(within milliseconds: Int32) -> Bool {
    while true {
      if isEnded || bytes.contains(UInt8(ascii: "\n")) { return true }
      var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&input, 1, milliseconds) > 0 else { return false }
      read()
    }
  }

  /// The next line without its end, waited for; nil when there are no more.
  mutating func next() -> String? {
    while true {
      if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
        defer { bytes.removeFirst(end + 1) }
        return text(bytes[..<end])
      }
      if isEnded {
        guard !bytes.isEmpty else { return nil }
        defer { bytes = [] }
        return text(bytes[...])
      }
      read()
    }
  }

  private func text(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
  }

  private mutating func read() {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = Foundation.read(STDIN_FILENO, &chunk, chunk.count)
    if count < 0, errno == EINTR { return }
    if count > 0 { bytes += chunk[..<count] } else { isEnded = true }
  }
}
