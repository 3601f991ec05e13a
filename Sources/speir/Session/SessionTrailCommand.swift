internal import ArgumentParser
internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys
internal import TerminalForm

/// `speir session trail`: what was put right in a session, and what it said before.
struct SessionTrailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trail", abstract: "Show what was put right or taken back in a session, and what it said before.",
    discussion: """
      Nothing in a session is written over: what is put right is added, with who did it and when. Names that were erased from a list of \
      attendance are not shown.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Argument(help: ArgumentHelp("Id of the session.", valueName: "session"))
  var session: String

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let room = try world.room(survey, session)
    let state = try room.outcome().state
    let events: [SessionEvent]
    do throws(StoreFault) { events = try room.store.events(of: room.session.id) } catch { throw Failure(error) }
    world.console.write(SessionWords.trail(state, events, room.loaded.survey))
  }
}
