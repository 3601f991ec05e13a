/// A response's own identity: a UUID, version 7 where the program made it; its text is canonical and in lower case.
///
/// Sixteen bytes, in the order of the texts.
package struct ResponseID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The first eight bytes and the last eight, the first byte the most significant.
  package let high: UInt64, low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The identity in a text; nil if it is no UUID of 36 characters. Upper case is folded.
  package init?(_ text: some StringProtocol) {
    self.init(ascii: Array(text.utf8).span)
  }

  /// The identity in the bytes of such a text; nil if they are none.
  package init?(ascii bytes: Span<UInt8>) {
    guard bytes.count == 36 else { return nil }
    var halves: (UInt64, UInt64) = (0, 0)
    var digits = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      if digits < 16 { halves.0 = halves.0 << 4 | UInt64(digit) } else { halves.1 = halves.1 << 4 | UInt64(digit) }
      digits += 1
    }
    (high, low) = halves
  }

  /// The identity with those 16 bytes, version and variant as they are; bytes that are not there are zero, more are left out.
  package init(bytes: [UInt8]) {
    func half(_ first: Int) -> UInt64 {
      (first..<first + 8).reduce(0) { $0 << 8 | UInt64($1 < bytes.count ? bytes[$1] : 0) }
    }
    high = half(0)
    low = half(8)
  }

  package var text: String {
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for digit in 0..<32 {
      if digit == 8 || digit == 12 || digit == 16 || digit == 20 { text.append(UInt8(ascii: "-")) }
      let four = UInt8((digit < 16 ? high : low) >> UInt64(60 - 4 * (digit % 16)) & 15)
      text.append(four < 10 ? UInt8(ascii: "0") + four : UInt8(ascii: "a") + four - 10)
    }
    return String(decoding: text, as: UTF8.self)
  }

  package var description: String { text }
  package static func < (left: ResponseID, right: ResponseID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
