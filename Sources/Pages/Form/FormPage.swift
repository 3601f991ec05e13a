internal import Phrases
internal import Surveys

/// A page of a survey's form: the frame that all of them have, and what stands in it.
package struct FormPage: Sendable {
  /// What the window is called.
  package let title: String
  let body: [Markup]
  let surroundings: FormSurroundings
  /// Whether the page says in its title that something must change.
  var isFaulty = false
  /// How to come to the same page in another language; nil where the form itself does that.
  var otherLanguages: (@Sendable (Language) -> String)?

  init(
    _ surroundings: FormSurroundings, title: String, isFaulty: Bool = false,
    otherLanguages: (@Sendable (Language) -> String)? = nil, _ body: [Markup]
  ) {
    self.surroundings = surroundings
    self.title = title
    self.isFaulty = isFaulty
    self.otherLanguages = otherLanguages
    self.body = body
  }

  /// Where the small script stands that makes the form nicer and is never needed.
  package static let scriptAddress = "/form.js"

  /// The stylesheet's text between its tags, for a hash that allows it.
  package static var css: String { Stylesheet.form.css }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let phrases = surroundings.phrases
    let survey = surroundings.survey
    let name = surroundings.text(survey.title)
    let whole = title == name ? name : "\(title) – \(name)"
    let head = tag(
      "head", [:], tag("meta", ["charset": "utf-8"]),
      tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      tag("meta", ["name": "robots", "content": "noindex"]),
      // No request is made for a picture that there is not.
      tag("link", ["rel": "icon", "href": "data:,"]),
      tag("title", [:], isFaulty ? "\(phrases(.errorPrefix)): \(whole)" : whole), .style(.form),
      tag("script", ["src": FormPage.scriptAddress, "defer": "defer"]))
    let header = tag(
      "header", [:],
      all: [tag("p", ["class": "name"], tag("a", ["href": surroundings.base], name))] + languages)
    let footer = tag(
      "footer", [:],
      tag("p", [:], surroundings.said(.organisedBy, ["organiser": surroundings.text(survey.organiser)])),
      tag(
        "p", [:], tag("a", ["href": surroundings.base + surroundings.path("/receipt")], surroundings.said(.whatBecame)))
    )
    let page = tag(
      "html", ["lang": surroundings.language.code], head,
      tag(
        "body", [:], tag("a", ["class": "skip", "href": "#main"], surroundings.said(.skipToMain)), header,
        tag("main", ["id": "main"], all: body), footer))
    var bytes = Array("<!doctype html>\n".utf8)
    page.write(into: &bytes)
    return bytes
  }

  private var languages: [Markup] {
    guard let otherLanguages, surroundings.survey.languages.count > 1 else { return [] }
    let others = surroundings.survey.languages.filter { $0 != surroundings.language }
    return [
      tag(
        "nav", ["aria-label": surroundings.phrases(.languages)],
        all: others.map {
          tag(
            "a", ["href": otherLanguages($0), "lang": $0.code, "hreflang": $0.code], LanguageNames.name(of: $0))
        })
    ]
  }
}
