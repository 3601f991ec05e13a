extension Markdown {
  /// Text that Markdown takes for nothing but text, on one line: its signs escaped, line ends and tabs made blanks.
  package static func escaped(_ text: String) -> String {
    var found = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", "|", "#":
        found.append("\\")
        found.append(scalar)
      case "\n", "\r", "\t": found.append(" ")
      default: found.append(scalar)
      }
    }
    return String(found)
  }
}
