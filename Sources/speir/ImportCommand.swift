internal import ArgumentParser
internal import Phrases
internal import ResponseFiles
internal import Responses
internal import SQLiteStore
internal import Seals
internal import Surveys

/// `speir import`: takes in responses that were given elsewhere, all of a file or none of it.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in responses from a file of JSON Lines.",
    discussion: """
      Each line is one response, and needs nothing but its answers. A line that cannot be taken is named with its number and the \
      reason, and then nothing of the file is stored. The same file taken in twice makes nothing double.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Argument(help: "The file; - for standard input.")
  var file: String

  @Flag(help: "Check every line and store nothing.")
  var dryRun = false

  @Flag(help: "Store the good lines, and count the others as invalid.")
  var skipInvalid = false

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    let chunks = try InputChunks(file)
    let store = dryRun ? try world.existingStore(of: loaded.survey.id) : try world.store(for: loaded)
    var checking = LineChecking(loaded.survey, form: loaded.form, try world.surroundings(of: loaded, store))
    var lines = chunks.lines
    var faults = LineFaults(file: file == "-" ? "standard input" : file)
    var good = 0

    func next() -> Intake {
      while let line = lines.next() {
        do throws(ResponseLine.Fault) {
          let submission = try checking.submission(line)
          good += 1
          return .response(submission)
        } catch {
          faults.add(error, line: line.number)
          let fingerprint = ResponseID(ofLine: line.bytes ?? [], number: line.number)
          if skipInvalid { return .skipped(fingerprint: fingerprint) }
        }
      }
      let isBroken = (try? chunks.check()) == nil
      return dryRun || isBroken || (faults.count > 0 && !skipInvalid) ? .abandon : .end
    }

    var addition = Addition()
    if let store, !dryRun {
      do throws(StoreFault) {
        addition = try store.add(limit: loaded.survey.limit, next)
      } catch {
        throw Failure(error)
      }
    } else {
      while next() != .abandon {}
    }
    try chunks.check()
    if faults.count > 0 { world.console.printError(faults.text) }
    if faults.count > 0, !skipInvalid {
      throw Failure(
        .badData,
        """
        \(faults.count.counted("line")) of \(faults.file) cannot be taken. Nothing was stored: mend them, or leave them out \
        with --skip-invalid.
        """)
    }
    world.console.print(dryRun ? report(good, faults.count) : report(addition))
  }

  private func report(_ good: Int, _ bad: Int) -> String {
    "\(good.counted("response")) can be taken"
      + (bad > 0 ? " and \(bad.counted("line")) would be skipped" : "") + ". Nothing was stored."
  }

  private func report(_ addition: Addition) -> String {
    var parts = ["\(addition.added.counted("response")) stored"]
    if addition.known > 0 { parts.append("\(addition.known) already there") }
    if addition.duplicates > 0 { parts.append(addition.duplicates.counted("duplicate")) }
    if addition.skipped > 0 { parts.append("\(addition.skipped.counted("line")) skipped") }
    return parts.joined(separator: ", ") + "."
  }
}

/// The lines of a file that cannot be taken, of which the first hundred are named.
struct LineFaults {
  static let shown = 100

  let file: String
  private(set) var count = 0
  private var lines: [String] = []

  init(file: String) { self.file = file }

  mutating func add(_ fault: ResponseLine.Fault, line: Int) {
    count += 1
    guard count <= LineFaults.shown else { return }
    lines += fault.messages.map { "\(file):\(line): \($0)" }
  }

  /// A line for each reason; ends with how many more there are.
  var text: String {
    let rest = count - LineFaults.shown
    return (lines + (rest > 0 ? ["… and \(rest.counted("more line", "more lines"))."] : [])).joined(separator: "\n")
  }
}

extension World {
  /// What checking a file's lines needs: older definitions from the store, ids from their hash, days in the survey's zone.
  func surroundings(of loaded: LoadedSurvey, _ archive: (any DefinitionArchive)?) throws(Failure)
    -> LineChecking.Surroundings
  {
    let today = try today(in: loaded.survey.timezone)
    return LineChecking.Surroundings(
      definition: { archive?.survey(of: $0) },
      identity: { ResponseID(ofLine: $0, number: $1) },
      day: { moment in
        var then = self
        then.now = { moment }
        return (try? then.today(in: loaded.survey.timezone)) ?? today
      },
      words: { problems, survey in
        let (phrases, index) = (Phrases("en"), QuestionIndex(survey))
        return problems.map { "\($0.path.text): \(phrases.message(for: $0, index: index))." }
      }, now: now())
  }
}

extension QuestionPath {
  /// The question's name as a file of responses has it, such as `pots[0].colour`.
  var text: String { item.map { "\($0.name)[\($0.index)].\(question)" } ?? "\(question)" }
}
