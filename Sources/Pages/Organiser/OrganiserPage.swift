internal import Phrases
internal import Surveys

/// A page for organisers: the frame that all of them have, and what stands in it.
package struct OrganiserPage: Sendable {
  let title: String
  let body: [Markup]
  /// What a form of the page sends back; nil where nobody is signed in.
  let token: String?
  var isFaulty = false
  /// Where the stream of the page's live parts is; nil where nothing changes by itself.
  var stream: String?
  /// The address of a script of the page's own; nil for none.
  var script: String?
  /// The languages that the page can be had in; nil for one that there is in English alone.
  var languages: RoomLanguages?

  /// The address under which all pages for organisers stand.
  package static let base = "/organise"

  /// The stylesheet's text between its tags beside the form's own, for a hash that allows it.
  package static var css: String { Stylesheet.organiser.css }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let phrases = Phrases(languages?.shown ?? "en")
    let head = tag(
      "head", [:],
      all: [
        tag("meta", ["charset": "utf-8"]),
        tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        tag("meta", ["name": "robots", "content": "noindex"]), tag("link", ["rel": "icon", "href": "data:,"]),
        tag("title", [:], (isFaulty ? phrases(.errorPrefix) + ": " : "") + title), .style(.form), .style(.organiser),
      ] + (stream == nil ? [] : [.style(.room), tag("script", ["src": RoomPage.scriptAddress, "defer": "defer"])])
        + (script.map { [tag("script", ["src": $0, "defer": "defer"])] } ?? []))
    let leaving = token.map { token in
      [
        OrganiserPage.form(
          "/sign-out", token, [tag("button", ["type": "submit", "class": "link"], phrases.saidAtDesk(.signOut))])
      ]
    }
    let name =
      token == nil ? Markup.text("Organisers") : tag("a", ["href": OrganiserPage.base], phrases.saidAtDesk(.allSurveys))
    let header = tag(
      "header", [:], all: [tag("p", ["class": "name"], name)] + (languages?.markup ?? []) + (leaving ?? []))
    var attributes = [Markup.Attribute("class", "desk")]
    if let stream { attributes += [Markup.Attribute("data-stream", stream)] + SendingScript.attributes(phrases) }
    let page = tag(
      "html", ["lang": phrases.language.code], head,
      .element(
        "body", attributes,
        [
          tag("a", ["class": "skip", "href": "#main"], phrases.english("Skip to the main part")), header,
          tag("main", ["id": "main"], all: body),
        ]))
    var bytes = Array("<!doctype html>\n".utf8)
    page.write(into: &bytes)
    return bytes
  }

  /// A form that posts to an address below the organisers'.
  static func form(_ path: String, _ token: String, _ children: [Markup]) -> Markup {
    tag(
      "form", ["method": "post", "action": base + path, "novalidate": "novalidate"],
      all: [tag("input", ["type": "hidden", "name": ":token", "value": token])] + children)
  }

  /// A table in a box that scrolls by itself on a small screen; the first column heads each line.
  static func table(_ caption: String, _ head: [String], _ lines: [[Markup]]) -> Markup {
    table(.text(caption), named: "Table: \(caption)", head.map { .text($0) }, lines)
  }

  /// The same with a caption and heads that may be marked with their language; `name` is what the box is called.
  ///
  /// Where it is stacked, a small screen has each line as a block instead.
  static func table(
    _ caption: Markup, named name: String, _ head: [Markup], _ lines: [[Markup]], isStacked: Bool = false
  ) -> Markup {
    tag(
      "div",
      [
        "class": isStacked ? "scroll stacked" : "scroll", "tabindex": "0", "role": "group", "aria-label": name,
      ],
      tag(
        "table", [:], tag("caption", ["class": "away"], caption),
        tag("thead", [:], tag("tr", [:], all: head.map { tag("th", ["scope": "col"], $0) })),
        tag(
          "tbody", [:],
          all: lines.map { line in
            tag(
              "tr", [:],
              all: line.enumerated().map {
                $0.offset == 0 ? tag("th", ["scope": "row"], $0.element) : tag("td", [:], $0.element)
              })
          })))
  }

  /// What went wrong, at the head of a page, with a way to the field.
  static func fault(_ text: String?, field: String) -> [Markup] { faults(text.map { [(field, $0)] } ?? []) }

  /// Everything that went wrong, each with a way to its field; nothing where all is well.
  static func faults(_ all: [(field: String, text: String)]) -> [Markup] {
    guard !all.isEmpty else { return [] }
    return [
      tag(
        "div", ["class": "summary", "role": "alert", "aria-labelledby": "problems"],
        tag("h2", ["id": "problems"], all.count == 1 ? "There is a problem" : "There are \(all.count) problems"),
        tag("ul", [:], all: all.map { tag("li", [:], tag("a", ["href": "#\($0.field)"], $0.text)) }))
    ]
  }

  /// A field that nobody sees and the form sends back.
  static func hidden(_ name: String, _ value: String) -> Markup {
    tag("input", ["type": "hidden", "name": ":" + name, "value": value])
  }

  /// A text in the query of an address (RFC 3986, 2.3).
  package static func query(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { text, byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }

  /// A count with its noun.
  static func many(_ count: Int, _ one: String) -> String { "\(count) \(one)\(count == 1 ? "" : "s")" }

  /// Where organisers sign in.
  ///
  /// - Parameters:
  ///   - fault: why they were not let in; nil before they tried.
  ///   - to: the address to go to then; nil for the list of all surveys.
  ///   - typed: what a form sent after its session had ended, to be copied; empty for nothing.
  package static func signIn(token: String, fault: String? = nil, to: String? = nil, typed: [String] = []) -> [UInt8] {
    OrganiserPage(
      title: "Sign in",
      body: self.fault(fault, field: "secret") + [tag("h1", [:], "Sign in")] + lost(typed) + [
        tag("p", [:], "These pages are for those who run the surveys here. Whoever set the server up has the secret."),
        form(
          "/sign-in", token,
          (to.map { [hidden("to", $0)] } ?? []) + [
            tag(
              "div", ["class": fault == nil ? "q" : "q wrong"],
              tag("label", ["for": "secret", "class": "ask"], "Secret"),
              tag(
                "input",
                ["type": "password", "id": "secret", "name": ":secret", "autocomplete": "current-password"])),
            tag("div", ["class": "buttons"], tag("button", ["type": "submit", "class": "main"], "Sign in")),
          ]),
      ], token: nil, isFaulty: fault != nil
    ).html
  }

  /// What was typed and not kept, to be copied.
  private static func lost(_ typed: [String]) -> [Markup] {
    guard !typed.isEmpty else { return [] }
    return [
      tag(
        "div", ["class": "notice", "role": "alert"],
        all: [
          tag("p", [:], "You had been signed out, so nothing was kept. Copy what you had typed before you sign in:")
        ] + typed.map { tag("blockquote", [:], $0) })
    ]
  }

  /// A page that says one thing to whoever is signed in, and leads back.
  package static func message(_ title: String, _ text: String, back: String, token: String) -> [UInt8] {
    OrganiserPage(
      title: title,
      body: [
        tag("h1", [:], title), tag("p", [:], text),
        tag("p", [:], tag("a", ["href": base + back], back.isEmpty ? "All surveys" : "Back to the survey")),
      ], token: token
    ).html
  }
}
