package import Surveys

/// One word of a comment, as the codebook and the models see it.
package struct CommentWord: Hashable, Sendable {
  /// In lower case, Latin letters without accents, apostrophes `'`.
  package var folded: String
  /// What stands for the word and its family: the stem in English, the folded word in every other language.
  package var key: String
  /// Where it stands, in bytes of the comment's UTF-8; at borders of characters, never empty.
  package var range: Range<Int>
  /// The sentence that it stands in, from 0.
  package var sentence: Int
}

/// Cuts texts into words; remembers stems, so that a word that comes again costs no more than a look.
package struct WordReader: Sendable {
  package let language: Language
  private let stems: Bool
  private var known: [String: (folded: String, key: String)] = [:]

  package init(_ language: Language) {
    self.language = language
    stems = language.isEnglish
  }

  /// The words of a text in order: letters and digits, and apostrophes between letters; everything else parts words.
  ///
  /// A sentence ends at `.`, `!`, `?`, `;`, `:` or a line end; a point between digits ends none. Linear in the text; empty for one without words.
  package mutating func words(of text: String) -> [CommentWord] {
    var words: [CommentWord] = []
    var sentence = 0
    var start: Int?
    var at = 0
    var end = 0
    let scalars = Array(text.unicodeScalars)
    func close() {
      guard let from = start else { return }
      words.append(CommentWord(folded: "", key: "", range: from..<end, sentence: sentence))
      start = nil
    }
    for (place, scalar) in scalars.enumerated() {
      let width = UTF8.width(scalar)
      let next = place + 1 < scalars.count ? scalars[place + 1] : nil
      if WordReader.isOfWord(scalar) {
        if start == nil { start = at }
        end = at + width
      } else if start != nil, WordReader.isApostrophe(scalar), let next, WordReader.isOfWord(next) {
        end = at + width
      } else {
        let isPoint = scalar == "." && start != nil && (next?.properties.numericType != nil)
        close()
        if !isPoint, WordReader.endsSentence(scalar) { sentence += 1 }
      }
      at += width
    }
    close()
    let bytes = Array(text.utf8)
    for place in words.indices {
      let (folded, key) = forms(of: String(decoding: bytes[words[place].range], as: UTF8.self))
      words[place].folded = folded
      words[place].key = key
    }
    return words
  }

  /// The folded form and the key of one word.
  package mutating func forms(of word: String) -> (folded: String, key: String) {
    if let found = known[word] { return found }
    let folded = LooseText.folded(word)
    let forms = (folded, stems ? Stemmer.stem(folded) : folded)
    known[word] = forms
    return forms
  }

  static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber: return true
    default: return scalar.properties.isAlphabetic
    }
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "’" || scalar == "‘" || scalar == "ʼ"
  }

  private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "!", "?", ";", ":", "\n", "\r", "…", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}
