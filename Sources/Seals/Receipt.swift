internal import Crypto
package import Responses

/// What a person holds as proof that their response was stored, and as the one means to have it erased.
///
/// As text: the survey's id, then seven groups of four letters and digits, such as `highland-cpip-8ZQ4-…`: 128 bits of chance and 12 bits
/// by which a slip of the pen is noticed, in Crockford's base 32 (https://www.crockford.com/base32.html).
package struct Receipt: Hashable, Sendable, CustomStringConvertible {
  package let survey: String
  /// 16 bytes.
  let secret: [UInt8]

  /// A new receipt for a survey.
  package init(of survey: String, using chance: inout some RandomNumberGenerator) {
    self.survey = survey
    secret = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
  }

  /// The receipt that belongs to a request's key: the same for the same survey, key and store, and known to nobody who lacks one of them.
  ///
  /// So a request that is repeated gets the receipt that it got, though no store keeps it. HMAC-SHA256 (RFC 2104), cut to 16 bytes.
  package init(of survey: String, for request: String, under key: [UInt8]) {
    self.survey = survey
    let message = Array("request:\(survey):\(request)".utf8)
    secret = Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)).prefix(16))
  }

  /// Why a text is no receipt.
  package enum Slip: Error, Hashable, Sendable {
    /// It has not the shape of one.
    case shape
    /// It has the shape, but a letter or digit in it is wrong.
    case mistyped
  }

  /// The receipt in a text as a person may type it: in either case, blanks around it, O for 0, I or L for 1.
  package init(_ text: some StringProtocol) throws(Slip) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 8 else { throw .shape }
    var bits: [UInt8] = []
    for part in parts.suffix(7) {
      let group = part.utf8.filter { $0 > 32 }
      guard group.count == 4 else { throw .shape }
      for letter in group {
        guard let value = CrockfordLetters.value(of: letter) else { throw .shape }
        bits += (0..<5).map { UInt8(value >> (4 - $0) & 1) }
      }
    }
    let survey = parts.dropLast(7).joined(separator: "-").lowercased().filter { !$0.isWhitespace }
    guard !survey.isEmpty else { throw .shape }
    let bytes = stride(from: 0, to: 128, by: 8).map { at in bits[at..<at + 8].reduce(0) { $0 << 1 | $1 } }
    guard bits[128...].elementsEqual(Receipt.check(survey, bytes)) else { throw .mistyped }
    self.survey = survey
    secret = bytes
  }

  package var description: String {
    let bits = secret.flatMap { byte in (0..<8).map { byte >> (7 - UInt8($0)) & 1 } } + Receipt.check(survey, secret)
    let letters = stride(from: 0, to: 140, by: 5).map { at in
      CrockfordLetters.alphabet[Int(bits[at..<at + 5].reduce(0) { $0 << 1 | $1 })]
    }
    let groups = stride(from: 0, to: 28, by: 4).map { String(decoding: letters[$0..<$0 + 4], as: UTF8.self) }
    return ([survey] + groups).joined(separator: "-")
  }

  /// What a store with that key keeps of it: HMAC-SHA256 (RFC 2104) of the receipt for each of its two uses.
  package func sealed(under key: [UInt8]) -> SealedReceipt {
    SealedReceipt(hash: hash(under: key), addressKey: code("address", key))
  }

  /// The first of the two alone, by which a response is found.
  package func hash(under key: [UInt8]) -> [UInt8] { code("receipt", key) }

  private func code(_ use: String, _ key: [UInt8]) -> [UInt8] {
    var message = Array("\(use):\(survey):".utf8)
    message += secret
    return Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
  }

  /// Twelve bits of a hash over the survey's id and the secret.
  private static func check(_ survey: String, _ secret: [UInt8]) -> [UInt8] {
    let hash = Array(SHA256.hash(data: Array(survey.utf8) + [0] + secret))
    return (0..<12).map { hash[$0 / 8] >> (7 - UInt8($0 % 8)) & 1 }
  }
}
