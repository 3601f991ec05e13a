internal import Surveys

/// Reads a row of codes in place, without making anything on the way.
extension MatrixLayout {
  /// Whether the bytes are one whole row of this layout, with its items.
  ///
  /// Throws a `CodesFault` that names the first thing wrong. Linear in the number of bytes.
  package func check(_ codes: Span<UInt8>) throws(CodesFault) {
    let end = try check(codes, at: 0)
    guard end == codes.count else { throw .tooLong(expected: end, found: codes.count) }
  }

  /// Where the row that starts at a place ends, its items included.
  func check(_ codes: Span<UInt8>, at start: Int) throws(CodesFault) -> Int {
    guard codes.count - start >= width else { throw .tooShort(expected: start + width, found: codes.count) }
    var end = start + width
    for index in slots.indices {
      let slot = slots[index]
      let at = start + slot.offset
      switch slot.kind {
      case .choice:
        guard codes.number(at, width: slot.width) <= slot.choices else { throw outOfRange(index) }
      case .choices:
        let used = (slot.choices + 1) % 8
        let last = codes[at + slot.width - 1]
        guard used == 0 || last >> UInt8(used) == 0 else { throw outOfRange(index) }
      case .places:
        guard MatrixLayout.isRanking(codes, at: at, count: slot.choices) else { throw outOfRange(index) }
      case .flag:
        guard codes[at] <= 1 else { throw outOfRange(index) }
      case .items:
        guard case .items(let inner) = fields[index].form, inner.width > 0 else { continue }
        let items = codes.number(at, width: 4)
        guard items <= (codes.count - end) / inner.width else {
          throw .tooShort(expected: end + items * inner.width, found: codes.count)
        }
        for _ in 0..<items { end = try inner.check(codes, at: end) }
      case .points, .number, .day: break
      }
    }
    return end
  }

  /// Where the row that starts at a place ends; the bytes must have passed `check`.
  func end(of codes: Span<UInt8>, at start: Int) -> Int {
    var end = start + width
    for index in slots.indices where slots[index].kind == .items {
      guard case .items(let inner) = fields[index].form, inner.width > 0 else { continue }
      for _ in 0..<codes.number(start + slots[index].offset, width: 4) { end = inner.end(of: codes, at: end) }
    }
    return end
  }

  private func outOfRange(_ index: Int) -> CodesFault { .outOfRange(question: fields[index].question) }

  /// Whether the places are 1, 2, 3 … without a gap or a repeat, and 0 elsewhere.
  private static func isRanking(_ codes: Span<UInt8>, at start: Int, count: Int) -> Bool {
    var (ranked, highest) = (0, 0)
    var seen: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for index in start..<start + count {
      let place = Int(codes[index])
      guard place > 0 else { continue }
      ranked += 1
      highest = max(highest, place)
      let bit = UInt64(1) << UInt64(place % 64)
      switch place / 64 {
      case 0: seen.0 |= bit
      case 1: seen.1 |= bit
      case 2: seen.2 |= bit
      default: seen.3 |= bit
      }
    }
    let distinct =
      seen.0.nonzeroBitCount + seen.1.nonzeroBitCount + seen.2.nonzeroBitCount + seen.3.nonzeroBitCount
    return highest == ranked && distinct == ranked
  }
}

extension Span<UInt8> {
  /// The little-endian number in up to four bytes.
  func number(_ at: Int, width: Int) -> Int {
    var number = 0
    for index in 0..<width { number |= Int(self[at + index]) << (8 * index) }
    return number
  }

  /// The little-endian number in eight bytes.
  func bits(_ at: Int) -> UInt64 {
    var bits: UInt64 = 0
    for index in 0..<8 { bits |= UInt64(self[at + index]) << UInt64(8 * index) }
    return bits
  }
}
