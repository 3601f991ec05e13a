package import Surveys

/// The interface's texts in one language, falling back to English one by one.
package struct Phrases: Hashable, Sendable {
  package let language: Language
  /// What the language has of its own.
  private let own: [Phrase: String]

  /// The texts that the house has for a language; a language with a region, such as `en-GB`, has those of the language alone.
  package init(_ language: Language) {
    let base = language.code.prefix { $0 != "-" }.lowercased()
    self.init(language, own: Phrases.catalogues[Language(base)] ?? [:])
  }

  /// Texts for a language from a catalogue that may be partial.
  package init(_ language: Language, own: [Phrase: String]) {
    self.language = language
    self.own = own
  }

  /// The catalogues beside English, which is complete; each may be partial.
  private static let catalogues: [Language: [Phrase: String]] = ["gd": GaelicPhrases.texts]

  /// The text of a phrase, its `{name}`s filled in from the values; a name without a value stays as it is.
  ///
  /// What is filled in is not looked at again, so that an answer with braces stays what it is.
  package func callAsFunction(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
    Phrases.filled(own[phrase] ?? EnglishPhrases.text(phrase), values)
  }

  /// The text of a phrase that people read in the room of a session: in English, which is the only language that has them yet.
  package func callAsFunction(_ phrase: RoomPhrase, _ values: [String: String] = [:]) -> String {
    Phrases.filled(phrase.english, values)
  }

  private static func filled(_ template: String, _ values: [String: String]) -> String {
    guard !values.isEmpty else { return template }
    var text = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      let key = String(rest[rest.index(after: open)..<close])
      text += values[key] ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  /// Whether the language has a text of its own for a phrase, and English need not stand in.
  package func has(_ phrase: Phrase) -> Bool { language.isEnglish || own[phrase] != nil }

  /// The text for a number of things: `one` for exactly 1, else `many`, with the number under `name`.
  package func counted(
    _ number: Int, one: Phrase, many: Phrase, name: String = "count", _ values: [String: String] = [:]
  ) -> String {
    self(number == 1 ? one : many, values.merging([name: String(number)]) { given, _ in given })
  }
}
