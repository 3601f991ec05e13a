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

  init(_ world: World, _ room: SessionRoom) throws(Failure) {
    self.world = world
    self.room = room
    outcome = try room.outcome()
    withheld = try world.withheld(of: room.loaded.survey, in: room.store)
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
    return try world.minutesFiles(of: survey.id).first {
      $0.minutes.date == day && $0.minutes.session == room.session.id.text
    }
  }

  func path(of name: String) -> String { "\(folder)/\(name).yaml" }

  /// Writes the minutes from the session, in the place of those that are there, and gives them as they were read back.
  ///
  /// Where a file of that day holds the minutes of another meeting, theirs is named after the session, too.
  func write() throws(Failure) -> MinutesFile {
    let day = try day()
    let isTaken = try world.minutesFiles(of: survey.id).contains { $0.name == "minutes-\(day)" }
    let name = try kept()?.name ?? (isTaken ? "minutes-\(day)-\(room.session.id)" : "minutes-\(day)")
    let text = MinutesWriting.text(
      SessionReport(survey, outcome, withheld: withheld).minutes(on: day),
      note: [
        "Written from the session ‘\(room.session.id)’. Change it as you like; speir minutes \(survey.id) prints it."
      ])
    try OutputFile.write(Array(text.utf8), to: path(of: name))
    guard let file = try world.minutesFiles(of: survey.id).first(where: { $0.name == name }) else {
      throw Failure(.inputOutput, "\(path(of: name)) cannot be read back. Check that there is room on the disk.")
    }
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
