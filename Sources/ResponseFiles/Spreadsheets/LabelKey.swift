internal import Surveys

/// A label by which it is found again in a spreadsheet that another tool wrote, mended by hand, or passed through a narrower encoding.
///
/// Equal where `LooseText` finds two texts equal, and beyond that where they differ only in blanks (unless between two digits), in question
/// marks, quotation marks and U+FFFD (a question mark is what many programs leave of an apostrophe), and in marks at the end.
package struct LabelKey: Hashable, Sendable {
  package let text: String

  /// Linear in the text; empty for a text with nothing but blanks and such marks.
  package init(_ label: some StringProtocol) {
    var made = ""
    var isBlank = false
    for scalar in LooseText.folded(label).unicodeScalars {
      switch scalar {
      case " ": isBlank = true
      case "'" where LabelKey.isDigit(made.unicodeScalars.last): made += "'"
      case "?", "'", "\u{FFFD}": continue
      default:
        if isBlank, LabelKey.isDigit(scalar), LabelKey.isDigit(made.unicodeScalars.last) { made += " " }
        isBlank = false
        made.unicodeScalars.append(scalar)
      }
    }
    while let last = made.unicodeScalars.last, ".:*!;,".unicodeScalars.contains(last) {
      made.unicodeScalars.removeLast()
    }
    text = made
  }

  private static func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }
}
