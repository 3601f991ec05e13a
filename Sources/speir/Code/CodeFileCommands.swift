internal import ArgumentParser
internal import ResponseFiles
internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys
internal import Themes

/// `speir code export`: every decision about a comment, as a file to keep beside the definition.
struct CodeExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write every decision about comments as JSON Lines.",
    discussion: """
      Those about what was said in sessions are among them. What a chat endpoint suggested stands behind them. The texts themselves are not in the file. After a response was erased, write \
      the file anew: the decisions about it are gone, too.
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
    var read = CodesInput.Read()
    do throws(StoreFault) {
      if let store { read = CodesInput.Read(try store.decisions(), try store.suggestions()) }
    } catch {
      throw Failure(error)
    }
    let text = Array(read.lines.utf8)
    if let output { try OutputFile.write(text, to: output) } else { world.console.write(text) }
    world.console.printError("\(read.words) written.")
  }
}

/// `speir code import`: takes in decisions that were made elsewhere.
struct CodeImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in decisions about comments from JSON Lines.",
    discussion: """
      All of the file is taken in, or nothing where a line is wrong. The same file taken in twice makes nothing double. Decisions about \
      responses or contributions that are not there are left out.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Argument(help: "The file; - for standard input.")
  var file: String

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    let read = try CodesInput.read(file)
    guard let store = try world.existingStore(of: loaded.survey.id) else {
      throw Failure(.noInput, "There are no responses to \(loaded.survey.id) yet. Import them first, then their codes.")
    }
    let new: (decisions: Int, suggestions: Int)
    let strangers: Int
    do throws(StoreFault) {
      new = (try store.record(read.decisions), try store.record(read.suggestions))
      let kept = Set(try store.decisions().map(CodeImportCommand.owner))
      strangers = read.decisions.count { !kept.contains(CodeImportCommand.owner($0)) }
    } catch {
      throw Failure(error)
    }
    world.console.print("\(new.decisions.counted("new decision")) of \(read.decisions.count) taken in.")
    if !read.suggestions.isEmpty {
      world.console.print("\(new.suggestions.counted("new suggestion")) of \(read.suggestions.count) taken in.")
    }
    if strangers > 0 {
      world.console.printError(
        "\(strangers.counted("decision is", "decisions are")) about responses or contributions that are not there.")
    }
  }

  /// The response or the contribution that a decision goes with.
  private static func owner(_ decision: CodingDecision) -> String {
    switch decision.place {
    case .answer(let response, _): response.text
    case .contribution(let event): event.text
    }
  }
}

/// Reads a file of decisions.
enum CodesInput {
  /// What such a file holds, each in its order.
  struct Read {
    var decisions: [CodingDecision] = []
    var suggestions: [MachineSuggestion] = []

    init(_ decisions: [CodingDecision] = [], _ suggestions: [MachineSuggestion] = []) {
      (self.decisions, self.suggestions) = (decisions, suggestions)
    }

    /// The file: decisions first, then suggestions.
    var lines: String { decisions.map(CodesFile.line).joined() + suggestions.map(CodesFile.line).joined() }

    /// How much there is, such as `3 decisions`, with suggestions only where there are some.
    var words: String {
      decisions.count.counted("decision")
        + (suggestions.isEmpty ? "" : " and \(suggestions.count.counted("suggestion"))")
    }
  }

  /// All of a file of JSON Lines, or of standard input for `-`.
  ///
  /// - Throws: `Failure` with every line that is wrong.
  static func read(_ path: String) throws(Failure) -> Read {
    let chunks = try InputChunks(path)
    var lines = chunks.lines
    var faults = LineFaults(file: path == "-" ? "standard input" : path)
    var read = Read()
    while let line = lines.next() {
      do throws(CodesFile.Fault) {
        switch try CodesFile.entry(line) {
        case .decision(let decision): read.decisions.append(decision)
        case .suggestion(let suggestion): read.suggestions.append(suggestion)
        }
      } catch {
        faults.add([words(error)], line: line.number)
      }
    }
    try chunks.check()
    guard faults.count == 0 else {
      throw Failure(.badData, "\(faults.text)\nMend the file; nothing of it was taken in.")
    }
    return read
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
