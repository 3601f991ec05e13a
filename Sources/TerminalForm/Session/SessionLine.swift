internal import Surveys

/// What a scribe typed, before anyone looked up what it is about.
enum SessionLine: Hashable {
  case nothing
  /// Something that was said, perhaps at a table.
  case said(String, table: String?)
  /// What follows is said at that table; nil for none in particular.
  case table(String?)
  /// A word after a stroke, in small letters, the table before its `>`, and the rest.
  case command(String, table: String?, String)

  /// Reads a line; only one that begins with a stroke is a command, and `undo` alone, since nobody says that.
  init(_ line: String) {
    let text = SessionLine.trimmed(line)
    if text.isEmpty {
      self = .nothing
    } else if text.lowercased() == "undo" {
      self = .command("undo", table: nil, "")
    } else if text.hasPrefix("/") {
      let word = text.dropFirst().prefix { !$0.isWhitespace }
      let (table, rest) = SessionLine.table(String(text.dropFirst(word.count + 1)))
      self = .command(word.lowercased(), table: table, rest)
    } else if text == ">" {
      self = .table(nil)
    } else {
      let (table, rest) = SessionLine.table(text)
      self = table != nil && rest.isEmpty ? .table(table) : .said(rest, table: table)
    }
  }

  /// The table before a `>`, a word of at most 12 letters and digits and then a blank or the end; and what follows it.
  private static func table(_ line: String) -> (String?, String) {
    let text = trimmed(line)
    let word = text.prefix { $0.isLetter || $0.isNumber }
    let rest = text.dropFirst(word.count)
    guard !word.isEmpty, word.count <= 12, rest.first == ">", rest.dropFirst().first.map(\.isWhitespace) ?? true else {
      return (nil, text)
    }
    return (String(word), trimmed(String(rest.dropFirst())))
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// The two sides of the first of some words between blanks, such as `because`; nil on the right where it is not there.
  static func halves(_ text: String, at word: String) -> (String, String?) {
    guard let range = text.range(ofWord: word) else { return (trimmed(text), nil) }
    let right = trimmed(text[range.upperBound...])
    return (trimmed(text[..<range.lowerBound]), right.isEmpty ? nil : right)
  }
}

extension String {
  /// Where a word stands between blanks for the first time, however it is capitalised.
  fileprivate func range(ofWord word: String) -> Range<String.Index>? {
    var at = startIndex
    while at < endIndex {
      let end = self[at...].firstIndex(where: \.isWhitespace) ?? endIndex
      if at > startIndex, self[at..<end].lowercased() == word { return at..<end }
      at = end < endIndex ? index(after: end) : endIndex
    }
    return nil
  }
}
