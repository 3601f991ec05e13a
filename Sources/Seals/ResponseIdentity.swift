internal import Crypto
package import Responses
package import Surveys

extension ResponseID {
  /// A UUID of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then 74 of chance, so that later ones stand behind earlier ones.
  package init(at moment: Moment, using chance: inout some RandomNumberGenerator) {
    let time = UInt64(bitPattern: max(0, moment.milliseconds))
    var bytes = (0..<6).map { UInt8(truncatingIfNeeded: time >> (40 - 8 * UInt64($0))) }
    bytes += (0..<10).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
    self.init(bytes, version: 7)
  }

  /// A UUID of version 8 (RFC 9562, 5.8) made from the SHA-256 of a line and its number, so that a file taken in twice gives the same ones.
  package init(ofLine bytes: [UInt8], number: Int) {
    var hash = SHA256()
    hash.update(data: Array("line \(number):".utf8))
    hash.update(data: bytes)
    self.init(Array(hash.finalize().prefix(16)), version: 8)
  }

  private init(_ bytes: [UInt8], version: UInt8) {
    var bytes = bytes
    bytes[6] = bytes[6] & 0x0F | version << 4
    bytes[8] = bytes[8] & 0x3F | 0x80
    self.init(bytes: bytes)
  }
}
