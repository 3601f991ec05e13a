package import Responses

/// What a person holds as proof that their response was stored, and as the one means to have it erased.
///
/// As text: the survey's id, then seven groups of four letters and digits, such as `highland-cpip-8ZQ4-…`: 128 bits of chance and 12 bits
/// by which a slip of the pen is noticed, in Crockford's base 32 (https://www.crockford.com/base32.html).
package struct Receipt: Hashable, Sendable, CustomStringConvertible {
  package let survey: String
  private let secret: CheckedSecret

  /// A new receipt for a survey.
  package init(of survey: String, using chance: inout some RandomNumberGenerator) {
    self.survey = survey
    secret = CheckedSecret(using: &chance)
  }

  /// The receipt that belongs to a request's key: the same for the same survey, key and store, and known to nobody who lacks one of them.
  ///
  /// So a request that is repeated gets the receipt that it got, though no store keeps it. HMAC-SHA256 (RFC 2104), cut to 16 bytes.
  package init(of survey: String, for request: String, under key: [UInt8]) {
    self.survey = survey
    let hash = KeyedHash.of(Array("request:\(survey):\(request)".utf8), under: key)
    secret = CheckedSecret(bytes: Array(hash.prefix(16)))
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
    let survey = parts.dropLast(7).joined(separator: "-").lowercased().filter { !$0.isWhitespace }
    guard !survey.isEmpty else { throw .shape }
    secret = try CheckedSecret(parts.suffix(7), of: survey)
    self.survey = survey
  }

  package var description: String { "\(survey)-\(secret.text(of: survey))" }

  /// What a store with that key keeps of it: HMAC-SHA256 (RFC 2104) of the receipt for each of its two uses.
  package func sealed(under key: [UInt8]) -> SealedReceipt {
    SealedReceipt(hash: hash(under: key), addressKey: code("address", key))
  }

  /// The first of the two alone, by which a response is found.
  package func hash(under key: [UInt8]) -> [UInt8] { code("receipt", key) }

  private func code(_ use: String, _ key: [UInt8]) -> [UInt8] {
    KeyedHash.of(Array("\(use):\(survey):".utf8) + secret.bytes, under: key)
  }
}
