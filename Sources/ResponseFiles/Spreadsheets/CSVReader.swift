/// Reads the rows of a spreadsheet file as RFC 4180 has them, however long it is, with no more than one row and one chunk in memory.
///
/// More forgiving than the standard where no doubt is possible: rows end with CR LF, LF or CR, may have unlike numbers of cells, and a
/// quotation mark inside a cell that does not begin with one is a character like any other. Linear in the number of bytes.
package struct CSVReader {
  /// The longest cell that is read, in bytes.
  package static let cellLimit = 1_048_576
  /// The longest row that is read, in bytes.
  package static let rowLimit = 8_388_608
  /// The most cells that a row may have: as many as a spreadsheet has columns.
  package static let widthLimit = 16_384

  /// What cannot be read, and where.
  package struct Fault: Error, Hashable, Sendable {
    /// Which rule of quotation marks, or which bound of the reader, a row breaks.
    package enum Kind: Hashable, Sendable {
      /// A quotation mark opens the cell and none closes it up to the end of the file.
      case unclosedQuote
      /// Something other than a separator or a line end follows the quotation mark that closes the cell.
      case textAfterQuote
      case cellTooLong
      case rowTooLong
      case tooManyCells
    }
    package var kind: Kind
    /// The row's number, from 1, and the cell's, from 0.
    package var row: Int
    package var cell: Int

    /// Whether the reader cannot find the next row after it.
    package var endsFile: Bool { kind != .textAfterQuote }

    package init(kind: Kind, row: Int, cell: Int) {
      self.kind = kind
      self.row = row
      self.cell = cell
    }
  }

  private enum State {
    case cellStart, plain, quoted, afterQuote
    /// After a fault, until the row's line ends.
    case skipping
  }

  private let chunk: () -> [UInt8]
  private let separator: UInt8
  private var buffer: [UInt8] = []
  private var at = 0
  private var number = 0
  private var isAtEnd = false
  /// A CR has ended the last row, and an LF would belong to it.
  private var mayPassLineFeed = false

  /// `chunk` gives the next bytes of the file, an empty array at its end; a byte order mark must be taken off before.
  package init(separator: UInt8 = UInt8(ascii: ","), _ chunk: @escaping () -> [UInt8]) {
    self.separator = separator
    self.chunk = chunk
  }

  /// The rows of bytes that are in memory already.
  package init(separator: UInt8 = UInt8(ascii: ","), _ bytes: [UInt8]) {
    var rest: [UInt8]? = bytes
    self.init(separator: separator) {
      defer { rest = nil }
      return rest ?? []
    }
  }

  /// The next row, empty lines included; nil at the end.
  ///
  /// - Throws: `Fault` for a row that cannot be read; the next call goes on after it, or finds the end where the fault says so.
  package mutating func next() throws(Fault) -> CSVRow? {
    var cells: [UInt8] = []
    var ends: [Int] = []
    var state = State.cellStart
    var hasQuotes = false
    var fault: Fault?

    while true {
      guard fill() else {
        guard state != .cellStart || !ends.isEmpty else { return nil }
        number += 1
        if state == .quoted { throw Fault(kind: .unclosedQuote, row: number, cell: ends.count) }
        if let fault { throw fault }
        ends.append(cells.count)
        return CSVRow(number: number, isEmptyLine: false, bytes: cells, ends: ends)
      }
      let byte = buffer[at]
      if mayPassLineFeed {
        mayPassLineFeed = false
        if byte == 0x0A {
          at += 1
          continue
        }
      }
      switch state {
      case .quoted:
        if byte == UInt8(ascii: "\"") {
          at += 1
          state = .afterQuote
        } else {
          cells += run { $0 == UInt8(ascii: "\"") }
        }
      case .afterQuote where byte == UInt8(ascii: "\""):
        cells.append(byte)
        at += 1
        state = .quoted
      case .cellStart where byte == UInt8(ascii: "\""):
        at += 1
        hasQuotes = true
        state = .quoted
      case _ where byte == 0x0A || byte == 0x0D:
        at += 1
        mayPassLineFeed = byte == 0x0D
        number += 1
        if let fault { throw fault }
        ends.append(cells.count)
        return CSVRow(
          number: number, isEmptyLine: ends.count == 1 && cells.isEmpty && !hasQuotes, bytes: cells, ends: ends)
      case .skipping: at += 1
      case _ where byte == separator:
        at += 1
        ends.append(cells.count)
        state = .cellStart
      case .afterQuote:
        fault = Fault(kind: .textAfterQuote, row: number + 1, cell: ends.count)
        state = .skipping
      case .cellStart, .plain:
        state = .plain
        let separator = separator
        cells += run { $0 == separator || $0 == 0x0A || $0 == 0x0D }
      }
      if let kind = excess(cells.count, ends) {
        number += 1
        close()
        throw Fault(kind: kind, row: number, cell: ends.count)
      }
    }
  }

  /// Whether there is a byte to look at.
  private mutating func fill() -> Bool {
    while at == buffer.count {
      guard !isAtEnd else { return false }
      buffer = chunk()
      at = 0
      isAtEnd = buffer.isEmpty
    }
    return true
  }

  /// The bytes of the buffer up to one that ends them, and moves there.
  private mutating func run(upTo isEnd: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = at
    while at < buffer.count, !isEnd(buffer[at]) { at += 1 }
    return buffer[start..<at]
  }

  private func excess(_ length: Int, _ ends: [Int]) -> Fault.Kind? {
    if length - (ends.last ?? 0) > CSVReader.cellLimit { return .cellTooLong }
    if length > CSVReader.rowLimit { return .rowTooLong }
    return ends.count >= CSVReader.widthLimit ? .tooManyCells : nil
  }

  private mutating func close() {
    isAtEnd = true
    buffer = []
    at = 0
  }
}
