/// Texts as people mean them when they compare two: case, accents, kinds of quotation marks and dashes, and spacing do not count.
package enum LooseText {
  /// The text in lower case, Latin letters without accents, every quotation mark `'`, every dash `-`, blanks single and none at the ends.
  ///
  /// Two texts are loosely equal where these are equal. Linear in the text; empty for a blank one.
  package static func folded(_ text: some StringProtocol) -> String {
    var folded = ""
    var isBlank = false
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "\u{300}"..."\u{36F}", "\u{AD}", "\u{200B}"..."\u{200D}", "\u{FEFF}": continue
      case _ where scalar.properties.isWhitespace:
        isBlank = true
        continue
      default: break
      }
      if isBlank, !folded.isEmpty { folded += " " }
      isBlank = false
      switch scalar {
      case "\"", "`", "´", "‘", "’", "‚", "‛", "“", "”", "„", "«", "»", "‹", "›", "′", "″": folded += "'"
      case "‐", "‑", "‒", "–", "—", "―", "−": folded += "-"
      case "…": folded += "..."
      default: folded += Name.plainLetters[scalar] ?? String(scalar)
      }
    }
    return folded
  }
}
