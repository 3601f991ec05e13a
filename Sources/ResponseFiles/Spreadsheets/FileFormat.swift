/// How a spreadsheet file is written: what stands between its cells, and before its first.
package struct FileFormat: Hashable, Sendable {
  /// A comma, a semicolon or a tab.
  package var separator: UInt8
  /// Whether a byte order mark stands at the start, which says that the file is UTF-8.
  package var hasMark: Bool

  /// Why a file is no spreadsheet as text.
  package enum Fault: Error, Hashable, Sendable {
    /// UTF-16, as some spreadsheets call "Unicode text".
    case utf16
    /// A workbook of a spreadsheet program, or some other packed file.
    case workbook
    /// A byte NUL, which no text holds.
    case binary
    case empty
  }

  package static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  /// The format of a file by its first bytes; 64 KiB are plenty, and `isWhole` says that there are no more.
  ///
  /// The separator is the one by which most of the first rows have as many cells as the first row, and more than one; of equally good ones
  /// the one that makes most cells; a comma where there is only one column. Linear in the bytes.
  package init(head: [UInt8], isWhole: Bool) throws(Fault) {
    guard !head.isEmpty else { throw .empty }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { throw .utf16 }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .workbook }
    if head.contains(0) { throw .binary }
    hasMark = head.starts(with: FileFormat.mark)
    let text = hasMark ? Array(head.dropFirst(3)) : head
    let fits = FileFormat.separators.map { Fit(text, separator: $0, isWhole: isWhole) }
    separator = fits.max { $0.isWorse(than: $1) }?.separator ?? FileFormat.separators[0]
  }

  package static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// How well a separator suits the first rows.
  private struct Fit {
    let separator: UInt8
    /// The share of rows that are as wide as the first, and that width; 0 where it is one cell.
    var share = 0.0
    var width = 0

    init(_ text: [UInt8], separator: UInt8, isWhole: Bool) {
      self.separator = separator
      var reader = CSVReader(separator: separator, text)
      var widths: [Int] = []
      while widths.count < 200 {
        do throws(CSVReader.Fault) {
          guard let row = try reader.next() else { break }
          if !row.isEmptyLine { widths.append(row.count) }
        } catch {
          // A quotation mark that the rest of the file closes is no fault of the first rows.
          if error.kind == .unclosedQuote, !isWhole { break }
          widths.append(0)
        }
      }
      if !isWhole, widths.count > 1 { widths.removeLast() }
      guard let first = widths.first, first > 1 else { return }
      width = first
      share = Double(widths.count { $0 == first }) / Double(widths.count)
    }

    func isWorse(than other: Fit) -> Bool { (share, width) < (other.share, other.width) }
  }
}
