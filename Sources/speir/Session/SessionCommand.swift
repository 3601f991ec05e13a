internal import ArgumentParser
internal import SQLiteStore
internal import Sessions
internal import Surveys

/// `speir session`: the facilitated events of a consultation.
struct SessionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session", abstract: "Run sessions: what was said, dots, the agreed order, minutes.",
    discussion: """
      Sessions are planned in the survey's definition, or made on the spot with speir session new. Everything in them is kept on the disk \
      at once, beside the responses. No name is ever joined to a vote.
      """,
    subcommands: [
      SessionNewCommand.self, SessionListCommand.self, SessionShowCommand.self, SessionRunCommand.self,
      SessionTrailCommand.self, SessionPacksCommand.self, SessionMinutesCommand.self, SessionExportCommand.self,
      SessionImportCommand.self,
    ])
}

/// `speir session new`: a session that the definition does not plan.
struct SessionNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a session on the spot.",
    discussion: """
      The votes of a focus group count among the dots of its audience; those of other sessions count only with --evidence votes, and \
      those of a consensus session never: there the computed order is read, and its dots make the agreed one.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Argument(help: ArgumentHelp("Its id, such as second-evening.", valueName: "session"))
  var session: String

  @Option(help: ArgumentHelp("awareness, focus_group, consensus, planning or meeting.", valueName: "kind"))
  var kind = "meeting"

  @Option(help: ArgumentHelp("What it is called. (default: its id)", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("Whom its voters belong to.", valueName: "audience"))
  var audience: String?

  @Option(help: ArgumentHelp("votes or none: whether its dots feed the computed order.", valueName: "evidence"))
  var evidence: String?

  @Option(help: ArgumentHelp("Its day, as 2016-01-18. (default: today)", valueName: "date"))
  var on: String?

  @Option(help: "Where it is held.")
  var venue: String?

  @Option(help: "How many dots each voter has.")
  var dots: Int?

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    guard let id = Name(session) else {
      throw Failure(.usage, "‘\(session)’ is no id. Use letters, digits and hyphens, such as second-evening.")
    }
    guard let kind = Session.Kind(rawValue: kind) else {
      let known = Session.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "There is no kind ‘\(kind)’. Use one of: \(known).")
    }
    guard (1...100).contains(dots ?? 1) else { throw Failure(.usage, "Give each voter from 1 to 100 dots.") }
    let evidence = try chosenEvidence()
    guard kind != .consensus || evidence != .votes else {
      throw Failure(
        .usage,
        "The votes of a consensus session never count in the computed order; leave --evidence away, or choose another --kind."
      )
    }
    let day = if let on { try CivilDate(option: on) } else { try world.today(in: loaded.survey.timezone) }
    let made = Session(
      id: id, kind: kind, title: title ?? session, audience: try audience(of: loaded.survey),
      evidence: evidence, day: day, venue: venue, dots: dots)
    let store = try world.store(for: loaded)
    guard !(try world.sessions(of: loaded.survey, in: store).contains { $0.id == id }) else {
      throw Failure(.cannotCreate, "There is a session ‘\(id)’ already. Give this one another id.")
    }
    var chance = SystemRandomNumberGenerator()
    let event = SessionEvent(id: EventID(using: &chance), session: id, at: world.now(), kind: .made(made))
    do { _ = try store.append([event]) } catch { throw Failure(error) }
    if made.feedsOrder, made.audience == nil, !loaded.survey.audiences.isEmpty {
      world.console.print(
        "It has no --audience, so that its votes count only among those of people who named no group.")
    }
    world.console.print("Made. Run it with: speir session run \(loaded.survey.id) \(id)")
  }

  private func audience(of survey: Survey) throws(Failure) -> Name? {
    guard let audience else { return nil }
    guard let known = survey.audiences.first(where: { $0.name.text == audience }) else {
      let names = survey.audiences.map(\.name.text).joined(separator: ", ")
      throw Failure(.usage, "There is no audience ‘\(audience)’. The survey's are: \(names.isEmpty ? "none" : names).")
    }
    return known.name
  }

  private func chosenEvidence() throws(Failure) -> Session.Evidence? {
    guard let evidence else { return nil }
    guard let known = Session.Evidence(rawValue: evidence) else {
      throw Failure(.usage, "‘\(evidence)’ is no --evidence. Use votes or none.")
    }
    return known
  }
}
