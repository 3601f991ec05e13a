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
  /// What this browser alone has, though others may come back by the same code: letters and digits; empty in an older cookie.
  var browser: String
  /// The invitation with which the person came; in a cookie of its own or beside the draft.
  var invitation: Invitation?

  init(code: DraftCode, startedAt: Moment, language: Language, browser: String = "", invitation: Invitation? = nil) {
    self.code = code
    self.startedAt = startedAt
    self.language = language
    self.browser = browser
    self.invitation = invitation
  }

  /// A name for one browser: 64 bits of chance.
  static func browser(using chance: inout some RandomNumberGenerator) -> String {
    String(UInt64.random(in: .min ... .max, using: &chance), radix: 36)
  }

  /// The place in a cookie's value; nil for one that was not made here. A time to come counts as now.
  init?(_ value: String, _ served: ServedSurvey, now: Moment) {
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    guard (4...5).contains(parts.count), let code = DraftCode(parts[0]), let time = Int64(parts[1], radix: 36),
      let language = served.language(String(parts[2]))
    else { return nil }
    let token = parts[parts.count - 1]
    guard Place.token(value.dropLast(token.count + 1), served).matches(String(token)) else { return nil }
    // The clock may have been set back since.
    self.init(
      code: code, startedAt: min(now, Moment(milliseconds: time)), language: language,
      browser: parts.count == 5 ? String(parts[3]) : "")
  }

  /// Whether a cookie that holds another place holds this one, too.
  func isKept(as other: Place?) -> Bool {
    code == other?.code && startedAt == other?.startedAt && language == other?.language && browser == other?.browser
  }

  /// What the cookie says.
  var text: String {
    "\(code).\(String(startedAt.milliseconds, radix: 36)).\(language)" + (browser.isEmpty ? "" : ".\(browser)")
  }

  /// What stands in the id of the response that is sent from this browser.
  func sender(_ served: ServedSurvey) -> SenderMark { SenderMark(of: "\(code).\(browser)", under: served.store.key) }

  /// Whether answers that are not kept may have waited for so long that they were erased.
  func mayHaveLapsed(at now: Moment) -> Bool { now.milliseconds - startedAt.milliseconds >= Draft.retention }

  /// What shows that the cookie comes from here.
  private static func token(_ text: some StringProtocol, _ served: ServedSurvey) -> FormToken {
    FormToken(of: "place:\(text)", under: served.store.key)
  }

  /// The cookie's value.
  func value(_ served: ServedSurvey) -> String { "\(text).\(Place.token(text, served))" }

  /// The header that has a browser keep the place until it is closed.
  func header(_ served: ServedSurvey, at base: String, isSecure: Bool) -> String {
    Cookie.own(Place.cookie, value(served), at: base, isSecure: isSecure)
  }

  /// The header that has a browser forget it.
  static func forgetting(at base: String, isSecure: Bool) -> String {
    Cookie.own(cookie, "", at: base, for: 0, isSecure: isSecure)
  }
}

extension Invitation {
  static let cookie = "speir_invitation"

  /// The header that has a browser keep the invitation until it is closed; nil has it forget it.
  static func header(_ invitation: Invitation?, at base: String, isSecure: Bool) -> String {
    Cookie.own(cookie, invitation?.description ?? "", at: base, for: invitation == nil ? 0 : nil, isSecure: isSecure)
  }
}
