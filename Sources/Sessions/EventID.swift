/// Tells one event of a session from every other: 32 hexadecimal digits of chance, made where the event is made.
///
/// So any number of facilitators and phones may add to a session at once, and what is sent twice is known to be the same.
package struct EventID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  /// An id as it is written; nil for anything but 32 digits 0–9 and a–f.
  package init?(_ text: some StringProtocol) {
    guard ChanceDigits.areSound(text) else { return nil }
    self.text = String(text)
  }

  /// A new one.
  package init(using chance: inout some RandomNumberGenerator) { text = ChanceDigits.make(using: &chance) }

  package var description: String { text }
  package static func < (left: EventID, right: EventID) -> Bool { left.text < right.text }
}

/// Tells one voter's ballot from every other, and says nothing of whose it is: 32 hexadecimal digits of chance.
///
/// It stands in no event, and must never be made from a name, an attendance or the id of an event.
package struct BallotID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  /// An id as it is written; nil for anything but 32 digits 0–9 and a–f.
  package init?(_ text: some StringProtocol) {
    guard ChanceDigits.areSound(text) else { return nil }
    self.text = String(text)
  }

  /// A new one; the chance must be one that nobody can foresee.
  package init(using chance: inout some RandomNumberGenerator) { text = ChanceDigits.make(using: &chance) }

  package var description: String { text }
  package static func < (left: BallotID, right: BallotID) -> Bool { left.text < right.text }
}

/// 128 bits of chance as 32 hexadecimal digits.
enum ChanceDigits {
  static func make(using chance: inout some RandomNumberGenerator) -> String {
    [chance.next(), chance.next()].map { (word: UInt64) in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  static func areSound(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 32
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}
