/// The machine's name for a question, choice, row, theme, audience or list, unique where it is declared.
///
/// Shape: `[A-Za-z_][A-Za-z0-9_-]*`. Ordered by Unicode scalars, the same on every machine.
package struct Name: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  /// A name, if the text has the shape of one; nil otherwise, the empty text included.
  package init?(_ text: some StringProtocol) {
    let text = String(text)
    var isFirst = true
    for byte in text.utf8 {
      guard isFirst ? Name.mayStart(byte) : Name.mayContinue(byte) else { return nil }
      isFirst = false
    }
    guard !isFirst else { return nil }
    self.text = text
  }

  package var description: String { text }

  package static func < (left: Name, right: Name) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  private static func mayStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func mayContinue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: mayStart(byte)
    }
  }
}

extension Name: ExpressibleByStringLiteral {
  /// A name written in the program's own source; a literal that is no name becomes `_`, so that no text can crash it.
  package init(stringLiteral text: String) {
    self = Name(text) ?? Name(unchecked: "_")
  }

  private init(unchecked text: String) { self.text = text }
}
