internal import Foundation
internal import PlanFiles
internal import Plans
internal import Priorities
internal import Reports
internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys

/// The minutes of a session: where they are kept, how they are made, and whether they still print what was withheld since.
struct SessionMinutes {
  let world: World
  let room: SessionRoom
  let outcome: SessionOutcome
  /// Why contributions are withheld, by their ids.
  let withheld: [EventID: String]
  /// All minutes that there were when this was made; none where nothing has happened yet.
  private let files: [MinutesFile]

  init(_ world: World, _ room: SessionRoom) throws(Failure) {
    self.world = world
    self.room = room
    outcome = try room.outcome()
    withheld = try world.withheld(of: room.loaded.survey, in: room.store)
    files = outcome.state.hasBegun ? try world.minutesFiles(of: room.loaded.survey.id) : []
  }

  private var survey: Survey { room.loaded.survey }
  private var folder: String { world.folder.reports(of: survey.id) }

  /// The session's day, or else that of its first event.
  private func day() throws(Failure) -> CivilDate {
    guard outcome.state.hasBegun else {
      throw Failure(.noInput, "Nothing has happened in ‘\(room.session.id)’ yet, so that there are no minutes.")
    }
    if let day = outcome.session.day { return day }
    let first: Moment?
    do throws(StoreFault) { first = try room.store.events(of: room.session.id).first?.at } catch {
      throw Failure(error)
    }
    guard let first, let day = try world.day(of: first, in: survey.timezone) else {
      throw Failure(.badData, "The session has no day. Write its date in the definition.")
    }
    return day
  }

  /// The minutes that are there already; nil for none.
  func kept() throws(Failure) -> MinutesFile? {
    let day = try day()
    return files.first { $0.minutes.date == day && $0.minutes.session == room.session.id.text }
  }

  func path(of name: String) -> String { "\(folder)/\(name).yaml" }

  /// Writes the minutes from the session, in the place of those that are there, and gives them as they read back.
  ///
  /// Where a file of that day holds the minutes of another meeting, theirs is named after the session, too.
  func write() throws(Failure) -> MinutesFile {
    let day = try day()
    let isTaken = files.contains { $0.name == "minutes-\(day)" }
    let name = try kept()?.name ?? (isTaken ? "minutes-\(day)-\(room.session.id)" : "minutes-\(day)")
    let text = MinutesWriting.text(
      SessionReport(survey, outcome, withheld: withheld).minutes(on: day),
      note: [
        "Written from the session ‘\(room.session.id)’. Change it as you like; speir minutes \(survey.id) prints it."
      ])
    let bytes = Array(text.utf8)
    let file = try MinutesFile(bytes, name: name, path: path(of: name))
    try OutputFile.write(bytes, to: path(of: name))
    return file
  }

  /// How many contributions stand in minutes and are withheld now.
  func stillPrinted(in minutes: Minutes) -> Int {
    let texts = minutes.items.flatMap { [$0] + $0.parts }.flatMap(\.text)
    return outcome.state.contributions.count { one in
      withheld[one.id] != nil && texts.contains { $0.hasPrefix(SessionReport.printed(one)) }
    }
  }
}
