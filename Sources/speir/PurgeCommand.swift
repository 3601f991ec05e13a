internal import ArgumentParser
internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys

/// `speir purge`: erases the responses that are older than the definition promises to keep them.
struct PurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge", abstract: "Erase responses that are older than the survey's ‘retain’.",
    discussion: """
      Drafts of that age go, too, and the names on sessions' lists of attendance. Once any response goes, all e-mail addresses go: an \
      address has no date of its own by which it could be told apart.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    guard let months = loaded.survey.retainMonths else {
      throw Failure(
        .badData,
        "‘\(loaded.survey.id)’ does not say how long responses are kept. Write, say, ‘retain: 24 months’ in it.")
    }
    let zone = loaded.survey.timezone
    guard let day = try world.today(in: zone).earlier(byMonths: months) else {
      throw Failure(.badData, "‘retain: \(months) months’ reaches back before the calendar.")
    }
    let moment = try world.start(of: day, in: zone)
    guard let store = try world.existingStore(of: loaded.survey.id) else {
      world.console.print("There are no responses to ‘\(loaded.survey.id)’ yet.")
      return
    }
    do {
      let erasure = try store.purge(before: moment)
      let drafts = try store.discardDrafts(before: moment)
      let names = try store.eraseAttendance(before: moment)
      world.console.print(
        """
        Erased what was submitted before \(day): \(erasure.responses.counted("response")), \
        \(erasure.addresses.counted("e-mail address", "e-mail addresses")), \(drafts.counted("draft")).\
        \(names == 0 ? "" : " From lists of attendance: \(names.counted("name")).")
        """)
      if erasure.responses > 0 { world.sayWhatReportsHold(loaded.survey.id) }
      guard erasure.isScrubbed else { throw Failure(.tryAgain, Erasure.notScrubbed) }
    } catch let fault as StoreFault {
      throw Failure(fault)
    }
  }
}

extension CivilDate {
  /// The same day of the month that many months before, or the month's last day where it has no such day; nil before year 1.
  func earlier(byMonths months: Int) -> CivilDate? {
    let (year, month, day) = components
    let count = year * 12 + month - 1 - months
    guard count >= 12 else { return nil }
    for last in stride(from: day, through: 1, by: -1) {
      if let found = CivilDate(year: count / 12, month: count % 12 + 1, day: last) { return found }
    }
    return nil
  }
}

extension Int {
  /// The number and the noun in the form that goes with it.
  func counted(_ noun: String, _ plural: String? = nil) -> String {
    "\(self) \(self == 1 ? noun : plural ?? noun + "s")"
  }
}
