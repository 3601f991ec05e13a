internal import Crypto

/// Chance that is the same again for the same secret and purpose, and tells nobody without the secret anything: for what must come out as it came out
/// before, though it is stored nowhere.
///
/// HMAC-SHA256 of the purpose and a counter, as the counter mode of NIST SP 800-108r1 has it; as unpredictable as the secret.
package struct KeyedChance: RandomNumberGenerator {
  private let secret: SymmetricKey
  private let purpose: [UInt8]
  private var count: UInt64 = 0
  private var values: [UInt64] = []

  /// With a secret of 32 bytes of chance.
  package init(secret: [UInt8], purpose: String) {
    self.secret = SymmetricKey(data: secret)
    self.purpose = Array(purpose.utf8)
  }

  package mutating func next() -> UInt64 {
    if let value = values.popLast() { return value }
    count += 1
    let counter = (0..<8).map { UInt8(truncatingIfNeeded: count >> UInt64(56 - 8 * $0)) }
    let block = Array(HMAC<SHA256>.authenticationCode(for: counter + [0] + purpose, using: secret))
    values = stride(from: 24, through: 0, by: -8).map { start in
      block[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
    return values.removeLast()
  }
}
