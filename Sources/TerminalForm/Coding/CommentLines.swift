/// How a comment is shown in a terminal: safe, and with the words lit that spoke for a theme.
enum CommentLines {
  /// The text with spans, in bytes of its UTF-8, in bold and underlined; without spans as it is.
  ///
  /// Controls and marks that change the direction of writing are shown as `�`, so that no comment can steer the terminal.
  static func lit(_ text: String, _ spans: [Range<Int>], indent: String = "  ") -> String {
    let bytes = Array(text.utf8)
    var found = ""
    var at = 0
    for span in spans where span.lowerBound >= at && span.upperBound <= bytes.count {
      found += safe(String(decoding: bytes[at..<span.lowerBound], as: UTF8.self))
      found += "\u{1B}[1;4m" + safe(String(decoding: bytes[span], as: UTF8.self)) + "\u{1B}[22;24m"
      at = span.upperBound
    }
    found += safe(String(decoding: bytes[at...], as: UTF8.self))
    return indent + found.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n" + indent)
  }

  /// The words under spans, in quotation marks and with commas.
  static func words(_ text: String, _ spans: [Range<Int>]) -> String {
    let bytes = Array(text.utf8)
    return spans.filter { $0.upperBound <= bytes.count }
      .map { "“" + safe(String(decoding: bytes[$0], as: UTF8.self)).replacingLineEnds + "”" }.joined(separator: ", ")
  }

  static func safe(_ text: String) -> String {
    var found = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": found += "\n"
      case "\r": continue
      case "\t": found += " "
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{200E}", "\u{200F}": found += "�"
      default: found += scalar.properties.generalCategory == .control ? "�" : String(scalar)
      }
    }
    return found
  }
}

extension String {
  fileprivate var replacingLineEnds: String {
    split(separator: "\n", omittingEmptySubsequences: true).joined(separator: " ")
  }
}
