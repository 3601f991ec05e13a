internal import ArgumentParser
internal import PlanFiles
internal import Plans
internal import Surveys

/// `speir progress`: what becomes of a plan.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress", abstract: "Note how a plan's actions come on, and report it.",
    discussion: """
      Notes stand in reports/<id>/progress.yaml, beside the plan. They are added at its end and never changed.
      """,
    subcommands: [
      ProgressNoteCommand.self, ProgressActivityCommand.self, ProgressReportCommand.self, ProgressCalendarCommand.self,
    ])
}

extension Standing: ExpressibleByArgument {}

/// `speir progress note`: one more note on an action.
struct ProgressNoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Note how an action comes on.")

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Argument(help: ArgumentHelp("The action's id, such as 1.1.", valueName: "action"))
  var action: String

  @Option(help: ArgumentHelp("What was done; may be given several times.", valueName: "text"))
  var progress: [String] = []

  @Option(help: ArgumentHelp("What comes next; may be given several times.", valueName: "text"))
  var next: [String] = []

  @Option(help: "How it stands.")
  var standing: Standing?

  @Option(help: ArgumentHelp("What is to be added to that, such as ‘the launch is delayed’.", valueName: "text"))
  var qualifier: String?

  @Option(help: ArgumentHelp("Who sees to it; may be given several times.", valueName: "office"))
  var member: [String] = []

  @Option(help: ArgumentHelp("The day of the note, as 2016-09-30. (default: today)", valueName: "date"))
  var on: String?

  @Flag(help: "The day is right, although it is before the plan’s first day.")
  var early = false

  @OptionGroup var directory: DirectoryOption

  func validate() throws {
    if progress.isEmpty, next.isEmpty, standing == nil, qualifier == nil, member.isEmpty {
      throw ValidationError("Say something: --progress, --next, --standing, --qualifier or --member.")
    }
  }

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.loadProgress(survey)
    guard loaded.plan.action(action) != nil else {
      let known = loaded.plan.actions.map(\.id)
      throw Failure(
        .noInput,
        "The plan has no action ‘\(action)’. "
          + (known.isEmpty ? "It has none at all." : "Its actions are: \(known.joined(separator: ", "))."))
    }
    let date = try world.day(on)
    try world.check(date, of: loaded, mayBeEarly: early)
    try world.record(
      ProgressNote(
        date: date, action: action, progress: clean(progress), nextSteps: clean(next), standing: standing,
        qualifier: clean(qualifier.map { [$0] } ?? []).first, members: clean(member)),
      speaksOfMembers: !member.isEmpty, in: loaded.id)
    world.console.print("Noted in \(loaded.path): action \(action) on \(date).")
  }
}

/// `speir progress activity`: what a member did, for the annex.
struct ProgressActivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activity", abstract: "Note an event that a member took part in, for the report's annex.")

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Argument(help: ArgumentHelp("Who, by their office.", valueName: "member"))
  var member: String

  @Argument(help: ArgumentHelp("The events; none says that there are none to date.", valueName: "event"))
  var events: [String] = []

  @Option(help: ArgumentHelp("The year in which it was.", valueName: "year"))
  var year: Int?

  @Option(help: ArgumentHelp("What kind of events, such as Presentations.", valueName: "text"))
  var heading: String?

  @Option(help: ArgumentHelp("The day of the note, as 2016-09-30. (default: today)", valueName: "date"))
  var on: String?

  @OptionGroup var directory: DirectoryOption

  func validate() throws {
    if clean([member]).isEmpty { throw ValidationError("Name the member.") }
    if let year, !(1...9999).contains(year) { throw ValidationError("Give the year in four digits.") }
  }

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.loadProgress(survey)
    let date = try world.day(on)
    try world.check(date, of: loaded, mayBeEarly: true)
    let activity = Activity(
      date: date, member: clean([member])[0], year: year, heading: clean(heading.map { [$0] } ?? []).first,
      events: clean(events))
    let path = try world.record(activity, in: loaded.id)
    world.console.print("Noted in \(path): \(activity.member).")
  }
}

/// Texts without blanks about them, and without those that are nothing else.
private func clean(_ texts: [String]) -> [String] {
  texts.map { text in
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }.filter { !$0.isEmpty }
}
