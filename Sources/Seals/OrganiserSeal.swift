internal import Crypto
package import Surveys

/// Who may come to the organiser's pages: whoever showed the secret since the program was started, for as long as their session lasts.
package struct OrganiserSeal: Sendable {
  /// 32 bytes, made from the secret and from chance that is drawn anew at each start, so that no session outlives the program.
  private let key: SymmetricKey
  /// The secret, under that key.
  private let secret: [UInt8]

  /// The fewest characters that a secret may have.
  package static let leastLength = 16

  /// A seal under a secret.
  package init(secret: String, using chance: inout some RandomNumberGenerator) {
    let start = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
    let key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: Array(secret.utf8)), salt: start, info: Array("organiser".utf8),
      outputByteCount: 32)
    self.key = key
    self.secret = OrganiserSeal.code("secret:\(secret)", key)
  }

  /// Whether a text is the secret; says nothing by the time that it takes, for codes of it are compared (HMAC-SHA256, RFC 2104).
  package func isSecret(_ text: String) -> Bool {
    ConstantTime.isSame(OrganiserSeal.code("secret:\(text)", key), secret)
  }

  /// A new session that ends at a moment.
  package func session(until end: Moment, using chance: inout some RandomNumberGenerator) -> OrganiserSession {
    OrganiserSession(end: end, name: UInt64.random(in: .min ... .max, using: &chance))
  }

  /// A session as a browser keeps it: when it ends, its name, and the code by which it is known to be from here.
  package func value(of session: OrganiserSession) -> String {
    let text = session.text
    return text + "." + OrganiserSeal.code("session:\(text)", key).hexadecimal
  }

  /// The session in a text; nil for one that was not made here since the start, or has ended.
  package func session(_ value: String, now: Moment) -> OrganiserSession? {
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count <= 13, let end = Int64(parts[0], radix: 36),
      parts[1].utf8.count <= 13, let name = UInt64(parts[1], radix: 36)
    else { return nil }
    let session = OrganiserSession(end: Moment(milliseconds: end), name: name)
    let isOurs = ConstantTime.isSame(value.utf8, self.value(of: session).utf8)
    return isOurs && now < session.end ? session : nil
  }

  /// What a form on a page of the session sends back.
  package func token(of session: OrganiserSession) -> FormToken { token(of: session.text) }

  /// What a form sends back of whoever has that name.
  package func token(of name: String) -> FormToken {
    FormToken(of: "organiser:\(name)", under: key.withUnsafeBytes { Array($0) })
  }

  private static func code(_ text: String, _ key: SymmetricKey) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
  }
}

/// One organiser's time on the pages, from signing in to signing out.
package struct OrganiserSession: Hashable, Sendable {
  package let end: Moment
  /// Chance by which one session is told from another.
  package let name: UInt64

  fileprivate init(end: Moment, name: UInt64) {
    self.end = end
    self.name = name
  }

  fileprivate var text: String { "\(String(end.milliseconds, radix: 36)).\(String(name, radix: 36))" }
}
