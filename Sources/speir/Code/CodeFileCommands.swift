internal import ArgumentParser
internal import ResponseFiles
internal import Responses
internal import SQLiteStore
internal import Surveys
internal import Themes

/// `speir code export`: every decision about a comment, as a file to keep beside the definition.
struct CodeExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write every decision about comments as JSON Lines.",
    discussion: """
      The texts themselves are not in the file. After a response was erased, write the file anew: the decisions about it are gone, too.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(help: ArgumentHelp("Where to write. (default: standard output)", valueName: "file"))
  var output: String?

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    let store = try world.existingStore(of: loaded.survey.id)
    let decisions: [CodingDecision]
    do throws(StoreFault) { decisions = try store?.decisions() ?? [] } catch { throw Failure(error) }
    let text = Array(decisions.map(CodesFile.line).joined().utf8)
    if let output { try OutputFile.write(text, to: output) } else { world.console.write(text) }
    world.console.printError("\(decisions.count.counted("decision")) written.")
  }
}

/// `speir code import`: takes in decisions that were made elsewhere.
struct CodeImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in decisions about comments from JSON Lines.",
    discussion: """
      All of the file is taken in, or nothing where a line is wrong. The same file taken in twice makes nothing double. Decisions about \
      responses that are not there are left out.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Argument(help: "The file; - for standard input.")
  var file: String

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    let decisions = try CodesInput.decisions(in: file)
    guard let store = try world.existingStore(of: loaded.survey.id) else {
      throw Failure(.noInput, "There are no responses to \(loaded.survey.id) yet. Import them first, then their codes.")
    }
    let new: Int
    let strangers: Int
    do throws(StoreFault) {
      new = try store.record(decisions)
      let kept = Set(try store.decisions().map(\.place.response))
      strangers = decisions.count { !kept.contains($0.place.response) }
    } catch {
      throw Failure(error)
    }
    world.console.print("\(new.counted("new decision")) of \(decisions.count) taken in.")
    if strangers > 0 {
      world.console.printError(
        "\(strangers.counted("decision is", "decisions are")) about responses that are not there.")
    }
  }
}

/// Reads a file of decisions.
enum CodesInput {
  /// Every decision in a file of JSON Lines, or on standard input for `-`.
  ///
  /// - Throws: `Failure` with every line that is wrong.
  static func decisions(in path: String) throws(Failure) -> [CodingDecision] {
    let chunks = try InputChunks(path)
    var lines = chunks.lines
    var faults = LineFaults(file: path == "-" ? "standard input" : path)
    var decisions: [CodingDecision] = []
    while let line = lines.next() {
      do throws(CodesFile.Fault) { decisions.append(try CodesFile.decision(line)) } catch {
        faults.add([words(error)], line: line.number)
      }
    }
    try chunks.check()
    guard faults.count == 0 else {
      throw Failure(.badData, "\(faults.text)\nMend the file; nothing of it was taken in.")
    }
    return decisions
  }

  private static func words(_ fault: CodesFile.Fault) -> String {
    switch fault {
    case .json(let fault): "This is no JSON from byte \(fault.column) on."
    case .member(let name): "‘\(name)’ is missing, or is not what it should be. Write it as speir code export does."
    case .unknownMember(let name): "‘\(name)’ means nothing here. Take it out."
    case .tooLong: "The line is too long. Write one decision on a line."
    }
  }
}
