package import Surveys

/// The short code by which phones come into the room of a session: six letters and digits, such as `7KD-2MX`.
///
/// It follows from the store's key and the session, so that nothing is kept of it and it stays the same after a restart. 30 bits: enough
/// where attempts are counted.
package struct JoinCode: Hashable, Sendable, CustomStringConvertible {
  /// The six letters without a hyphen, as an address has them.
  package let text: String

  private static let length = 6

  /// The code of a session in a store with that key (HMAC-SHA256, RFC 2104, cut to 30 bits).
  package init(of session: Name, survey: String, under key: [UInt8]) {
    let code = KeyedHash.of(Array("join:\(survey):\(session)".utf8), under: key)
    text = CrockfordLetters.text(of: code, count: JoinCode.length)
  }

  /// The code in a text as a person may type it, with or without its hyphen; nil for anything else.
  package init?(_ typed: some StringProtocol) {
    guard typed.utf8.count <= 40 else { return nil }
    var letters: [UInt8] = []
    for byte in typed.utf8 where byte > 32 && byte != UInt8(ascii: "-") {
      guard let value = CrockfordLetters.value(of: byte) else { return nil }
      letters.append(CrockfordLetters.alphabet[value])
    }
    guard letters.count == JoinCode.length else { return nil }
    text = String(decoding: letters, as: UTF8.self)
  }

  /// As people read it from a screen.
  package var description: String { text.grouped(by: 3) }
}
