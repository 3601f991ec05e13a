/// Reads the addresses of links (CommonMark 0.31.2, sections 6.3 and 6.5), and takes only those that can do no harm.
enum MarkdownAddress {
  static let schemes = ["https://", "http://", "mailto:", "tel:"]

  /// Whether a link may lead there.
  static func isSound(_ address: String) -> Bool {
    let lower = address.lowercased()
    return schemes.contains { lower.hasPrefix($0) && lower.utf8.count > $0.utf8.count }
      && !address.unicodeScalars.contains { $0.value <= 0x20 || (0x7F...0x9F).contains($0.value) }
  }

  /// The address in `(…)` that begins there, with or without a title, and where the text goes on; nil if it is none or unsound.
  static func inParentheses(_ scalars: [Unicode.Scalar], at start: Int) -> (address: String, end: Int)? {
    guard let found = anyInParentheses(scalars, at: start), isSound(found.address) else { return nil }
    return found
  }

  /// The same, whatever the address; the title is read over.
  static func anyInParentheses(_ scalars: [Unicode.Scalar], at start: Int) -> (address: String, end: Int)? {
    guard start < scalars.count, scalars[start] == "(" else { return nil }
    var at = blanks(scalars, start + 1)
    var address = String.UnicodeScalarView()
    if at < scalars.count, scalars[at] == "<" {
      at += 1
      while at < scalars.count, scalars[at] != ">" {
        guard scalars[at] != "\n", scalars[at] != "<" else { return nil }
        append(&address, scalars, &at)
      }
      at += 1
    } else {
      var depth = 0
      while at < scalars.count, scalars[at].value > 0x20 {
        if scalars[at] == "(" { depth += 1 }
        if scalars[at] == ")" {
          guard depth > 0 else { break }
          depth -= 1
        }
        guard depth < 33 else { return nil }
        append(&address, scalars, &at)
      }
      guard depth == 0 else { return nil }
    }
    let afterAddress = at
    at = blanks(scalars, at)
    if at > afterAddress, at < scalars.count, let close = closing(scalars[at]) {
      at += 1
      while at < scalars.count, scalars[at] != close { at += scalars[at] == "\\" ? 2 : 1 }
      at = blanks(scalars, at + 1)
    }
    guard at < scalars.count, scalars[at] == ")" else { return nil }
    return (String(address), at + 1)
  }

  /// A link written as its own address, `<https://…>` or `<someone@example.org>`; nil if it is none.
  static func angled(_ scalars: [Unicode.Scalar], at start: Int) -> (address: String, shown: String, end: Int)? {
    var end = start + 1
    while end < scalars.count, scalars[end] != ">" {
      guard scalars[end].value > 0x20, scalars[end] != "<", end - start < 2000 else { return nil }
      end += 1
    }
    guard end < scalars.count else { return nil }
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: scalars[(start + 1)..<end])
    let text = String(shown)
    if isSound(text) { return (text, text, end + 1) }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !text.contains(":"), !text.contains("/") else {
      return nil
    }
    return ("mailto:" + text, text, end + 1)
  }

  private static func append(_ address: inout String.UnicodeScalarView, _ scalars: [Unicode.Scalar], _ at: inout Int) {
    if scalars[at] == "\\", at + 1 < scalars.count, Markdown.isPunctuation(scalars[at + 1]) { at += 1 }
    address.append(scalars[at])
    at += 1
  }

  private static func blanks(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    var at = start
    while at < scalars.count, scalars[at] == " " || scalars[at] == "\n" || scalars[at] == "\t" { at += 1 }
    return at
  }

  private static func closing(_ open: Unicode.Scalar) -> Unicode.Scalar? {
    switch open {
    case "\"": "\""
    case "'": "'"
    case "(": ")"
    default: nil
    }
  }
}
