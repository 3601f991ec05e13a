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
    commandName: "import", abstract: "Take in responses from a spreadsheet or a file of JSON Lines.",
    discussion: """
      Of JSON Lines each line is one response, and needs nothing but its answers. A spreadsheet is saved as CSV (with commas, semicolons or \
      tabs) and has a row for each response; columns are known by the names or the texts of the questions, cells by the names or the \
      labels of the choices. --dry-run shows how every column and every odd cell is understood.

      What cannot be recognised is settled in a mapping, a YAML file in which every key may be left out:

        columns: { "How often??": often, "Tea b": tea/black, "*": ignore }
        values: { often: { "wkly": weekly, "?": "" } }
        blank: ["99", "refused"]      # no answer, in every column
        header_rows: 2                # 1 or 2
        dates: dmy                    # or mdy
        decimal: comma                # or point

      A line or row that cannot be taken is named with its number and the reason, and then nothing of the file is stored. The same file \
      taken in twice makes nothing double.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Argument(help: "The file; - for standard input.")
  var file: String

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp("For a spreadsheet: what its columns and cells mean.", valueName: "file"))
  var mapping: String?

  @Flag(help: "Check everything, show how a spreadsheet is understood, and store nothing.")
  var dryRun = false

  @Flag(help: "Store the good lines or rows, and count the others as invalid.")
  var skipInvalid = false

  @Flag(help: "Draw no bar of progress.")
  var quiet = false

  @Flag(help: "For a spreadsheet: print how it is understood, and what became of it, as JSON.")
  var json = false

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    if try SpreadsheetFile.isSpreadsheet(file) {
      let spreadsheet = SpreadsheetImport(
        world: world, loaded: loaded, mapping: try SpreadsheetFile.mapping(mapping), isDryRun: dryRun,
        skipsInvalid: skipInvalid, isQuiet: quiet, asJSON: json)
      guard let outcome = try spreadsheet.run(file) else { return }
      world.console.print(outcome.addition.map { report($0, "row") } ?? report(outcome.good, outcome.bad, "row"))
      return
    }
    if mapping != nil || json {
      throw Failure(
        .usage, "--map and --json are for spreadsheets. Name a file that ends in .csv, or leave them out.")
    }
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

  private func report(_ good: Int, _ bad: Int, _ unit: String = "line") -> String {
    "\(good.counted("response")) can be taken"
      + (bad > 0 ? " and \(bad.counted(unit)) would be skipped" : "") + ". Nothing was stored."
  }

  private func report(_ addition: Addition, _ unit: String = "line") -> String {
    var parts = ["\(addition.added.counted("response")) stored"]
    if addition.known > 0 { parts.append("\(addition.known) already there") }
    if addition.duplicates > 0 { parts.append(addition.duplicates.counted("duplicate")) }
    if addition.skipped > 0 { parts.append("\(addition.skipped.counted(unit)) skipped") }
    return parts.joined(separator: ", ") + "."
  }
}

/// The lines of a file that cannot be taken, of which the first hundred are named.
struct LineFaults {
  static let shown = 100

  let file: String
  private let unit: String
  private(set) var count = 0
  /// What is wrong with the ones that are named, in their order.
  private(set) var messages: [String] = []

  /// `unit` is what the numbers count.
  init(file: String, unit: String = "line") {
    self.file = file
    self.unit = unit
  }

  mutating func add(_ fault: ResponseLine.Fault, line: Int) { add(fault.messages, line: line) }

  mutating func add(_ reasons: [String], line: Int) {
    count += 1
    guard count <= LineFaults.shown else { return }
    messages += reasons.map { "\(file):\(line): \($0)" }
  }

  /// A line for each reason; ends with how many more there are.
  var text: String {
    let rest = count - LineFaults.shown
    return (messages + (rest > 0 ? ["… and \(rest.counted("more \(unit)", "more \(unit)s"))."] : [])).joined(
      separator: "\n")
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
