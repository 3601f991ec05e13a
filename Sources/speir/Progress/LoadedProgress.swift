internal import Foundation
internal import PlanFiles
internal import Plans
internal import Reports
internal import SurveyFiles
internal import Surveys

/// A plan with everything that was noted of it.
struct LoadedProgress {
  var id: String
  var plan: Plan
  /// With the minutes of every day, since a note may speak of any.
  var whole: Plan
  /// The days of those minutes.
  var meetings: [CivilDate]
  var path: String
  var reading: ProgressReading

  /// What was noted.
  ///
  /// - Throws: `Failure` with everything that is wrong with the file.
  func log() throws(Failure) -> ProgressLog {
    guard let log = reading.log else {
      throw Failure(.badData, FindingPrinter(width: 120).text(of: reading.shown) + "Mend \(path) first, in an editor.")
    }
    return log
  }
}

extension World {
  /// Reads a plan, the actions of minutes in the same list, and its progress; a file that is not there holds nothing.
  ///
  /// - Parameter day: minutes of later days are left out; nil for none.
  func loadProgress(_ name: String, until day: CivilDate? = nil) throws(Failure) -> LoadedProgress {
    let loaded = try loadPlan(name)
    let held = try minutes(of: loaded.id)
    let all = try loaded.plan().joined(with: held, day: Figures.day)
    let plan = try loaded.plan().joined(with: held.filter { $0.date <= day ?? $0.date }, day: Figures.day)
    var ids: Set<String> = []
    for action in all.actions where !ids.insert(action.id).inserted {
      throw Failure(
        .badData,
        "Two actions have the id ‘\(action.id)’, in the plan or in minutes. Change one of them in \(folder.reports(of: loaded.id))."
      )
    }
    let path = folder.progress(of: loaded.id)
    let bytes =
      FileManager.default.fileExists(atPath: path) ? try InputFile.bytes(of: path, limit: SurveyText.limit) : []
    return LoadedProgress(
      id: loaded.id, plan: plan, whole: all, meetings: held.map(\.date), path: path,
      reading: ProgressReader.read(bytes, file: path, plan: all))
  }

  /// Writes one more note; where it does not speak of members it keeps those of the note before, since who sees to it does not change by not being said.
  ///
  /// The files are read anew while nobody else may change them, and everything goes by that reading.
  ///
  /// - Parameter name: the survey, or the plan's folder.
  /// - Returns: the file that it was written in.
  /// - Throws: `Failure` where the action is no longer in the plan, or the file cannot take it.
  @discardableResult
  func record(_ note: ProgressNote, speaksOfMembers: Bool, in name: String) throws(Failure) -> String {
    try appending(to: name) { progress throws(Failure) in
      // An action is not taken out of the plan while something is noted of it.
      guard progress.whole.action(note.action) != nil else {
        throw Failure(.noInput, "Action \(note.action) was taken out of the plan in this moment. Nothing was noted.")
      }
      var note = note
      if !speaksOfMembers { note.members = try progress.log().latest(note.action, on: note.date)?.members ?? [] }
      return .note(note)
    }
  }

  /// Writes what a member did behind the end of the file.
  ///
  /// - Returns: the file that it was written in.
  /// - Throws: `Failure` where the file cannot take it.
  func record(_ activity: Activity, in name: String) throws(Failure) -> String {
    try appending(to: name) { _ in .activity(activity) }
  }

  /// Writes an entry that is made from what the files say in that moment, while nobody else writes.
  private func appending(
    to name: String, _ entry: (LoadedProgress) throws(Failure) -> ProgressEntry
  ) throws(Failure) -> String {
    let id = try planID(name)
    return try FolderTurn.take(in: folder.reports(of: id)) { () throws(Failure) in
      let progress = try loadProgress(id)
      try append(try entry(progress), to: progress)
      return progress.path
    }
  }

  /// Writes one more entry behind the end of the file; what stands in it is never written again.
  private func append(_ entry: ProgressEntry, to progress: LoadedProgress) throws(Failure) {
    _ = try progress.log()
    guard let appendix = progress.reading.appendix(entry, plan: progress.whole) else {
      throw Failure(
        .badData,
        "No entry can follow the end of \(progress.path) as it is written. Write each entry on lines of its own, after a hyphen."
      )
    }
    let descriptor = open(progress.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Failure(.cannotCreate, "\(progress.path) cannot be written: \(String(cString: strerror(errno))).")
    }
    defer { close(descriptor) }
    let bytes = Array(appendix.utf8)
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count, fsync(descriptor) == 0 else {
      if count > 0, count < bytes.count { _ = ftruncate(descriptor, lseek(descriptor, 0, SEEK_END) - off_t(count)) }
      throw Failure(.inputOutput, "\(progress.path) could not be written to the end. Make room, then try again.")
    }
  }

  /// - Throws: `Failure` for a day that cannot be that of a note, or should be looked at again.
  func check(_ day: CivilDate, of progress: LoadedProgress, mayBeEarly: Bool) throws(Failure) {
    let today = try self.day(nil)
    switch progress.whole.noteDay(day, today: today, meetings: progress.meetings) {
    case .fits: return
    case .future:
      throw Failure(
        .usage,
        "\(Figures.day(day)) has not come yet: today is \(Figures.day(today)). Nothing was noted; check the day.")
    case .early(let first):
      guard !mayBeEarly else { return }
      throw Failure(
        .usage,
        "\(Figures.day(day)) is before the plan’s first day, \(Figures.day(first)). Nothing was noted. If the day is right, add --early."
      )
    }
  }

  /// The day that was given, or else today in the survey's own time zone.
  func day(_ option: String?) throws(Failure) -> CivilDate {
    if let option { return try CivilDate(option: option) }
    return try today(in: "Europe/London")
  }
}
