internal import ResponseFiles
internal import Responses
internal import SQLiteStore
internal import Surveys

/// One run of `speir export`: from the store to a file or to standard output, one response in memory at a time.
struct Export {
  /// The most columns that the common spreadsheets open.
  static let columnLimit = 16_384

  let world: World
  let loaded: LoadedSurvey
  /// Nil where nothing was ever stored.
  let store: SurveyStore?
  /// The language of the labels; nil for names.
  let labels: Language?
  /// Nil for standard output.
  let output: String?

  /// One response a line, as it was given.
  func writeLines() throws(Failure) {
    let stream = try StreamedOutput(to: output)
    var count = 0
    try read { record in
      count += 1
      return stream.write(record.line(of: loaded.survey.id) + "\n")
    }
    try finish(stream, count.counted("response"))
  }

  /// The responses as CSV.
  func writeTable(isLong: Bool) throws(Failure) {
    let shape: ResponseTable.Shape = isLong ? .long : .wide(items: try countItems())
    var table = ResponseTable(loaded.survey, form: loaded.form, shape: shape, labels: labels) { store?.survey(of: $0) }
    guard table.width <= Export.columnLimit else {
      throw Failure(
        .badData,
        """
        The file would have \(table.width) columns, and spreadsheets open no more than \(Export.columnLimit): some response has very \
        many items in a repeat. Write --format long-csv instead.
        """)
    }
    let stream = try StreamedOutput(to: output)
    var count = 0
    var fault: RecordReading.Fault?
    _ = stream.write(table.head())
    try read { record in
      do throws(RecordReading.Fault) {
        count += 1
        return stream.write(try table.text(of: record))
      } catch {
        fault = error
        return false
      }
    }
    if let fault { throw Failure(fault) }
    try finish(stream, count.counted("response"))
    if table.simulated > 0 {
      world.console.printError("\(table.simulated.counted("response was", "responses were")) simulated by a program.")
    }
    world.console.printError(lossReport(table, isLong))
  }

  /// The addresses, without anything that could join them to answers or to one another.
  func writeAddresses() throws(Failure) {
    let stream = try StreamedOutput(to: output)
    var writer = CSVWriter()
    var count = 0
    writer.write(["question", "address"])
    do throws(StoreFault) {
      for address in try store?.addresses() ?? [] {
        writer.write([address.path.question.text, address.text])
        count += 1
      }
    } catch {
      throw Failure(error)
    }
    _ = stream.write(writer.take())
    try finish(stream, count.counted("address", "addresses"))
  }

  /// How many items have columns, by repeat; a first reading, held only where there are repeats.
  private func countItems() throws(Failure) -> [Name: Int] {
    var counting = ItemCounting(loaded.survey)
    guard counting.isNeeded else { return [:] }
    try read { record in
      counting.add(record)
      return true
    }
    return counting.most
  }

  private func read(_ body: (ResponseRecord) -> Bool) throws(Failure) {
    do throws(StoreFault) { try store?.readRecords(body) } catch { throw Failure(error) }
  }

  private func finish(_ stream: StreamedOutput, _ count: String) throws(Failure) {
    try stream.finish()
    if let output { world.console.printError("\(count) written to \(output).") }
  }

  /// What found no place in the file, in one paragraph; empty where nothing was left out.
  private func lossReport(_ table: ResponseTable, _ isLong: Bool) -> String {
    guard !table.lost.isEmpty else { return "" }
    let shown = table.lost.sorted { $0.key < $1.key }.prefix(LineFaults.shown).map {
      "  \($0.key) (\($0.value.counted("response")))"
    }
    let rest = table.lost.count - shown.count
    return """
      \(table.older > 0 ? "\(table.older.counted("response")) came in under an older definition. " : "")These answers have no column:
      \(shown.joined(separator: "\n"))\(rest > 0 ? "\n  … and \(rest) more" : "")
      They are whole in --format jsonl\(isLong ? "" : " and --format long-csv").
      """
  }
}

extension Failure {
  /// The words for a stored response that cannot be read.
  init(_ fault: RecordReading.Fault) {
    switch fault {
    case .unknownForm(let id, let form): self.init(SortedResponses.Fault.unknownForm(id, form), "")
    case .damaged(let id):
      self.init(.badData, "The answers of response \(id) are damaged. Put back a copy of the store that you kept.")
    }
  }
}
