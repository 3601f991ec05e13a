internal import Crypto
package import Responses
package import Surveys

/// Hashes of what a definition says.
package enum ContentHash {
  /// `sha256:` and the 64 lower-case hexadecimal digits of the SHA-256 (FIPS 180-4) of bytes.
  package static func text(of bytes: [UInt8]) -> String {
    "sha256:" + SHA256.hash(data: bytes).hexadecimal
  }
}

extension Sequence<UInt8> {
  /// The bytes as lower-case hexadecimal digits, two each.
  package var hexadecimal: String {
    map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}

extension Survey {
  /// The hash of what is asked and how it is checked, to which a response is pinned. Linear in the size of the definition.
  package var formHash: FormHash { FormHash(ContentHash.text(of: formBytes)) }

  /// The hash of how answers become priorities. Linear in the size of the definition.
  package var methodHash: String { ContentHash.text(of: methodBytes) }
}
