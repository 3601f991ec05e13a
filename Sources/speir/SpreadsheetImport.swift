internal import ResponseFiles
internal import Responses
internal import SQLiteStore
internal import Seals
internal import Surveys

/// Takes in the rows of a spreadsheet: all of them or none, unless bad ones may be left out.
struct SpreadsheetImport {
  var world: World
  var loaded: LoadedSurvey
  var mapping: SpreadsheetMapping
  var isDryRun: Bool
  var skipsInvalid: Bool
  var isQuiet: Bool
  var asJSON: Bool

  /// What became of a file's rows.
  struct Outcome {
    var good: Int
    var bad: Int
    /// Nil where nothing was to be stored.
    var addition: Addition?
  }

  /// Reads the file twice, first to understand its columns, then its rows, and says what came of it.
  ///
  /// - Throws: `Failure` where a column or, without leave to skip it, a row cannot be understood; nothing is stored then.
  func run(_ path: String) throws -> Outcome? {
    let file = try SpreadsheetFile(path, console: world.console, isQuiet: isQuiet || asJSON)
    let census = try file.census()
    let layout = SpreadsheetLayout(loaded.survey, census, mapping)
    var listing = ImportListing(
      file: path, loaded.survey, layout, file.format, census.encoding, rows: census.rows)
    let zone = loaded.survey.timezone
    let rows = RowReading(loaded.survey, layout, mapping, census.encoding) { day, time in
      try? world.moment(of: day, at: time, in: zone)
    }
    let unsettled = (layout.mappingFaults + rows.mappingFaults).map { "mapping: \($0)" } + listing.columnFaults
    if !unsettled.isEmpty, !isDryRun {
      throw Failure(
        .badData,
        unsettled.joined(separator: "\n")
          + "\nNothing was stored: settle these columns with --map. --dry-run shows how all of them are understood."
      )
    }

    let store = isDryRun ? try world.existingStore(of: loaded.survey.id) : try world.store(for: loaded)
    var surroundings = try world.surroundings(of: loaded, store)
    let words = surroundings.words
    surroundings.words = { problems, survey in
      zip(problems, problems.flatMap { words([$0], survey) }).map { problem, text in
        layout.column(of: problem).map { "column \($0.title), \(text)" } ?? text
      }
    }
    var pass = Pass(
      rows: rows, checking: LineChecking(loaded.survey, form: loaded.form, surroundings), headerRows: layout.headerRows,
      faults: LineFaults(file: path, unit: "row"), listing: listing)
    var (reader, end) = try file.rows(isDryRun ? "Checking" : "Importing")

    func next() -> Intake {
      while let row = pass.next(&reader) {
        switch row {
        case .good(let submission): return .response(submission)
        case .bad(let fingerprint): if skipsInvalid { return .skipped(fingerprint: fingerprint) }
        }
      }
      return isDryRun || (pass.faults.count > 0 && !skipsInvalid) ? .abandon : .end
    }
    var addition: Addition?
    if let store, !isDryRun {
      do throws(StoreFault) {
        addition = try store.add(limit: loaded.survey.limit, next)
      } catch {
        try end()
        throw Failure(error)
      }
    } else {
      while next() != .abandon {}
    }
    try end()
    listing = pass.listing
    if isDryRun {
      world.console.write(asJSON ? "" : listing.text + "\n")
      for fault in layout.mappingFaults + rows.mappingFaults { world.console.printError("mapping: \(fault)") }
    }
    if pass.faults.count > 0, !asJSON { world.console.printError(isDryRun ? pass.answerFaults.text : pass.faults.text) }
    if asJSON { world.console.print(json(listing, pass, addition, isStored: unsettled.isEmpty)) }
    let blocked = [
      unsettled.isEmpty ? nil : unsettled.count.counted("column is", "columns are") + " not settled",
      pass.faults.count == 0 || skipsInvalid ? nil : "\(pass.faults.count.counted("row")) cannot be taken",
    ].compactMap(\.self)
    guard blocked.isEmpty else {
      throw Failure(
        .badData,
        """
        \(path): \(blocked.joined(separator: " and ")). Nothing was stored: mend the file, settle it with --map\
        \(pass.faults.count > 0 ? ", or leave bad rows out with --skip-invalid" : "").
        """)
    }
    return asJSON ? nil : Outcome(good: pass.good, bad: pass.faults.count, addition: addition)
  }

  private func json(_ listing: ImportListing, _ pass: Pass, _ addition: Addition?, isStored: Bool) -> String {
    func count(_ key: String, _ value: Int) -> JSONValue.Member { JSONValue.Member(key, .number(Double(value))) }
    guard case .object(var members) = listing.json else { return "" }
    members += [count("good", pass.good), count("invalid", pass.faults.count)]
    members.append(JSONValue.Member("faults", .array(pass.faults.messages.map { .string($0) })))
    if let addition, pass.faults.count == 0 || skipsInvalid {
      members += [
        count("stored", addition.added), count("known", addition.known), count("duplicates", addition.duplicates),
        count("skipped", addition.skipped),
      ]
    }
    return JSONValue.object(members).text
  }
}

/// The second pass over the rows.
private struct Pass {
  enum Row {
    case good(Submission)
    case bad(ResponseID)
  }

  let rows: RowReading
  var checking: LineChecking
  let headerRows: Int
  var faults: LineFaults
  var listing: ImportListing
  var good = 0
  /// The faults that the listing does not show: those of rows whose every cell was understood.
  var answerFaults: LineFaults
  private var seen = 0

  init(rows: RowReading, checking: LineChecking, headerRows: Int, faults: LineFaults, listing: ImportListing) {
    self.rows = rows
    self.checking = checking
    self.headerRows = headerRows
    self.faults = faults
    self.listing = listing
    answerFaults = faults
  }

  /// The next row that holds anything; nil at the end of the file.
  mutating func next(_ reader: inout CSVReader) -> Row? {
    while true {
      let row: CSVRow
      do throws(CSVReader.Fault) {
        guard let found = try reader.next() else { return nil }
        row = found
      } catch {
        faults.add([error.message], line: error.row)
        answerFaults.add([error.message], line: error.row)
        return .bad(ResponseID(ofLine: [], number: error.row))
      }
      if row.isBlank { continue }
      seen += 1
      if seen <= headerRows { continue }
      return take(row)
    }
  }

  private mutating func take(_ row: CSVRow) -> Row {
    let response = rows.read(row)
    listing.add(response.remarks, row: row.number)
    let identity = ResponseID(ofLine: response.fingerprint, number: response.number)
    let odd = response.remarks.filter { $0.fault != nil }
    guard odd.isEmpty else {
      faults.add(odd.map { listing.message($0) }, line: row.number)
      return .bad(identity)
    }
    do throws(ResponseLine.Fault) {
      let submission = try checking.submission(response.said) { _ in identity }
      good += 1
      listing.addLeftOut(checking.leftOut, row: row.number)
      return .good(submission)
    } catch {
      faults.add(error.messages, line: row.number)
      answerFaults.add(error.messages, line: row.number)
      return .bad(identity)
    }
  }
}
