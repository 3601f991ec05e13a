internal import ArgumentParser
internal import ResponseFiles
internal import Responses
internal import SQLiteStore
internal import Surveys

/// `speir export`: writes every response for other programs to read.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the responses to a survey for other programs.",
    discussion: "One response a line as JSON, in the order of the ids. E-mail addresses are never among them.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl }

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(help: "The format.")
  var format = Format.jsonl

  @Option(help: ArgumentHelp("The file to write; without it, standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    let stream = try StreamedOutput(to: output)
    var count = 0
    if let store = try world.existingStore(of: loaded.survey.id) {
      do throws(StoreFault) {
        try store.readRecords { record in
          count += 1
          return stream.write(record.line(of: loaded.survey.id) + "\n")
        }
      } catch {
        throw Failure(error)
      }
    }
    try stream.finish()
    if let output { world.console.printError("\(count.counted("response")) written to \(output).") }
  }
}
