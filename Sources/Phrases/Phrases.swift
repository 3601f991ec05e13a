package import Surveys

/// The interface's texts in one language, falling back to English one by one.
package struct Phrases: Hashable, Sendable {
  package let language: Language
  private let own: Catalogue

  /// What a language has of its own; each part may be partial.
  private struct Catalogue: Hashable, Sendable {
    var texts: [Phrase: String] = [:]
    var rooms: [RoomPhrase: String] = [:]
    var desk: [FacilitatorPhrase: String] = [:]
    var deeds: [DeedPhrase: String] = [:]
  }

  /// The texts that the house has for a language; a language with a region, such as `en-GB`, has those of the language alone.
  package init(_ language: Language) {
    self.language = language
    own = Phrases.catalogues[Language(language.code.prefix { $0 != "-" }.lowercased())] ?? Catalogue()
  }

  /// Texts for a language from a catalogue that may be partial.
  package init(_ language: Language, own: [Phrase: String]) {
    self.language = language
    self.own = Catalogue(texts: own)
  }

  /// The catalogues beside English, which is complete.
  private static let catalogues: [Language: Catalogue] = [
    "gd": Catalogue(
      texts: GaelicPhrases.texts, rooms: GaelicRoomPhrases.texts, desk: GaelicFacilitatorPhrases.texts,
      deeds: GaelicFacilitatorPhrases.deeds)
  ]

  /// The text of a phrase, its `{name}`s filled in from the values; a name without a value stays as it is.
  ///
  /// What is filled in is not looked at again, so that an answer with braces stays what it is.
  package func callAsFunction(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
    Phrases.filled(own.texts[phrase] ?? EnglishPhrases.text(phrase), values)
  }

  /// The text of a phrase that people read in the room of a session, as that of any other.
  package func callAsFunction(_ phrase: RoomPhrase, _ values: [String: String] = [:]) -> String {
    Phrases.filled(own.rooms[phrase] ?? phrase.english, values)
  }

  /// The text of a phrase that the facilitator of a session reads.
  package func desk(_ phrase: FacilitatorPhrase, _ values: [String: String] = [:]) -> String {
    Phrases.filled(own.desk[phrase] ?? phrase.english, values)
  }

  /// The text of a phrase that says what became of what a facilitator did.
  package func deed(_ phrase: DeedPhrase, _ values: [String: String] = [:]) -> String {
    Phrases.filled(own.deeds[phrase] ?? phrase.english, values)
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
  package func has(_ phrase: Phrase) -> Bool { language.isEnglish || own.texts[phrase] != nil }
  /// Whether the language has a text of its own for a phrase of a room.
  package func has(_ phrase: RoomPhrase) -> Bool { language.isEnglish || own.rooms[phrase] != nil }
  /// Whether the language has a text of its own for a phrase of the facilitator's screen.
  package func has(_ phrase: FacilitatorPhrase) -> Bool { language.isEnglish || own.desk[phrase] != nil }
  /// Whether the language has a text of its own for what became of a facilitator's deed.
  package func has(_ phrase: DeedPhrase) -> Bool { language.isEnglish || own.deeds[phrase] != nil }

  /// The text for a number of things: `one` for exactly 1, else `many`, with the number under `name`.
  package func counted(
    _ number: Int, one: Phrase, many: Phrase, name: String = "count", _ values: [String: String] = [:]
  ) -> String {
    self(number == 1 ? one : many, values.merging([name: String(number)]) { given, _ in given })
  }
}
