/// Writes rows of cells as RFC 4180 has them: commas between cells, CRLF after each row, quotation marks where a cell needs them.
///
/// UTF-8. Every cell is guarded by `CellGuard`. A byte-order mark stands at the start where the file is meant for a spreadsheet: without one
/// some take it for another encoding, with one some programs take it for a part of the first name.
package struct CSVWriter: Sendable {
  /// What was written and not yet taken.
  package private(set) var text: String

  /// An empty file, with the mark at its start if it is to have one.
  package init(withMark: Bool = false) { text = withMark ? "\u{FEFF}" : "" }

  /// The text of a whole table; empty for no rows. Linear in the cells.
  package static func text(of rows: [[String]]) -> String {
    var writer = CSVWriter()
    for row in rows { writer.write(row) }
    return writer.text
  }

  /// Writes a row. One that holds nothing but a blank cell is written as `""`, so that it is no empty line. Linear in the cells.
  package mutating func write(_ cells: [String]) {
    if cells == [""] { text += "\"\"" }
    for (index, cell) in cells.enumerated() {
      if index > 0 { text += "," }
      write(cell)
    }
    text += "\r\n"
  }

  /// Takes what was written and leaves nothing.
  package mutating func take() -> String {
    defer { text = "" }
    return text
  }

  private mutating func write(_ cell: String) {
    guard !cell.isEmpty else { return }
    let guarded = CellGuard.add(cell)
    guard guarded.utf8.contains(where: CSVWriter.needsQuotes) else {
      text += guarded
      return
    }
    text += "\""
    for scalar in guarded.unicodeScalars {
      if scalar == "\"" { text += "\"" }
      text.unicodeScalars.append(scalar)
    }
    text += "\""
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
  }
}
