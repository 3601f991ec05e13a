internal import Hummingbird
internal import Responses
internal import Seals
internal import Surveys

/// Where a person stands: the code of their answers, when they began, and in which language, as their browser's cookie holds it.
///
/// The cookie is signed: only whoever has been given a place has one, and a code alone makes none.
struct Place: Hashable, Sendable {
  static let cookie = "speir"

  var code: DraftCode
  var startedAt: Moment
  var language: Language
  /// The invitation with which the person came; in a cookie of its own or beside the draft.
  var invitation: Invitation?

  init(code: DraftCode, startedAt: Moment, language: Language, invitation: Invitation? = nil) {
    self.code = code
    self.startedAt = startedAt
    self.language = language
    self.invitation = invitation
  }

  /// The place in a cookie's value; nil for one that was not made here. A time to come counts as now.
  init?(_ value: String, _ served: ServedSurvey, now: Moment) {
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, let code = DraftCode(parts[0]), let time = Int64(parts[1], radix: 36),
      let language = served.language(String(parts[2]))
    else { return nil }
    let text = value.dropLast(parts[3].count + 1)
    guard Place.token(text, served).matches(String(parts[3])) else { return nil }
    // The clock may have been set back since.
    self.init(code: code, startedAt: min(now, Moment(milliseconds: time)), language: language)
  }

  /// Whether a cookie that holds another place holds this one, too.
  func isKept(as other: Place?) -> Bool {
    code == other?.code && startedAt == other?.startedAt && language == other?.language
  }

  /// What the cookie says.
  var text: String { "\(code).\(String(startedAt.milliseconds, radix: 36)).\(language)" }

  /// What shows that the cookie comes from here.
  private static func token(_ text: some StringProtocol, _ served: ServedSurvey) -> FormToken {
    FormToken(of: "place:\(text)", under: served.store.key)
  }

  /// The cookie's value.
  func value(_ served: ServedSurvey) -> String { "\(text).\(Place.token(text, served))" }

  /// The header that has a browser keep the place until it is closed.
  func header(_ served: ServedSurvey, at base: String, isSecure: Bool) -> String {
    "\(Place.cookie)=\(value(served)); Path=\(base); HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
  }

  /// The header that has a browser forget it.
  static func forgetting(at base: String, isSecure: Bool) -> String {
    "\(cookie)=; Path=\(base); HttpOnly; SameSite=Lax; Max-Age=0" + (isSecure ? "; Secure" : "")
  }
}

extension Invitation {
  static let cookie = "speir_invitation"

  /// The header that has a browser keep the invitation until it is closed; nil has it forget it.
  static func header(_ invitation: Invitation?, at base: String, isSecure: Bool) -> String {
    "\(cookie)=\(invitation?.description ?? ""); Path=\(base); HttpOnly; SameSite=Lax"
      + (invitation == nil ? "; Max-Age=0" : "") + (isSecure ? "; Secure" : "")
  }
}
