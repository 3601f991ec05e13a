package import Surveys
package import Themes

extension CodingPage {
  /// What a decision says, in a few words, and why the comment is not to be quoted where it says so.
  package static func words(_ decision: CodingDecision, _ survey: Survey) -> String {
    let withheld = decision.withheld.map { "; not to be quoted: \($0)" } ?? ""
    return switch decision.kind {
    case .skipped: "left for later" + withheld
    case .coded(let codes), .resolved(let codes):
      (codes.isEmpty ? "none of the themes" : labels(codes.map(\.theme), survey)) + withheld
    case .undone: "taken back"
    case .copy: "a copy"
    }
  }

  /// The labels of themes, with commas; a name where there is no theme with it any more.
  package static func labels(_ themes: [Name], _ survey: Survey) -> String {
    themes.map { name in survey.themes.first { $0.name == name || $0.was.contains(name) }?.label.text ?? name.text }
      .joined(separator: ", ")
  }

  /// The beginning of a text on one line.
  static func excerpt(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= 60 ? line : line.prefix(60) + "…"
  }

  /// The text with the words under spans, in bytes of its UTF-8, marked; spans that do not fit the text are left out.
  static func lit(_ text: String, _ spans: [Range<Int>]) -> [Markup] {
    let bytes = Array(text.utf8)
    var parts: [Markup] = []
    var at = 0
    for span in Suggester.merged(spans) where span.lowerBound >= at && span.upperBound <= bytes.count {
      parts.append(.text(String(decoding: bytes[at..<span.lowerBound], as: UTF8.self)))
      parts.append(tag("mark", [:], String(decoding: bytes[span], as: UTF8.self)))
      at = span.upperBound
    }
    return parts + [.text(String(decoding: bytes[at...], as: UTF8.self))]
  }

  /// Asks who codes, once for a browser; whoever has coded already is there to be chosen.
  ///
  /// - Parameter fault: why a name was not taken; nil where none was given.
  package static func askName(
    _ survey: Survey, known: [String], token: String, typed: String = "", fault: String? = nil
  ) -> [UInt8] {
    let path = "/\(survey.id)/code/coder"
    var body = OrganiserPage.fault(fault, field: "coder")
    body += [
      tag("h1", [:], "Who codes?"),
      tag(
        "p", [:],
        "Your name is kept beside each decision, with the time. Another coder sees what you decided on a comment only once they have decided, too."
      ),
      OrganiserPage.form(
        path, token,
        [
          tag(
            "div", ["class": fault == nil ? "q" : "q wrong"],
            tag("label", ["for": "coder", "class": "ask"], "Your name"),
            tag(
              "input", ["type": "text", "id": "coder", "name": ":coder", "value": typed, "autocomplete": "off"])),
          tag("div", ["class": "buttons"], tag("button", ["type": "submit", "class": "main"], "Begin")),
        ]),
    ]
    if !known.isEmpty {
      body.append(tag("h2", [:], "Who has coded here"))
      body.append(
        OrganiserPage.form(
          path, token,
          [
            tag(
              "div", ["class": "buttons"],
              all: known.map { tag("button", ["type": "submit", "name": ":coder", "value": $0], $0) })
          ]))
    }
    body.append(tag("p", [:], tag("a", ["href": "\(OrganiserPage.base)/\(survey.id)"], "Back to the survey")))
    return OrganiserPage(title: "Who codes?", body: body, token: token, isFaulty: fault != nil).html
  }
}
