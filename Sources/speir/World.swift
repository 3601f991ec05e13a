internal import ArgumentParser
internal import Foundation
internal import Surveys

/// What lies outside the program and is handed to what runs inside: folders, the stores in them, the clock, the console.
struct World: Sendable {
  var folder: Folder
  var console: Console
  var now: @Sendable () -> Moment
  let stores = OpenStores()

  /// Today's day in a survey's own time zone.
  ///
  /// - Throws: `Failure` where this machine does not know the zone.
  func today(in zone: String) throws(Failure) -> CivilDate {
    guard let day = try day(of: now(), in: zone) else {
      throw Failure(.unavailable, "The clock of this machine is out of range. Set it, then try again.")
    }
    return day
  }

  /// The day of a moment in a time zone; nil outside the calendar's years.
  ///
  /// - Throws: `Failure` where this machine does not know the zone.
  func day(of moment: Moment, in zone: String) throws(Failure) -> CivilDate? { try days(in: zone)(moment) }

  /// The same for many moments: the zone is looked up once.
  func days(in zone: String) throws(Failure) -> @Sendable (Moment) -> CivilDate? {
    guard let zone = TimeZone(identifier: zone) else {
      throw Failure(.badData, "This machine does not know the time zone ‘\(zone)’. Use a name such as Europe/London.")
    }
    return { moment in
      let seconds = Double(moment.milliseconds) / 1000
      let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
      return Moment(milliseconds: moment.milliseconds + Int64(offset) * 1000).dayInUTC
    }
  }

  /// The moment at which a day begins in a time zone.
  ///
  /// - Throws: `Failure` where this machine does not know the zone.
  func start(of day: CivilDate, in zone: String) throws(Failure) -> Moment {
    guard let zone = TimeZone(identifier: zone) else {
      throw Failure(.badData, "This machine does not know the time zone ‘\(zone)’. Use a name such as Europe/London.")
    }
    let midnight = Moment(startOf: day)
    let guess = Double(midnight.milliseconds) / 1000
    let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: guess))
    let local = guess - Double(offset)
    let settled = zone.secondsFromGMT(for: Date(timeIntervalSince1970: local))
    return Moment(milliseconds: midnight.milliseconds - Int64(settled) * 1000)
  }

  /// The moment of a day and a time of day, in milliseconds, in a time zone; of a time that the clocks pass twice the first.
  ///
  /// - Throws: `Failure` where this machine does not know the zone.
  func moment(of day: CivilDate, at time: Int, in zone: String) throws(Failure) -> Moment {
    guard let zone = TimeZone(identifier: zone) else {
      throw Failure(.badData, "This machine does not know the time zone ‘\(zone)’. Use a name such as Europe/London.")
    }
    let wall = Moment(startOf: day).milliseconds + Int64(time)
    let guess = Double(wall) / 1000
    let before = zone.secondsFromGMT(for: Date(timeIntervalSince1970: guess - 86_400))
    let early = guess - Double(before)
    let settled =
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: early)) == before
      ? before : zone.secondsFromGMT(for: Date(timeIntervalSince1970: guess))
    return Moment(milliseconds: wall - Int64(settled) * 1000)
  }

  /// The world as it is.
  static func live(_ options: DirectoryOption) -> World {
    World(
      folder: Folder(path: options.path), console: .live,
      now: { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
  }
}

/// `--directory`, or `SPEIR_DIRECTORY`, or the current folder.
struct DirectoryOption: ParsableArguments {
  @Option(
    name: .customLong("directory"),
    help: ArgumentHelp(
      "The folder that holds surveys, responses and reports. (default: $SPEIR_DIRECTORY, or the current folder)",
      valueName: "dir"))
  var directory: String?

  var path: String {
    if let directory, !directory.isEmpty { return directory }
    let named = ProcessInfo.processInfo.environment["SPEIR_DIRECTORY"] ?? ""
    return named.isEmpty ? "." : named
  }
}
