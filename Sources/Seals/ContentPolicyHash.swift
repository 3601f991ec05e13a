internal import Crypto
internal import Foundation

/// The hash by which a content security policy allows one text (CSP Level 3, hash-source).
package enum ContentPolicyHash {
  /// `sha256-` and the SHA-256 (FIPS 180-4) of the text's UTF-8 in base 64, without quotation marks.
  package static func of(_ text: String) -> String {
    "sha256-" + Data(SHA256.hash(data: Array(text.utf8))).base64EncodedString()
  }
}
