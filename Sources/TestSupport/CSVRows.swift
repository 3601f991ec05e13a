/// A reader of RFC 4180's grammar and nothing more, for holding the writer against.
package enum CSVRows {
  /// The cells of each row, in their order; empty for no bytes. A row that no CR LF ends is left out.
  package static func read(_ bytes: [UInt8]) -> [[String]] {
    var (rows, row, cell): ([[String]], [String], [UInt8]) = ([], [], [])
    var (at, isQuoted) = (0, false)
    func endCell() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
    }
    while at < bytes.count {
      let byte = bytes[at]
      let next = at + 1 < bytes.count ? bytes[at + 1] : 0
      switch byte {
      case UInt8(ascii: "\"") where isQuoted && next == byte:
        cell.append(byte)
        at += 1
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: endCell()
      case 0x0D where !isQuoted && next == 0x0A:
        endCell()
        rows.append(row)
        row = []
        at += 1
      default: cell.append(byte)
      }
      at += 1
    }
    return rows
  }
}
