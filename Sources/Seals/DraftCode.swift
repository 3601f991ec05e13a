internal import Crypto

/// What a person types to come back to answers that they have not sent yet.
///
/// As text: three groups of four letters and digits, such as `8ZQ4-0KTM-3V7X`: 55 bits of chance, and a last letter by which a slip of
/// the pen is noticed, in Crockford's base 32.
package struct DraftCode: Hashable, Sendable, CustomStringConvertible {
  /// Eleven values from 0 to 31.
  private let values: [UInt8]
  package let description: String

  /// A new code.
  package init(using chance: inout some RandomNumberGenerator) {
    let values = (0..<11).map { _ in UInt8.random(in: 0..<32, using: &chance) }
    self.init(values: values, last: DraftCode.check(values))
  }

  /// The code in a text as a person may type it, with or without hyphens and blanks; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let letters = text.utf8.filter { $0 > 32 && $0 != UInt8(ascii: "-") }
    let values = letters.compactMap { CrockfordLetters.value(of: $0) }.map { UInt8($0) }
    guard letters.count == 12, values.count == 12, DraftCode.check(Array(values.prefix(11))) == values[11] else {
      return nil
    }
    self.init(values: Array(values.prefix(11)), last: values[11])
  }

  private init(values: [UInt8], last: UInt8) {
    self.values = values
    let letters = (values + [last]).map { CrockfordLetters.alphabet[Int($0)] }
    description = String(decoding: letters, as: UTF8.self).grouped(by: 4)
  }

  /// What a store with that key keeps of it: HMAC-SHA256 (RFC 2104) of the code; 32 bytes.
  package func sealed(under key: [UInt8]) -> [UInt8] {
    KeyedHash.of(Array("draft:".utf8) + values, under: key)
  }

  private static func check(_ values: [UInt8]) -> UInt8 {
    Array(SHA256.hash(data: Array("draft".utf8) + values))[0] & 31
  }
}
