/// Texts in double quotes, as JSON and YAML both read them.
package enum QuotedText {
  /// The text in double quotes: its quotes, backslashes and line ends escaped, and every scalar that `isEscaped` names by its number, which
  /// is under 65,536.
  package static func quoted(_ text: String, escaping isEscaped: (UInt32) -> Bool) -> String {
    var found = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": found += "\\\""
      case "\\": found += "\\\\"
      case "\n": found += "\\n"
      case "\r": found += "\\r"
      case "\t": found += "\\t"
      case _ where isEscaped(scalar.value):
        let digits = String(scalar.value, radix: 16)
        found += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      default: found.unicodeScalars.append(scalar)
      }
    }
    return found + "\""
  }
}
