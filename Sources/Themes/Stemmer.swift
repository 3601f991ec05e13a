/// The Snowball project's stemmer of English ("Porter2"): words of one family get one stem, which need not be a word itself.
///
/// https://snowballstem.org/algorithms/english/stemmer.html (M. F. Porter and R. Boulton). Linear in the word; a word of fewer than three
/// letters is its own stem.
package struct Stemmer {
  var word: [UInt8] = []
  /// Where the regions R1 and R2 begin.
  private var first = 0
  private var second = 0

  /// A small `y` is a vowel, a capital one a consonant.
  private static let capitalY = UInt8(ascii: "Y")

  /// The stem of a word in lower case with `'` for its apostrophes; letters other than a–z are consonants.
  package static func stem(_ word: some StringProtocol) -> String {
    if let special = StemmerEndings.whole[String(word)] { return special }
    guard word.unicodeScalars.count > 2 else { return String(word) }
    var stemmer = Stemmer()
    stemmer.word = Array(word.utf8)
    stemmer.run()
    return String(decoding: stemmer.word, as: UTF8.self)
  }

  private mutating func run() {
    if word.first == UInt8(ascii: "'") { word.removeFirst() }
    markConsonantY()
    markRegions()
    removePossessive()
    removePlural()
    if !StemmerEndings.kept.contains(String(decoding: word, as: UTF8.self)) {
      removePastAndParticiple()
      turnFinalY()
      replace(StemmerEndings.second, from: first)
      replace(StemmerEndings.third, from: first)
      replace(StemmerEndings.fourth, from: second)
      removeFinalLetter()
    }
    for at in word.indices where word[at] == Stemmer.capitalY { word[at] = UInt8(ascii: "y") }
  }

  private mutating func markConsonantY() {
    for at in word.indices where word[at] == UInt8(ascii: "y") && (at == 0 || isVowel(at - 1)) {
      word[at] = Stemmer.capitalY
    }
  }

  private mutating func markRegions() {
    first = word.count
    second = word.count
    if let start = StemmerEndings.starts.first(where: { word.starts(with: $0.utf8) }) {
      first = start.utf8.count
    } else if let after = pastVowelAndConsonant(from: 0) {
      first = after
    }
    if let after = pastVowelAndConsonant(from: first) { second = after }
  }

  /// After the first consonant that follows a vowel, from a place on; nil where there is none.
  private func pastVowelAndConsonant(from start: Int) -> Int? {
    guard let vowel = word.indices.dropFirst(start).first(where: isVowel) else { return nil }
    return word.indices.dropFirst(vowel + 1).first { !isVowel($0) }.map { $0 + 1 }
  }

  private mutating func removePossessive() {
    for end in ["'s'", "'s", "'"] where ends(end) { return drop(end.utf8.count) }
  }

  private mutating func removePlural() {
    if ends("sses") {
      drop(2)
    } else if ends("ied") || ends("ies") {
      drop(word.count > 4 ? 2 : 1)
    } else if ends("us") || ends("ss") {
      return
    } else if ends("s"), word.indices.dropLast(2).contains(where: isVowel) {
      drop(1)
    }
  }

  private mutating func removePastAndParticiple() {
    for end in ["eedly", "eed"] where ends(end) {
      let start = word.count - end.utf8.count
      if start >= first { drop(end.utf8.count - 2) }
      return
    }
    guard let end = ["ingly", "edly", "ing", "ed"].first(where: ends) else { return }
    let start = word.count - end.utf8.count
    if end == "ing", start == 2, word[1] == UInt8(ascii: "y"), !isVowel(0) {
      // dying, tying: the word of which it is made ended in -ie.
      drop(4)
      return append("ie")
    }
    guard word.indices.prefix(start).contains(where: isVowel) else { return }
    drop(end.utf8.count)
    if ends("at") || ends("bl") || ends("iz") {
      append("e")
    } else if endsInDouble {
      let letter = word[0]
      let isShort = word.count == 3 && [UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "o")].contains(letter)
      if !isShort { drop(1) }
    } else if first >= word.count, endsInShortSyllable {
      append("e")
    }
  }

  private mutating func turnFinalY() {
    guard word.count > 2, let last = word.last, last == UInt8(ascii: "y") || last == Stemmer.capitalY,
      !isVowel(word.count - 2)
    else { return }
    word[word.count - 1] = UInt8(ascii: "i")
  }

  /// Puts the longest ending that fits in its replacement's place, if it lies in a region and follows what it must.
  private mutating func replace(_ endings: [StemmerEndings.Ending], from region: Int) {
    guard let ending = endings.first(where: { ends($0.text) }) else { return }
    let start = word.count - ending.text.utf8.count
    guard start >= (ending.needsSecond ? second : region) else { return }
    if let before = ending.after {
      guard start > 0, before.utf8.contains(word[start - 1]) else { return }
    }
    drop(ending.text.utf8.count)
    append(ending.replacement)
  }

  private mutating func removeFinalLetter() {
    let at = word.count - 1
    if ends("e") {
      var without = self
      without.drop(1)
      if at >= second || (at >= first && !without.endsInShortSyllable) { drop(1) }
    } else if ends("ll"), at >= second {
      drop(1)
    }
  }

  private func isVowel(_ at: Int) -> Bool {
    switch word[at] {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"):
      true
    default: false
    }
  }

  private var endsInDouble: Bool {
    guard word.count > 1, let last = word.last, last == word[word.count - 2] else { return false }
    return "bdfgmnprt".utf8.contains(last)
  }

  /// A vowel between two consonants, the last of them not w, x or Y; or a vowel and a consonant that are the whole word; or `past`.
  private var endsInShortSyllable: Bool {
    let last = word.count - 1
    if ends("past") { return true }
    guard last >= 1, !isVowel(last), isVowel(last - 1) else { return false }
    if last == 1 { return true }
    return !isVowel(last - 2) && !"wxY".utf8.contains(word[last])
  }

  private func ends(_ end: String) -> Bool {
    word.count >= end.utf8.count && word.suffix(end.utf8.count).elementsEqual(end.utf8)
  }

  private mutating func drop(_ count: Int) { word.removeLast(count) }
  private mutating func append(_ text: String) { word.append(contentsOf: text.utf8) }
}
