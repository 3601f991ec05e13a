internal import ArgumentParser
internal import Foundation
internal import SurveyFiles
internal import Surveys

/// `speir check`: reads definitions and shows everything that is wrong with them.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read survey definitions and show what is wrong with them.",
    discussion: """
      Ends with 0 where there is nothing worse than a warning, with 65 where there is an error, and with 66 where a file is not \
      there.
      """)

  @Argument(help: ArgumentHelp("Ids or paths of surveys; none means every survey in the folder.", valueName: "survey"))
  var surveys: [String] = []

  @Flag(help: "Print the findings as JSON.")
  var json = false

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let files = try names(in: world.folder)
    var readings: [SurveyReading] = []
    var worst: ExitStatus = .ok
    for file in files {
      do throws(Failure) {
        let path = try world.folder.surveyFile(file)
        readings.append(SurveyReader.read(try InputFile.bytes(of: path, limit: SurveyText.limit), file: path))
      } catch {
        worst = worst == .ok ? error.status : worst
        world.console.printError(error.message)
      }
    }
    if json {
      world.console.write(try CheckCommand.json(readings))
    } else {
      let printer = FindingPrinter(width: CheckCommand.terminalWidth)
      for reading in readings { world.console.write(printer.text(of: reading)) }
      if !readings.isEmpty { world.console.print(FindingPrinter.summary(of: readings)) }
    }
    if worst == .ok, readings.contains(where: { $0.survey == nil }) { worst = .badData }
    if worst != .ok { throw Failure(worst, "") }
  }

  private func names(in folder: Folder) throws -> [String] {
    guard surveys.isEmpty else { return surveys }
    let files = folder.surveyFiles()
    guard !files.isEmpty else {
      throw Failure(
        .noInput, "There are no surveys in \(folder.surveys)/; name the folder that holds them with --directory.")
    }
    return files
  }

  private struct Line: Encodable {
    var file: String
    var line: Int
    var column: Int
    var severity: String
    var message: String
    var notes: [String]
  }

  /// The findings of several files as a JSON list.
  static func json(_ readings: [SurveyReading]) throws -> [UInt8] {
    let lines = readings.flatMap { reading in
      reading.findings.map {
        Line(
          file: reading.file, line: $0.place.line, column: $0.place.column, severity: $0.severity.rawValue,
          message: $0.message, notes: $0.notes)
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(lines)) + [UInt8(ascii: "\n")]
  }

  /// The columns of the terminal; 120 where there is none.
  static var terminalWidth: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 120 }
    return Int(size.ws_col)
  }
}
