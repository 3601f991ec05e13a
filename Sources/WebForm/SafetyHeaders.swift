internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import Seals

/// Headers that every answer carries.
struct SafetyHeaders: Sendable {
  private let constant: HTTPFields
  private static let named = [
    ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"),
  ].compactMap { name, value in HTTPField.Name(name).map { HTTPField(name: $0, value: value) } }

  init() {
    let styles = [FormPage.css, OrganiserPage.css, RoomPage.css, PaperPage.css, PaperPage.gridCSS, BlankForm.css].map {
      "'\(ContentPolicyHash.of($0))'"
    }.joined(
      separator: " ")
    let policy =
      "default-src 'none'; style-src \(styles); script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; "
      + "frame-ancestors 'none'; base-uri 'none'"
    constant = HTTPFields(
      [
        HTTPField(name: .contentSecurityPolicy, value: policy), HTTPField(name: .xContentTypeOptions, value: "nosniff"),
      ] + SafetyHeaders.named)
  }

  /// What a page that was kept may do: show itself in the styles that its head brought along, and nothing else.
  static func policy(forKept page: [UInt8]) -> String {
    let text = String(decoding: page, as: UTF8.self)
    let styles = text.prefix(upTo: text.firstRange(of: "</head>")?.lowerBound ?? text.startIndex)
      .split(separator: "<style>").dropFirst()
      .map {
        " '\(ContentPolicyHash.of(String($0.prefix(upTo: $0.firstRange(of: "</style>")?.lowerBound ?? $0.startIndex))))'"
      }
    return
      "default-src 'none'; style-src\(styles.isEmpty ? " 'none'" : styles.joined()); img-src data:; form-action 'none'; "
      + "frame-ancestors 'none'; base-uri 'none'"
  }

  /// Adds them to an answer; what it says of its own accord stands in the place of what is said in general.
  func add(to response: inout Response) {
    var all = constant
    for field in response.headers {
      if constant.contains(field.name) { all[field.name] = field.value } else { all.append(field) }
    }
    response.headers = all
  }
}

extension HTTPFields {
  /// Sets a header whose name the library has no constant for.
  mutating func set(_ name: String, _ value: String) {
    if let name = HTTPField.Name(name) { self[name] = value }
  }
}
