/// What a form sends back to show that it was sent from a page of this site: HMAC-SHA256 (RFC 2104) of what it belongs to, cut to 100 bits,
/// as twenty letters and digits.
package struct FormToken: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// The token of whatever has that name, such as a person's code.
  package init(of name: String, under key: [UInt8]) {
    description = CrockfordLetters.text(of: KeyedHash.of(Array("form:\(name)".utf8), under: key), count: 20)
  }

  /// Whether a text is this token; takes the same time for every text of its length.
  package func matches(_ text: String?) -> Bool {
    text.map { ConstantTime.isSame($0.utf8, description.utf8) } ?? false
  }
}
