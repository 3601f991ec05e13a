internal import Surveys

/// Writes texts as YAML on one line, so that they read back as they are.
enum WrittenYAML {
  /// The text plain where YAML cannot take it for anything else, and in double quotes where it could.
  static func text(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  /// One statement as a text, several as a list in brackets.
  static func statements(_ statements: [String]) -> String {
    guard statements.count != 1 else { return text(statements[0]) }
    return "[" + statements.map(quoted).joined(separator: ", ") + "]"
  }

  /// The text in double quotes, with every scalar that a line could not hold escaped.
  static func quoted(_ text: String) -> String {
    QuotedText.quoted(text) { $0 < 32 || (127..<160).contains($0) || [0x2028, 0x2029, 0xFEFF].contains($0) }
  }

  private static func isPlain(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last, first.properties.isAlphabetic, last != " ", last != ":",
      text != PlanReader.spanning
    else { return false }
    for (place, scalar) in scalars.enumerated() {
      if scalar == " ", place + 1 < scalars.count, scalars[place + 1] == "#" || scalars[place + 1] == " " {
        return false
      }
      if scalar == ":", place + 1 < scalars.count, scalars[place + 1] == " " { return false }
      let isOrdinary =
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || " -–—.,:;!?()/'’‘“”#%&+=@*£€".unicodeScalars.contains(scalar)
      guard isOrdinary else { return false }
    }
    return !["null", "true", "false", "yes", "no", "on", "off"].contains(text.lowercased())
  }
}
