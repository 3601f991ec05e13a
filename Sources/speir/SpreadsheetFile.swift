internal import Foundation
internal import ResponseFiles
internal import Responses
internal import SurveyFiles

/// A spreadsheet as text on the disk, which is read from its start as often as wanted.
struct SpreadsheetFile {
  let path: String
  let format: FileFormat
  let size: Int
  private let console: Console
  private let isQuiet: Bool

  /// - Throws: `Failure` where there is no such file, it cannot be read, or it is no spreadsheet as text.
  init(_ path: String, console: Console, isQuiet: Bool) throws(Failure) {
    guard path != "-" else {
      throw Failure(
        .usage, "A spreadsheet is read twice, which standard input cannot be. Save it as a file and name that.")
    }
    let chunks = try InputChunks(path)
    size = chunks.size
    let head = chunks.next()
    try chunks.check()
    do throws(FileFormat.Fault) {
      format = try FileFormat(head: head, isWhole: head.count >= size)
    } catch {
      throw Failure(.badData, "\(path) \(error.message)")
    }
    self.path = path
    self.console = console
    self.isQuiet = isQuiet
  }

  /// The rows from the start of the file, and a function that ends the reading: it takes the bar away, and throws where the disk failed.
  func rows(_ what: String) throws(Failure) -> (reader: CSVReader, end: () throws(Failure) -> Void) {
    let chunks = try InputChunks(path)
    let progress = Progress(ProgressBar(what, total: size, console: console, isQuiet: isQuiet))
    var isFirst = true
    let mark = format.hasMark ? FileFormat.mark.count : 0
    let reader = CSVReader(separator: format.separator) {
      let bytes = chunks.next()
      progress.add(bytes.count)
      defer { isFirst = false }
      return isFirst ? Array(bytes.dropFirst(mark)) : bytes
    }
    return (
      reader,
      { () throws(Failure) in
        progress.bar.end()
        try chunks.check()
      }
    )
  }

  /// The first pass: what every column holds.
  ///
  /// - Throws: `Failure` where the file cannot be read to its end, or has no answers in it.
  func census() throws(Failure) -> ColumnCensus {
    let (reader, end) = try rows("Looking at \(path.fileName)")
    let census: ColumnCensus
    do throws(CSVReader.Fault) {
      census = try ColumnCensus(reader)
    } catch {
      try end()
      throw Failure(.badData, "\(path):\(error.row): \(error.message)")
    }
    try end()
    guard census.rows > 1 else {
      throw Failure(
        .badData, "\(path) has no row below its headings. Save the spreadsheet with its answers, then try again.")
    }
    return census
  }

  /// Reads the mapping in a YAML file; an empty one where none is named.
  ///
  /// - Throws: `Failure` with everything that is wrong with it.
  static func mapping(_ path: String?) throws(Failure) -> SpreadsheetMapping {
    guard let path else { return SpreadsheetMapping() }
    let file = MappingFile(try InputFile.bytes(of: path, limit: SurveyText.limit), file: path)
    guard let mapping = file.mapping else {
      throw Failure(.badData, FindingPrinter(width: 120).text(of: file.findings) + "Mend the mapping, then try again.")
    }
    return mapping
  }

  /// Whether a file is one, by the ending of its name, else by whether its first byte begins a line of JSON.
  static func isSpreadsheet(_ path: String) throws(Failure) -> Bool {
    guard path != "-" else { return false }
    switch path.split(separator: ".").last?.lowercased() ?? "" {
    case "csv", "tsv", "tab", "txt", "xlsx", "xls", "ods", "numbers": return true
    case "jsonl", "ndjson", "json": return false
    default:
      let chunks = try InputChunks(path)
      let head = chunks.next()
      try chunks.check()
      let start = head.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || FileFormat.mark.contains($0) }
      return start.first != UInt8(ascii: "{") && !start.isEmpty
    }
  }
}

/// The bar of one pass, which the reader's closure moves.
private final class Progress {
  var bar: ProgressBar
  private var done = 0

  init(_ bar: ProgressBar) { self.bar = bar }

  func add(_ bytes: Int) {
    done += bytes
    bar.show(done)
  }
}

extension String {
  /// The name of a file without its folders.
  fileprivate var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}

extension FileFormat.Fault {
  /// What the file is instead of a spreadsheet as text, and what to do; goes on after its name.
  var message: String {
    switch self {
    case .utf16: "is UTF-16. Save it as “CSV UTF-8”, then try again."
    case .workbook: "is a workbook or a packed file. Open it in a spreadsheet program and save it as “CSV UTF-8”."
    case .binary: "is no text. Save the spreadsheet as “CSV UTF-8”, then try again."
    case .empty: "is empty. Save the spreadsheet again, then try again."
    }
  }
}

extension CSVReader.Fault {
  /// What is wrong with the row and what to do; the cell is named by its column's letter.
  var message: String {
    let column = SpreadsheetLayout.letter(cell)
    return switch kind {
    case .unclosedQuote:
      "column \(column): a quotation mark opens this cell and none closes it. Write two where one belongs to the text, or close it."
    case .textAfterQuote:
      "column \(column): text follows the quotation mark that closes this cell. Write two where one belongs to the text."
    case .cellTooLong: "column \(column): the cell is longer than 1 MiB. Look for a quotation mark that is not closed."
    case .rowTooLong: "the row is longer than 8 MiB. Look for a quotation mark that is not closed."
    case .tooManyCells: "the row has more than \(CSVReader.widthLimit) cells. Look at what stands between the cells."
    }
  }
}
