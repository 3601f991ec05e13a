/// Something in a text by which a person could be found, marked to be taken out of a quote, with the reason.
package struct PersonalDetail: Hashable, Sendable {
  /// By what a person could be found.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case email, telephone, postcode, name

    /// As a reader knows it, and why it goes.
    package var words: String {
      switch self {
      case .email: "an e-mail address"
      case .telephone: "a telephone number"
      case .postcode: "a postcode"
      case .name: "what looks like a person’s name"
      }
    }

    /// What stands in its place.
    package var replacement: String {
      switch self {
      case .email: "[e-mail address]"
      case .telephone: "[telephone number]"
      case .postcode: "[postcode]"
      case .name: "[name]"
      }
    }
  }

  package var kind: Kind
  /// In bytes of the text's UTF-8.
  package var range: Range<Int>

  /// E-mail addresses, telephone numbers, British postcodes and what is most likely a person's name in a text, in order, without overlaps. Linear in the text.
  ///
  /// A telephone number has 9 to 15 digits, with blanks, hyphens, points and brackets between them, and starts with `+`, `(0` or `0`.
  package static func all(in text: String) -> [PersonalDetail] {
    let bytes = Array(text.utf8)
    var found: [PersonalDetail] = []
    var at = 0
    while at < bytes.count {
      if let end = email(bytes, at) {
        let start = emailStart(bytes, at, from: found.last?.range.upperBound ?? 0)
        found.append(PersonalDetail(kind: .email, range: start..<end))
        at = end
      } else if let end = telephone(bytes, at) {
        found.append(PersonalDetail(kind: .telephone, range: at..<end))
        at = end
      } else if let end = postcode(bytes, at) {
        found.append(PersonalDetail(kind: .postcode, range: at..<end))
        at = end
      } else if let end = PersonalName.end(bytes, at) {
        found.append(PersonalDetail(kind: .name, range: at..<end))
        at = end
      } else {
        at += 1
      }
    }
    return found
  }

  /// The text with each of them replaced by what it was.
  package static func redacted(_ text: String) -> String { RedactedText(text).text }

  // MARK: - Looking

  /// The end of an address whose `@` is here; nil where there is none.
  private static func email(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard bytes[at] == UInt8(ascii: "@"), at > 0, isOfAddress(bytes[at - 1]) else { return nil }
    var end = at + 1
    var lastPoint: Int?
    while end < bytes.count,
      isAlphanumeric(bytes[end]) || bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: ".")
    {
      if bytes[end] == UInt8(ascii: ".") {
        guard end > at + 1, bytes[end - 1] != UInt8(ascii: ".") else { break }
        guard end + 1 < bytes.count, isAlphanumeric(bytes[end + 1]) else { break }
        lastPoint = end
      }
      end += 1
    }
    return lastPoint == nil ? nil : end
  }

  private static func emailStart(_ bytes: [UInt8], _ at: Int, from least: Int) -> Int {
    var start = at
    while start > least, isOfAddress(bytes[start - 1]) { start -= 1 }
    return start
  }

  private static func telephone(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard at == 0 || !isAlphanumeric(bytes[at - 1]) && bytes[at - 1] != UInt8(ascii: "+") else { return nil }
    let zero = UInt8(ascii: "0")
    let starts =
      bytes[at] == zero || bytes[at] == UInt8(ascii: "+")
      || (bytes[at] == UInt8(ascii: "(") && at + 1 < bytes.count
        && (bytes[at + 1] == zero || bytes[at + 1] == UInt8(ascii: "+")))
    guard starts else { return nil }
    var (digits, end, next, gap) = (0, at, at, 0)
    while next < bytes.count, digits <= 15, gap < 3 {
      if isDigit(bytes[next]) {
        digits += 1
        end = next + 1
        gap = 0
      } else if " -.()".utf8.contains(bytes[next]) || (next == at && bytes[next] == UInt8(ascii: "+"))
        || (next == at + 1 && bytes[next] == UInt8(ascii: "+"))
      {
        gap += next == at ? 0 : 1
      } else {
        break
      }
      next += 1
    }
    guard (9...15).contains(digits), end == bytes.count || !isAlphanumeric(bytes[end]) else { return nil }
    return end
  }

  /// One or two letters, a digit, a digit or letter or nothing, a blank or nothing, a digit and two letters.
  private static func postcode(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard at == 0 || !isAlphanumeric(bytes[at - 1]) else { return nil }
    func letter(_ place: Int) -> Bool { place < bytes.count && isAlphanumeric(bytes[place]) && !isDigit(bytes[place]) }
    func digit(_ place: Int) -> Bool { place < bytes.count && isDigit(bytes[place]) }
    var next = at
    guard letter(next) else { return nil }
    next += letter(next + 1) ? 2 : 1
    guard digit(next) else { return nil }
    for outward in [2, 1] where outward == 1 || digit(next + 1) || letter(next + 1) {
      var inward = next + outward
      if inward < bytes.count, bytes[inward] == UInt8(ascii: " ") { inward += 1 }
      if digit(inward), letter(inward + 1), letter(inward + 2),
        inward + 3 == bytes.count || !isAlphanumeric(bytes[inward + 3])
      {
        return inward + 3
      }
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isOfAddress(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || "._%+-'".utf8.contains(byte) }
}
