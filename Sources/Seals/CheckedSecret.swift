internal import Crypto

/// Sixteen bytes of chance as people hold them: seven groups of four letters and digits, with 12 bits by which a slip of the pen is noticed.
///
/// In Crockford's base 32 (https://www.crockford.com/base32.html). The check covers what the secret belongs to, too.
struct CheckedSecret: Hashable, Sendable {
  /// 16 bytes.
  let bytes: [UInt8]

  init(using chance: inout some RandomNumberGenerator) {
    bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
  }

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The secret in seven groups, of what has that name.
  init(_ groups: some Sequence<some StringProtocol>, of name: String) throws(Receipt.Slip) {
    var bits: [UInt8] = []
    for part in groups {
      let group = part.utf8.filter { $0 > 32 }
      guard group.count == 4, bits.count < 140 else { throw .shape }
      for letter in group {
        guard let value = CrockfordLetters.value(of: letter) else { throw .shape }
        bits += (0..<5).map { UInt8(value >> (4 - $0) & 1) }
      }
    }
    guard bits.count == 140 else { throw .shape }
    bytes = stride(from: 0, to: 128, by: 8).map { at in bits[at..<at + 8].reduce(0) { $0 << 1 | $1 } }
    guard bits[128...].elementsEqual(CheckedSecret.check(name, bytes)) else { throw .mistyped }
  }

  /// The seven groups with a hyphen between each two.
  func text(of name: String) -> String {
    let letters = CrockfordLetters.text(of: bytes + CheckedSecret.hash(name, bytes).prefix(2), count: 28)
    return letters.grouped(by: 4)
  }

  /// Twelve bits of a hash over the name and the secret.
  private static func check(_ name: String, _ secret: [UInt8]) -> [UInt8] {
    let hash = hash(name, secret)
    return (0..<12).map { hash[$0 / 8] >> (7 - UInt8($0 % 8)) & 1 }
  }

  private static func hash(_ name: String, _ secret: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: Array(name.utf8) + [0] + secret))
  }
}
