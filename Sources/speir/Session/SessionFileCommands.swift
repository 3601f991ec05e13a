internal import ArgumentParser
internal import ResponseFiles
internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys

/// `speir session export`: everything that happened in sessions, as a file.
struct SessionExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write all sessions as JSON Lines.",
    discussion: """
      The names on lists of attendance are in the file. Ballots stand behind everything else, without a time and without an order, and \
      nothing in the file joins one to a name.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(help: ArgumentHelp("Where to write. (default: standard output)", valueName: "file"))
  var output: String?

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    var lines: [SessionFile.Line] = []
    if let store = try world.existingStore(of: loaded.survey.id) {
      do throws(StoreFault) {
        let events = try store.events(of: nil, after: 0).map(\.event)
        lines = events.map(SessionFile.Line.event)
        for event in events {
          if case .voteOpened = event.kind { lines += try store.ballots(of: event.id).map(SessionFile.Line.ballot) }
        }
      } catch { throw Failure(error) }
    }
    let text = Array(try lines.map(SessionFile.text).joined().utf8)
    if let output { try OutputFile.write(text, to: output) } else { world.console.write(text) }
    world.console.printError("\(lines.count.counted("line")) written.")
  }
}

/// `speir session import`: takes in sessions that were written down elsewhere.
struct SessionImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in sessions from JSON Lines.",
    discussion: """
      Nothing is taken in where a line is wrong. The same file taken in twice makes nothing double, so that two machines at one \
      session can be brought together.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Argument(help: "The file; - for standard input.")
  var file: String

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    let read = try SessionsInput.read(file)
    let (events, ballots) = (read.events, read.ballots)
    let store = try world.store(for: loaded)
    var (newEvents, refused) = (0, 0)
    do throws(StoreFault) {
      // A ballot is taken while its vote is open: before the event that closes it.
      var left = ballots
      var waiting: [SessionEvent] = []
      func cast(_ vote: EventID) throws(StoreFault) {
        let own = left.removeValue(forKey: vote) ?? []
        let known = Set(try store.ballots(of: vote))
        for ballot in own where !known.contains(ballot) {
          if case .kept = try store.cast(ballot) { continue }
          refused += 1
        }
      }
      for event in events {
        if case .voteClosed(let vote) = event.kind, left[vote] != nil {
          newEvents += try store.append(waiting)
          waiting = []
          try cast(vote)
        }
        waiting.append(event)
      }
      newEvents += try store.append(waiting)
      for vote in left.keys.sorted() { try cast(vote) }
    } catch {
      throw Failure(error)
    }
    let count = ballots.values.reduce(0) { $0 + $1.count }
    world.console.print(
      "\(newEvents.counted("new event")) of \(events.count) taken in, and \(count.counted("ballot")).")
    if refused > 0 {
      world.console.printError(
        "\(refused.counted("ballot was", "ballots were")) not taken: the vote is closed here, or they have too many dots."
      )
    }
  }
}
