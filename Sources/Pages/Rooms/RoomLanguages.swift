internal import Phrases
package import Surveys

/// The languages that a page of a room can be had in, and how to come from one to another.
package struct RoomLanguages: Sendable {
  /// As the survey has them.
  let all: [Language]
  /// That of the page.
  package let shown: Language
  /// How the page is asked for in another language.
  let way: Way

  enum Way: Sendable {
    /// By the page's address.
    case address(String)
    /// By a button of the form with that id, so that nothing that was typed into it is lost.
    case form(String)
  }

  package init(_ all: [Language], shown: Language, address: String) {
    self.init(all, shown: shown, way: .address(address))
  }

  init(_ all: [Language], shown: Language, way: Way) {
    self.all = all
    self.shown = shown
    self.way = way
  }

  /// The ways to the other languages; empty where there is no other.
  var markup: [Markup] {
    let others = all.filter { $0 != shown }
    guard !others.isEmpty else { return [] }
    let phrases = Phrases(shown)
    var label = [Markup.Attribute("aria-label", phrases(.languages))]
    if !phrases.has(.languages) { label.append(Markup.Attribute("lang", "en")) }
    switch way {
    case .address(let address):
      return [
        .element(
          "nav", label,
          others.map {
            tag(
              "a", ["href": "\(address)?lang=\($0)", "lang": $0.code, "hreflang": $0.code], LanguageNames.name(of: $0))
          })
      ]
    case .form(let form):
      // The first button of a form is what the Enter key presses: it must not change the language.
      let enter = tag(
        "button", ["type": "submit", "form": form, "class": "enter", "tabindex": "-1", "aria-hidden": "true"], "")
      return [
        .element(
          "nav", label,
          [enter]
            + others.map {
              tag(
                "button",
                [
                  "type": "submit", "form": form, "name": ":language", "value": $0.code, "lang": $0.code,
                  "class": "link",
                ], LanguageNames.name(of: $0))
            })
      ]
    }
  }
}
