package import Surveys

/// The words and phrases that speak for each theme, as a definition declares them, in one language.
package struct Codebook: Sendable {
  /// In the order of the themes, each theme's `codebook` before its `not`.
  package let entries: [CodebookEntry]
  /// How many themes the definition has.
  package let themes: Int
  private var reader: WordReader
  /// The entries whose first word has a key; those whose first word has a shape, by its first letter in UTF-8; and those whose shape begins
  /// with a star.
  private let byKey: [String: [Int]]
  private let byLetter: [UInt8: [Int]]
  private let byStar: [Int]

  /// The codebook for texts in a language: English words are stemmed, those of other languages are folded only.
  package init(_ survey: Survey, language: Language) {
    var reader = WordReader(language)
    var entries: [CodebookEntry] = []
    for (theme, declared) in survey.themes.enumerated() {
      entries += declared.codebook.map { CodebookEntry(theme: theme, text: $0, excludes: false, &reader) }
      entries += declared.not.map { CodebookEntry(theme: theme, text: $0, excludes: true, &reader) }
    }
    var byKey: [String: [Int]] = [:]
    var byLetter: [UInt8: [Int]] = [:]
    var byStar: [Int] = []
    for (place, entry) in entries.enumerated() {
      switch entry.parts.first {
      case .key(let key): byKey[key, default: []].append(place)
      case .shape(let shape):
        if let letter = shape.first, letter != UInt8(ascii: "*") {
          byLetter[letter, default: []].append(place)
        } else {
          byStar.append(place)
        }
      case nil: break
      }
    }
    self.entries = entries
    themes = survey.themes.count
    self.reader = reader
    self.byKey = byKey
    self.byLetter = byLetter
    self.byStar = byStar
  }

  /// The words of a text in the codebook's language.
  package mutating func words(of text: String) -> [CommentWord] { reader.words(of: text) }

  /// Where the codebook speaks for a theme in a text, by place in the text, then by entry; spans of one entry do not overlap.
  ///
  /// What overlaps a span of an entry under its theme's `not` is left out. Time is words times the entries that start with them.
  package func matches(in words: [CommentWord]) -> [CodebookMatch] {
    let found = allMatches(in: words)
    let excluding = found.filter { entries[$0.entry].excludes }
    return found.filter { match in
      !entries[match.entry].excludes
        && !excluding.contains { $0.theme == match.theme && $0.words.overlaps(match.words) }
    }
  }

  /// The entries that may begin with a word, in order.
  private func candidates(_ word: CommentWord) -> [Int] {
    let exact = byKey[word.key] ?? []
    let shaped = word.folded.utf8.first.flatMap { byLetter[$0] } ?? []
    if shaped.isEmpty, byStar.isEmpty { return exact }
    return (exact + shaped + byStar).sorted()
  }

  /// The same with the spans of `not`, and with those that they cover.
  func allMatches(in words: [CommentWord]) -> [CodebookMatch] {
    var found: [CodebookMatch] = []
    var ends: [Int: Int] = [:]
    for place in words.indices {
      for entry in candidates(words[place]) where ends[entry, default: 0] <= place {
        guard let end = entries[entry].end(in: words, at: place) else { continue }
        ends[entry] = end
        found.append(
          CodebookMatch(
            entry: entry, theme: entries[entry].theme, words: place..<end,
            range: words[place].range.lowerBound..<words[end - 1].range.upperBound))
      }
    }
    return found
  }
}

/// A place in a text where an entry of the codebook stands.
package struct CodebookMatch: Hashable, Sendable {
  /// The entry's place in the codebook.
  package var entry: Int
  /// The theme's place in the definition.
  package var theme: Int
  /// Which words of the text.
  package var words: Range<Int>
  /// From the first word's start to the last word's end, in bytes of the text's UTF-8.
  package var range: Range<Int>
}
