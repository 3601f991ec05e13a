internal import ArgumentParser
internal import Reports
internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys
internal import TerminalForm

/// `speir session list`: every session with what it has come to.
struct SessionListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List a survey's sessions.")

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Flag(help: "As JSON.")
  var json = false

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    let store = try world.existingStore(of: loaded.survey.id)
    let all: [SessionOutcome] =
      if let store { try world.outcomes(of: loaded.survey, in: store) } else {
        loaded.survey.sessions.map {
          SessionOutcome(SessionState(Session($0), themes: loaded.survey.themes.map(\.name), []))
        }
      }
    if json {
      let withheld = try store.map { store throws(Failure) in try world.withheld(of: loaded.survey, in: store) }
      return world.console.write(SessionReport.json(all, withheld: withheld ?? [:]))
    }
    guard !all.isEmpty else {
      return world.console.print(
        "‘\(loaded.survey.id)’ has no sessions. Plan them in the definition, or make one with speir session new.")
    }
    let table = TextTable(
      head: ["Session", "Kind", "Day", "People", "Said", "Dots"], words: 3,
      lines: all.map { one in
        [
          one.session.id.text, one.session.kind.rawValue, one.session.day?.description ?? "–",
          one.state.present.map(String.init) ?? "–", "\(one.state.contributions.count)",
          one.tally.map { "\($0.dots)\(one.state.openVote == nil ? "" : " (open)")" } ?? "–",
        ]
      })
    world.console.write(table.text)
  }
}

/// `speir session show`: one session as it stands.
struct SessionShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show who came to a session, what was said, and the dots.",
    discussion: """
      This is for whoever runs the session, and hands out nothing by itself: what was said stands here in full, as it was said, with names \
      and addresses in it, and also what coders withheld from print (speir code). In the JSON such a contribution has the reason under \
      "withheld", which is null for every other. Minutes, briefing packs and reports leave it out.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Argument(help: ArgumentHelp("Id of the session.", valueName: "session"))
  var session: String

  @Flag(help: "As JSON.")
  var json = false

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let room = try world.room(survey, session)
    let outcome = try room.outcome()
    if json {
      let withheld = try world.withheld(of: room.loaded.survey, in: room.store)
      return world.console.write(SessionReport.json([outcome], withheld: withheld))
    }
    world.console.write(SessionWords.whole(outcome, room.loaded.survey))
  }
}
