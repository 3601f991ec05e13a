/// Reads a file line by line, however long it is, with no more than one line and one chunk in memory.
package struct FileLines {
  /// The longest line that is read, in bytes.
  package static let limit = 1_048_576

  /// One line: its number from 1, and its bytes without the line end; nil for one that is too long.
  package struct Line: Hashable, Sendable {
    package var number: Int
    package var bytes: [UInt8]?

    package init(number: Int, bytes: [UInt8]?) {
      self.number = number
      self.bytes = bytes
    }
  }

  private let chunk: () -> [UInt8]
  private var buffer: [UInt8] = []
  private var at = 0
  private var number = 0
  private var isAtEnd = false

  /// `chunk` gives the next bytes of the file, an empty array at its end.
  package init(_ chunk: @escaping () -> [UInt8]) { self.chunk = chunk }

  /// The lines of bytes that are in memory already.
  package init(_ bytes: [UInt8]) {
    var rest: [UInt8]? = bytes
    self.init {
      defer { rest = nil }
      return rest ?? []
    }
  }

  /// The next line that is not blank; nil at the end. A byte order mark before the first line is passed over.
  package mutating func next() -> Line? {
    while let line = nextOfAll() {
      guard let bytes = line.bytes, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { return line }
    }
    return nil
  }

  private mutating func nextOfAll() -> Line? {
    var found: [UInt8] = []
    var isTooLong = false
    func line(_ number: Int, _ bytes: [UInt8]) -> Line {
      var bytes = bytes
      if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      return Line(number: number, bytes: isTooLong ? nil : bytes)
    }
    while true {
      if at == buffer.count {
        buffer = isAtEnd ? [] : chunk()
        at = 0
        guard !buffer.isEmpty else {
          isAtEnd = true
          guard !found.isEmpty || isTooLong else { return nil }
          number += 1
          return line(number, found)
        }
      }
      let end = buffer[at...].firstIndex(of: 0x0A)
      let part = buffer[at..<(end ?? buffer.count)]
      if isTooLong || found.count + part.count > FileLines.limit {
        isTooLong = true
        found = []
      } else {
        found += part
      }
      at = end.map { $0 + 1 } ?? buffer.count
      if end != nil {
        number += 1
        return line(number, found)
      }
    }
  }
}
