internal import Crypto

/// The hash by which everything here is sealed: HMAC-SHA256 (RFC 2104).
enum KeyedHash {
  /// The 32 bytes of a message's hash.
  static func of(_ message: [UInt8], under key: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
  }
}
