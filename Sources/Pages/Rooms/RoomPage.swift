internal import Phrases
internal import Surveys

/// A page of a room on a phone: the frame that all of them have, and what stands in it.
package struct RoomPage: Sendable {
  let languages: RoomLanguages
  let title: String
  let body: [Markup]
  var isFaulty = false
  /// Where the stream of the page's live parts is; nil where nothing changes by itself.
  var stream: String?
  /// What stands above the page; nil for nothing.
  var name: String?

  /// Where the small script stands that keeps a page up to date and is never needed.
  package static let scriptAddress = "/room.js"

  /// The stylesheet's text between its tags beside the form's own, for a hash that allows it.
  package static var css: String { Stylesheet.room.css }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let phrases = Phrases(languages.shown)
    let head = tag(
      "head", [:], tag("meta", ["charset": "utf-8"]),
      tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      tag("meta", ["name": "robots", "content": "noindex"]), tag("link", ["rel": "icon", "href": "data:,"]),
      tag("title", [:], isFaulty ? "\(phrases(.errorPrefix)): \(title)" : title), .style(.form), .style(.room),
      tag("script", ["src": RoomPage.scriptAddress, "defer": "defer"]))
    let named = name.map { [tag("p", ["class": "name"], $0)] } ?? []
    let switching = languages.markup
    let header = named.isEmpty && switching.isEmpty ? [] : [tag("header", [:], all: named + switching)]
    let offline = stream == nil ? [] : [RoomPage.lost(phrases)]
    var attributes = [Markup.Attribute("class", "room")]
    if let stream { attributes.append(Markup.Attribute("data-stream", stream)) }
    let page = tag(
      "html", ["lang": languages.shown.code], head,
      .element(
        "body", attributes,
        [tag("a", ["class": "skip", "href": "#main"], phrases.said(.skipToMain))] + header
          + [tag("main", ["id": "main"], all: offline + body)]))
    var bytes = Array("<!doctype html>\n".utf8)
    page.write(into: &bytes)
    return bytes
  }

  /// What is said while the stream is cut.
  static func lost(_ phrases: Phrases) -> Markup {
    tag("p", ["class": "notice", "id": "lost", "role": "status", "hidden": "hidden"], phrases.said(.lost))
  }

  /// What must change, at the head of a page, with a way to the field.
  static func fault(_ phrases: Phrases, _ text: SaidText?, field: String) -> [Markup] {
    guard let text else { return [] }
    return [
      tag(
        "div", ["class": "summary", "role": "alert", "aria-labelledby": "problems"],
        tag("h2", ["id": "problems"], phrases.said(.thereIsAProblem)),
        tag("ul", [:], tag("li", [:], tag("a", ["href": "#\(field)"], text.markup))))
    ]
  }

  static func notice(_ text: SaidText?) -> [Markup] {
    text.map { [tag("p", ["class": "notice", "role": "status"], $0.markup)] } ?? []
  }

  /// Where people type the code of a room.
  ///
  /// - Parameter languages: those of the surveys that have rooms.
  package static func join(_ languages: RoomLanguages, typed: String = "", fault: SaidText? = nil) -> [UInt8] {
    let phrases = Phrases(languages.shown)
    return RoomPage(
      languages: languages,
      title: phrases(.joinHeading),
      body: self.fault(phrases, fault, field: "code") + [
        tag("h1", [:], phrases.said(.joinHeading)),
        tag(
          "form",
          ["method": "post", "action": "\(RoomScene.address)?lang=\(languages.shown)", "novalidate": "novalidate"],
          tag(
            "div", ["class": fault == nil ? "q" : "q wrong"],
            tag("label", ["for": "code", "class": "ask"], phrases.said(.joinCode)),
            tag("p", ["class": "hint", "id": "code-hint"], phrases.said(.joinHint)),
            tag(
              "input",
              [
                "type": "text", "id": "code", "name": ":code", "value": typed, "class": "short",
                "aria-describedby": "code-hint", "autocomplete": "off", "autocapitalize": "characters",
                "spellcheck": "false",
              ])),
          tag("div", ["class": "buttons"], tag("button", ["type": "submit", "class": "main"], phrases.said(.join)))),
      ], isFaulty: fault != nil
    ).html
  }
}
