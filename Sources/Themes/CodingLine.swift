/// What a coder typed, understood.
package enum CodingLine: Hashable, Sendable {
  /// An empty line: what is suggested is right.
  case accept
  /// These themes, and no others.
  case themes([Int])
  /// What is suggested, with some more and without some.
  case changed(add: [Int], remove: [Int])
  case none
  case skip
  case undo
  case split
  case note(String)
  case withhold(String)
  /// A theme that is missing in the definition.
  case missing(String)
  case search(String)
  case list
  case show
  case help
  case stop
  /// Words that are no command and no letters of themes; the word that was not understood.
  case unknown(String)

  /// The letters of a theme: a to z, then aa, ab …
  package static func letters(of theme: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(theme % 26)))
    return theme < 26 ? letter : letters(of: theme / 26 - 1) + letter
  }

  /// Reads a line, in any case; letters of themes stand apart, by blanks or commas.
  package init(_ line: String, themes: Int) {
    let words = line.split { $0 == " " || $0 == "\t" || $0 == "," }.map(String.init)
    guard let first = words.first?.lowercased() else {
      self = .accept
      return
    }
    let rest = String(
      line.drop { $0 == " " || $0 == "\t" }.drop { $0 != " " && $0 != "\t" }.drop { $0 == " " || $0 == "\t" })
    switch first {
    case "none" where words.count == 1, "0" where words.count == 1: self = .none
    case "skip": self = .skip
    case "undo": self = .undo
    case "split": self = .split
    case "note": self = .note(rest)
    case "withhold": self = .withhold(rest)
    case "new": self = .missing(rest)
    case "list": self = .list
    case "show": self = .show
    case "help", "?": self = .help
    case "quit", "stop": self = .stop
    case _ where first.hasPrefix("/"):
      self = .search(words.joined(separator: " ").drop { $0 == "/" }.description)
    default: self = CodingLine.themes(words, themes)
    }
  }

  private static func themes(_ words: [String], _ count: Int) -> CodingLine {
    let places = Dictionary(uniqueKeysWithValues: (0..<count).map { (letters(of: $0), $0) })
    var (plain, add, remove): ([Int], [Int], [Int]) = ([], [], [])
    for word in words {
      let sign = word.first
      let letters = (sign == "+" || sign == "-" || sign == "−" ? String(word.dropFirst()) : word).lowercased()
      guard let theme = places[letters] else { return .unknown(word) }
      switch sign {
      case "+": add.append(theme)
      case "-", "−": remove.append(theme)
      default: plain.append(theme)
      }
    }
    guard plain.isEmpty || (add.isEmpty && remove.isEmpty) else { return .unknown(words.joined(separator: " ")) }
    return plain.isEmpty ? .changed(add: add, remove: remove) : .themes(plain)
  }
}
