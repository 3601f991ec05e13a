internal import ArgumentParser
internal import Foundation
internal import PlanFiles
internal import Plans
internal import Reports
internal import SurveyFiles
internal import Surveys

/// `speir minutes`: prints the minutes of meetings, whose actions stand in the same list as the plan's.
struct MinutesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "minutes", abstract: "Print the minutes of meetings.",
    discussion: """
      Minutes are texts, reports/<id>/minutes-2016-04-21.yaml, one for each meeting, or minutes-2016-04-21-evening.yaml for a session on the \
      same day. Each is written out as HTML and Markdown beside it. The actions that they agree on are part of speir progress, by their ids, like those of the plan. With --format docx or odt it \
      needs Pandoc, and for pdf Chromium or WeasyPrint. “Not for publication” stands at the head of a session's minutes, since they have people's \
      names and what they said; once you have read them through, --public leaves it out, and writes into reports/<id>/public.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(
    help: ArgumentHelp("Only the minutes of this day, as 2016-04-21. (default: of all meetings)", valueName: "date"))
  var on: String?

  @Flag(name: .customLong("public"), help: "For publication, into reports/<id>/public. Read them through first.")
  var isPublic = false

  @OptionGroup var paper: DocumentOptions

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let formats = try paper.formats
    let id = try world.planID(survey)
    let day = if let on { try CivilDate(option: on) } else { CivilDate?.none }
    let all = try world.minutesFiles(of: id).filter { day == nil || $0.minutes.date == day }
    guard !all.isEmpty else {
      let name = day.map { "minutes-\($0).yaml" } ?? "minutes-2016-04-21.yaml, or another day"
      throw Failure(.noInput, "There are no such minutes in \(world.folder.reports(of: id)). Write them into \(name).")
    }
    let folder = paper.folder(of: id, world, isPublic: isPublic)
    for file in all {
      try world.writeOut(MinutesReport(file.minutes, isPublic: isPublic).paper, file.name, formats, to: folder)
    }
  }
}

/// Minutes with the name of the file that holds them.
struct MinutesFile {
  /// Without `.yaml`: `minutes-2016-04-21`, or `minutes-2016-04-21-evening`.
  var name: String
  var minutes: Minutes
}

extension World {
  /// The minutes in the folder of a plan, in the order of their days; none where there is no such folder.
  ///
  /// - Throws: `Failure` with everything that is wrong with the first file that cannot be taken.
  func minutes(of id: String) throws(Failure) -> [Minutes] { try minutesFiles(of: id).map(\.minutes) }

  /// The same with the names of their files. Minutes without `session` whose first line says of which they were written are of that one.
  func minutesFiles(of id: String) throws(Failure) -> [MinutesFile] {
    let folder = folder.reports(of: id)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var found: [MinutesFile] = []
    for name in names.sorted() where name.hasPrefix("minutes-") && name.hasSuffix(".yaml") {
      let path = folder + "/" + name
      let bytes = try InputFile.bytes(of: path, limit: SurveyText.limit)
      found.append(try MinutesFile(bytes, name: String(name.dropLast(".yaml".count)), path: path))
    }
    return found
  }
}

extension MinutesFile {
  /// Reads the minutes that a file holds.
  ///
  /// - Throws: `Failure` with everything that is wrong with it, or where its name is not that of its day and session.
  init(_ bytes: [UInt8], name: String, path: String) throws(Failure) {
    let reading = MinutesReader.read(bytes, file: path)
    guard var minutes = reading.minutes else {
      throw Failure(.badData, FindingPrinter(width: 120).text(of: reading.shown) + "Mend \(path) first.")
    }
    if minutes.session == nil { minutes.session = MinutesFile.sessionNamed(in: bytes) }
    let own = "minutes-\(minutes.date)"
    guard name == own || minutes.session.map({ name == "\(own)-\($0)" }) ?? false else {
      let of = minutes.session.map { " of ‘\($0)’" } ?? ""
      let other = minutes.session.map { ", or \(own)-\($0).yaml" } ?? ""
      throw Failure(.badData, "\(path) holds the minutes\(of) of \(minutes.date). Rename it to \(own).yaml\(other).")
    }
    self.init(name: name, minutes: minutes)
  }

  private static func sessionNamed(in bytes: [UInt8]) -> String? {
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let start = "# Written from the session ‘"
    guard line.hasPrefix(start) else { return nil }
    return String(line.dropFirst(start.count).prefix { $0 != "’" })
  }
}
