internal import Crypto

/// What lets one person answer a survey once.
///
/// As text: seven groups of four letters and digits, such as `8ZQ4-0KTM-…`: 128 bits of chance and 12 bits by which a slip of the pen is noticed,
/// and an invitation to another survey.
package struct Invitation: Hashable, Sendable, CustomStringConvertible {
  package let survey: String
  private let secret: CheckedSecret
  private var name: String { "invitation:\(survey)" }

  /// A new invitation to a survey.
  package init(to survey: String, using chance: inout some RandomNumberGenerator) {
    self.survey = survey
    secret = CheckedSecret(using: &chance)
  }

  /// The invitation to a survey in a text as a person may type or paste it, alone or at the end of its link; nil for anything else.
  package init?(_ text: some StringProtocol, to survey: String) {
    guard text.utf8.count <= 2000 else { return nil }
    let path = text.prefix { $0 != "?" && $0 != "#" }
    let last = path.split(separator: "/").last { $0.contains { !$0.isWhitespace } } ?? ""
    let letters = Array(last.utf8.filter { $0 > 32 && $0 != UInt8(ascii: "-") })
    let groups = stride(from: 0, to: letters.count, by: 4).map {
      String(decoding: letters[$0..<min($0 + 4, letters.count)], as: UTF8.self)
    }
    guard let secret = try? CheckedSecret(groups, of: "invitation:\(survey)") else { return nil }
    self.survey = survey
    self.secret = secret
  }

  package var description: String { secret.text(of: name) }

  /// What a store with that key keeps of it: HMAC-SHA256 (RFC 2104); 32 bytes.
  package func sealed(under key: [UInt8]) -> [UInt8] {
    KeyedHash.of(Array("\(name):".utf8) + secret.bytes, under: key)
  }

  // MARK: - With a draft

  /// The invitation as it waits beside a draft: closed with ChaCha20-Poly1305 (RFC 8439), so that who has the store but not the draft's code
  /// cannot say whose answers are being written; 44 bytes, other ones each time. Nil where the machine's cipher fails.
  package func enclosed(for code: DraftCode, under key: [UInt8]) -> [UInt8]? {
    let box = try? ChaChaPoly.seal(
      secret.bytes, using: Invitation.key(code, key), authenticating: Array(name.utf8))
    return box.map { Array($0.combined) }
  }

  /// The invitation that waits beside the draft with that code; nil for any other bytes.
  package init?(enclosed bytes: [UInt8], for code: DraftCode, to survey: String, under key: [UInt8]) {
    guard let box = try? ChaChaPoly.SealedBox(combined: bytes),
      let opened = try? ChaChaPoly.open(
        box, using: Invitation.key(code, key), authenticating: Array("invitation:\(survey)".utf8)), opened.count == 16
    else { return nil }
    self.survey = survey
    secret = CheckedSecret(bytes: Array(opened))
  }

  private static func key(_ code: DraftCode, _ key: [UInt8]) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: Array(code.description.utf8)), salt: key, info: Array("enclosed".utf8),
      outputByteCount: 32)
  }
}
