/// One row of a spreadsheet file as bytes: its cells without quotation marks, in whatever encoding the file has.
package struct CSVRow: Hashable, Sendable {
  /// As a spreadsheet counts: the first row of the file is 1, and empty lines count.
  package let number: Int
  /// Whether its line holds nothing at all, not even quotation marks.
  package let isEmptyLine: Bool
  private let bytes: [UInt8]
  /// Where each cell ends in `bytes`.
  private let ends: [Int]

  init(number: Int, isEmptyLine: Bool, bytes: [UInt8], ends: [Int]) {
    self.number = number
    self.isEmptyLine = isEmptyLine
    self.bytes = bytes
    self.ends = ends
  }

  /// How many cells there are; at least 1.
  package var count: Int { ends.count }

  /// The bytes of a cell, from 0; none for a cell beyond the last.
  package subscript(cell: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(cell) else { return [] }
    return bytes[(cell == 0 ? 0 : ends[cell - 1])..<ends[cell]]
  }

  /// Whether no cell holds more than blanks of ASCII.
  package var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }

  /// The cells in one run of bytes that no other cells give, however the file quoted them: what the row is known by.
  package var fingerprint: [UInt8] {
    var found: [UInt8] = []
    found.reserveCapacity(bytes.count + ends.count)
    for cell in 0..<count {
      found += self[cell]
      found.append(0x1F)
    }
    return found
  }
}
