/// Keeps a cell from being read as a formula by a spreadsheet, and takes the guard off again.
///
/// A cell in danger begins, after blanks at will, with `=`, `+`, `-`, `@` or one of their full-width forms, or with a tab or a line end
/// (OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection). It gets one apostrophe before it, and so does a cell that
/// is in danger behind apostrophes of its own; `remove` takes one away from just those. So `remove(add(text)) == text` for every text. A
/// plain number, such as `-3` or `-0.5e-7`, is in no danger and stays a number; `+44 …` is guarded, so that a telephone number stays whole.
package enum CellGuard {
  /// The text as a cell that no spreadsheet evaluates. Linear in the length.
  package static func add(_ text: String) -> String {
    isInDanger(text) && !isPlainNumber(text) ? "'" + text : text
  }

  /// The text whose cell this is; a cell that was never guarded stays as it is. Linear in the length.
  package static func remove(_ cell: String) -> String {
    cell.utf8.first == apostrophe && isInDanger(cell) ? String(cell.dropFirstScalar) : cell
  }

  private static let apostrophe = UInt8(ascii: "'")

  /// Whether a formula could begin behind the apostrophes with which the text begins.
  private static func isInDanger(_ text: String) -> Bool {
    guard let start = text.utf8.first, !isHarmless(start) else { return false }
    var rest = text.unicodeScalars.drop { $0 == "'" }
    if let first = rest.first, first == "\t" || first == "\r" || first == "\n" { return true }
    rest = rest.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
    guard let first = rest.first else { return false }
    return triggers.contains(first)
  }

  /// A letter or digit of ASCII, with which most cells begin.
  private static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static let triggers: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]

  /// Whether the text is a minus sign at will, digits, a fraction at will and an exponent at will, and nothing else.
  private static func isPlainNumber(_ text: String) -> Bool {
    var rest = Substring(text).utf8
    func digits() -> Bool {
      let after = rest.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      defer { rest = after }
      return after.startIndex > rest.startIndex
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    guard digits() else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard digits() else { return false }
    }
    return rest.isEmpty
  }
}

extension String {
  /// All but the first scalar, so that an apostrophe goes even where a combining mark follows it.
  fileprivate var dropFirstScalar: Substring.UnicodeScalarView { unicodeScalars.dropFirst() }
}
