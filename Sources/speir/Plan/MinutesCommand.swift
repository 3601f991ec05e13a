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
      Minutes are texts, reports/<id>/minutes-2016-04-21.yaml, one for each meeting. Each is written out as HTML and Markdown beside it. \
      The actions that they agree on are part of speir progress, by their ids, like those of the plan. With --format docx or odt it \
      needs Pandoc, and for pdf WeasyPrint or Chromium.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(
    help: ArgumentHelp("Only the minutes of this day, as 2016-04-21. (default: of all meetings)", valueName: "date"))
  var on: String?

  @Option(
    help: ArgumentHelp("Which forms to write, with commas between them; also docx, odt and pdf.", valueName: "html,md"))
  var format = "html,md"

  @Option(help: ArgumentHelp("The folder to write into. (default: reports/<id>)", valueName: "dir"))
  var output: String?

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let formats = try PaperFormat.chosen(format, of: [.html, .md, .docx, .odt, .pdf])
    let id = try world.planID(survey)
    let day = if let on { try CivilDate(option: on) } else { CivilDate?.none }
    let all = try world.minutes(of: id).filter { day == nil || $0.date == day }
    guard !all.isEmpty else {
      let name = day.map { "minutes-\($0).yaml" } ?? "minutes-2016-04-21.yaml, or another day"
      throw Failure(.noInput, "There are no such minutes in \(world.folder.reports(of: id)). Write them into \(name).")
    }
    let folder = output ?? world.folder.reports(of: id)
    for minutes in all {
      try world.writeOut(MinutesReport(minutes).paper, "minutes-\(minutes.date)", formats, to: folder)
    }
  }
}

extension World {
  /// The minutes in the folder of a plan, in the order of their days; none where there is no such folder.
  ///
  /// - Throws: `Failure` with everything that is wrong with the first file that cannot be taken.
  func minutes(of id: String) throws(Failure) -> [Minutes] {
    let folder = folder.reports(of: id)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var found: [Minutes] = []
    for name in names.sorted() where name.hasPrefix("minutes-") && name.hasSuffix(".yaml") {
      let path = folder + "/" + name
      let reading = MinutesReader.read(try InputFile.bytes(of: path, limit: SurveyText.limit), file: path)
      guard let minutes = reading.minutes else {
        throw Failure(.badData, FindingPrinter(width: 120).text(of: reading.shown) + "Mend \(path) first.")
      }
      guard name == "minutes-\(minutes.date).yaml" else {
        throw Failure(
          .badData, "\(path) holds the minutes of \(minutes.date). Rename it to minutes-\(minutes.date).yaml.")
      }
      found.append(minutes)
    }
    return found
  }
}
