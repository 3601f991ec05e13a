internal import Surveys

/// One word or phrase of a theme's codebook, ready to be looked for.
package struct CodebookEntry: Hashable, Sendable {
  /// The theme's place in the definition.
  package var theme: Int
  /// As it was written.
  package var text: String
  /// Whether it is listed under `not`: what it covers is no evidence of its theme.
  package var excludes: Bool
  /// Empty for an entry without a word, which never matches.
  var parts: [Part]

  /// What one word of an entry asks of a word of a comment.
  enum Part: Hashable, Sendable {
    /// The same key.
    case key(String)
    /// A folded word of this shape, in which each `*` stands for any letters or none.
    case shape([UInt8])

    func fits(_ word: CommentWord) -> Bool {
      switch self {
      case .key(let key): word.key == key
      case .shape(let shape): CodebookEntry.fits(shape, Array(word.folded.utf8))
      }
    }
  }

  /// How many other words may stand between two words of a phrase.
  static let gap = 2

  init(theme: Int, text: String, excludes: Bool, _ reader: inout WordReader) {
    self.theme = theme
    self.text = text
    self.excludes = excludes
    let star: Character = "*"
    guard text.contains(star) else {
      parts = reader.words(of: text).map { .key($0.key) }
      return
    }
    // A star belongs to the word that it touches.
    parts = text.split(whereSeparator: { $0 != star && !$0.unicodeScalars.contains(where: WordReader.isOfWord) })
      .map { word in
        word.contains(star) ? .shape(Array(LooseText.folded(word).utf8)) : .key(reader.forms(of: String(word)).key)
      }
    if parts.allSatisfy({ $0 == .shape([UInt8(ascii: "*")]) }) { parts = [] }
  }

  /// Where the entry stands with its first word at a place: the place after its last word; nil where it does not stand there.
  ///
  /// Its words come in order, in one sentence, with no more than `gap` others between two of them.
  func end(in words: [CommentWord], at first: Int) -> Int? {
    guard let start = parts.first, start.fits(words[first]) else { return nil }
    var at = first
    for part in parts.dropFirst() {
      let last = min(at + 1 + CodebookEntry.gap, words.count - 1)
      guard at < last,
        let next = (at + 1...last).first(where: {
          words[$0].sentence == words[first].sentence && part.fits(words[$0])
        })
      else { return nil }
      at = next
    }
    return at + 1
  }

  /// Whether a word has a shape; a star is tried again from the next letter, so the time is at most their product.
  static func fits(_ shape: [UInt8], _ word: [UInt8]) -> Bool {
    var (at, place) = (0, 0)
    var again: (at: Int, place: Int)?
    while place < word.count {
      if at < shape.count, shape[at] == UInt8(ascii: "*") {
        again = (at + 1, place)
        at += 1
      } else if at < shape.count, shape[at] == word[place] {
        at += 1
        place += 1
      } else if let last = again {
        at = last.at
        place = last.place + 1
        again = (last.at, last.place + 1)
      } else {
        return false
      }
    }
    return shape[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
