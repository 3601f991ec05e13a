internal import Surveys

extension ProblemsOfAnswer {
  /// A text no longer than `maxLength` characters as people count them, without characters that nobody types.
  mutating func text(_ text: String, maxLength: Int, part: Name? = nil) {
    if text.unicodeScalars.contains(where: ProblemsOfAnswer.isUnprintable) { add(.unprintable, part: part) }
    // There are never more characters than bytes, so that most texts need not be counted.
    guard text.utf8.count > maxLength else { return }
    let length = text.count
    if length > maxLength { add(.tooLong(max: maxLength, length: length), part: part) }
  }

  /// Control characters, but for tabs and line ends.
  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0: true
    default: false
    }
  }

  /// An address that mail could be sent to: a sound practical shape, not all that RFC 5321 would allow.
  mutating func email(_ text: String) {
    if !ProblemsOfAnswer.isEmail(text) { add(.notAnEmail) }
  }

  /// One `@`; at most 254 bytes, 64 before it; dots never first, last or double; a domain of two labels or more.
  static func isEmail(_ text: String) -> Bool {
    guard text.utf8.count <= 254 else { return false }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count) else { return false }
    let atoms = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard atoms.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy(mayStandBeforeAt) }) else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, !last.allSatisfy(\.isNumber) else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.unicodeScalars.allSatisfy(mayStandInDomain)
    }
  }

  private static func mayStandBeforeAt(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value >= 0xA0 { return !scalar.properties.isWhitespace }
    return mayStandInDomain(scalar) || "!#$%&'*+/=?^_`{|}~".unicodeScalars.contains(scalar)
  }

  private static func mayStandInDomain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-": true
    default: scalar.value >= 0xA0 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }
  }
}
