package import Phrases
internal import Surveys

/// Phrases as pieces of a page, marked as English where the language has none of its own (WCAG 2.2, 3.1.2).
extension Phrases {
  func said(_ phrase: Phrase, _ values: [String: String] = [:]) -> Markup {
    marked(self(phrase, values), isOwn: has(phrase))
  }

  func said(_ phrase: RoomPhrase, _ values: [String: String] = [:]) -> Markup {
    marked(self(phrase, values), isOwn: has(phrase))
  }

  func saidAtDesk(_ phrase: FacilitatorPhrase, _ values: [String: String] = [:]) -> Markup {
    marked(desk(phrase, values), isOwn: has(phrase))
  }

  /// Words that there are in English alone.
  func english(_ text: String) -> Markup { marked(text, isOwn: language.isEnglish) }

  /// What says that an element's own words are English, where the language has none for a phrase.
  func mark(_ phrase: RoomPhrase) -> [Markup.Attribute] { has(phrase) ? [] : [Markup.Attribute("lang", "en")] }

  func mark(_ phrase: Phrase) -> [Markup.Attribute] { has(phrase) ? [] : [Markup.Attribute("lang", "en")] }

  private func marked(_ text: String, isOwn: Bool) -> Markup { isOwn ? .text(text) : tag("span", ["lang": "en"], text) }
}

/// A text that a page says in its own language, or in English where that has none.
package struct SaidText: Hashable, Sendable, ExpressibleByStringLiteral {
  let text: String
  /// Whether the words are the page's language's own.
  let isOwn: Bool

  package init(_ phrases: Phrases, _ phrase: RoomPhrase, _ values: [String: String] = [:]) {
    (text, isOwn) = (phrases(phrase, values), phrases.has(phrase))
  }

  package init(_ phrases: Phrases, deed: DeedPhrase, _ values: [String: String] = [:]) {
    (text, isOwn) = (phrases.deed(deed, values), phrases.has(deed))
  }

  package init(_ phrases: Phrases, _ phrase: Phrase) { (text, isOwn) = (phrases(phrase), phrases.has(phrase)) }

  package init(stringLiteral text: String) { (self.text, isOwn) = (text, true) }

  var markup: Markup { isOwn ? .text(text) : tag("span", ["lang": "en"], text) }
}
