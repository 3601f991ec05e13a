internal import Crypto
internal import Foundation

/// What a form sends back to show that it was sent from a page of this site: HMAC-SHA256 (RFC 2104) of what it belongs to, cut to 100 bits,
/// as twenty letters and digits.
package struct FormToken: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// The token of whatever has that name, such as a person's code.
  package init(of name: String, under key: [UInt8]) {
    let code = Array(HMAC<SHA256>.authenticationCode(for: Array("form:\(name)".utf8), using: SymmetricKey(data: key)))
    description = CrockfordLetters.text(of: code, count: 20)
  }

  /// Whether a text is this token; takes the same time for every text of its length.
  package func matches(_ text: String?) -> Bool {
    text.map { ConstantTime.isSame($0.utf8, description.utf8) } ?? false
  }
}

/// The hash by which a content security policy allows one text, such as `sha256-…` in base 64.
package enum ContentPolicyHash {
  package static func of(_ text: String) -> String {
    "sha256-" + Data(SHA256.hash(data: Array(text.utf8))).base64EncodedString()
  }
}
