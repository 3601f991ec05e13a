internal import ArgumentParser
internal import Foundation
internal import ResponseFiles
internal import Responses
internal import SurveyFiles
internal import Surveys

/// `speir draft-survey`: writes a definition to start from, guessed from a spreadsheet of answers.
struct DraftSurveyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft-survey", abstract: "Write a survey definition to start from, out of a spreadsheet of answers.",
    discussion: """
      The spreadsheet is saved as CSV, with a row for each response. The type of each question is guessed from its cells: few unlike texts \
      make a select_one, columns of one question a select_multiple or a matrix, numbers and days what they are, anything else a text. \
      Names are made from the headings. Go through the draft before you use it; speir import then takes the same file under it.
      """)

  @Argument(help: "The spreadsheet.")
  var file: String

  @Option(help: ArgumentHelp("The survey's id. (default: made from the file's name)", valueName: "id"))
  var survey: String?

  @Option(
    help: ArgumentHelp("The file to write; - for standard output. (default: surveys/<id>.yaml)", valueName: "file"))
  var output: String?

  @Flag(help: "Draw no bar of progress.")
  var quiet = false

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let spreadsheet = try SpreadsheetFile(file, console: world.console, isQuiet: quiet)
    let census = try spreadsheet.census()
    let base = URL(filePath: file).deletingPathExtension().lastPathComponent
    let id = try self.id(base)
    let draft = DraftSurvey(census, id: id, title: base, file: URL(filePath: file).lastPathComponent)
    let reading = SurveyReader.read(Array(draft.text.utf8), file: "\(id).yaml")
    guard draft.count > 0, let made = reading.survey else {
      let findings = draft.count > 0 ? FindingPrinter(width: 120).text(of: reading) : ""
      throw Failure(
        .badData,
        findings + "No definition can be made from \(file). Check that its first row holds the headings of the columns."
      )
    }
    if output == "-" {
      world.console.write(draft.text)
    } else {
      let path = output ?? world.folder.surveys + "/\(id).yaml"
      guard !FileManager.default.fileExists(atPath: path) else {
        throw Failure(
          .cannotCreate, "\(path) is there already. Name another --survey or --output, or move that file away.")
      }
      try OutputFile.write(Array(draft.text.utf8), to: path)
      world.console.print(
        """
        \(draft.count.counted("question")) written to \(path). Go through them and fill in who asks, then:
          speir check \(id)
          speir import \(id) \(file) --dry-run
        """)
    }
    let layout = SpreadsheetLayout(made, census, SpreadsheetMapping())
    let open = layout.columns.compactMap { column in column.fault.map { "column \(column.title): \($0)" } }
    if !open.isEmpty {
      world.console.printError(
        "To import the file under this draft, these columns need a mapping:\n" + open.joined(separator: "\n"))
    }
  }

  private func id(_ base: String) throws(Failure) -> String {
    if let survey {
      let isSound =
        !survey.isEmpty
        && survey.utf8.allSatisfy { byte in
          (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        }
      guard isSound else { throw Failure(.usage, "‘\(survey)’ is no id. Use lower-case letters, digits and hyphens.") }
      return survey
    }
    let made = (Name.made(from: base)?.text ?? "survey").replacing("_", with: "")
    return made.isEmpty ? "survey" : made
  }
}
