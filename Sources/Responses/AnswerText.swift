package import Surveys

/// The string value of an answer, as a formula sees it.
package enum AnswerText {
  /// The string value of a whole answer: the choice's name, several names with spaces between them, a number as XPath prints
  /// it, an ISO date, `true` for a tick; empty for none, and for what has parts alone.
  package static func value(of answer: Answer?) -> String {
    switch answer {
    case nil, .allocation, .grid, .items: ""
    case .choice(let name): name.text
    case .choices(let names), .ranking(let names): names.map(\.text).joined(separator: " ")
    case .number(let number), .calculated(.number(let number)): self.number(number)
    case .text(let text), .calculated(.text(let text)): text
    case .date(let date): date.description
    case .acknowledged: "true"
    case .calculated(.boolean(let truth)): truth ? "true" : "false"
    }
  }

  /// The string value of one part: the choice on a row of a matrix, the points on a choice, or the text beside a choice; empty for none.
  package static func value(of name: Name, part: Name, on sheet: AnswerSheet) -> String {
    switch sheet[name] {
    case .grid(let ratings): ratings.first { $0.row == part }?.choice.text ?? ""
    case .allocation(let placed): placed.first { $0.choice == part }.map { String($0.points) } ?? ""
    default: sheet[specification: AnswerSheet.Specification(name, part)] ?? ""
    }
  }

  /// A number as XPath 1.0 prints it (section 4.2): no exponent, no point without a fraction, no negative zero.
  package static func number(_ number: Double) -> String { FormulaValue.number(number).string }

  /// The number in a text: decimal digits with a sign, a point and an exponent at will, blanks around it ignored; nil for anything else.
  package static func number(in text: String) -> Double? {
    let bytes = text.utf8
    guard bytes.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      bytes.allSatisfy({ byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
          UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: " "), UInt8(ascii: "\t"):
          true
        default: false
        }
      })
    else { return nil }
    return Double(trimmed(text))
  }

  /// The text without blanks at its ends.
  package static func trimmed(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    if let first = scalars.first, let last = scalars.last, isPrinted(first), isPrinted(last) { return String(text) }
    guard let start = text.firstIndex(where: { !$0.isWhitespace }),
      let end = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[start...end])
  }

  /// Whether a text holds nothing but blanks.
  static func isBlank(_ text: String) -> Bool {
    if let first = text.unicodeScalars.first, isPrinted(first) { return false }
    return text.allSatisfy(\.isWhitespace)
  }

  /// Whether it is a letter, digit or sign of ASCII, with which no blank begins or ends.
  private static func isPrinted(_ scalar: Unicode.Scalar) -> Bool { (0x21...0x7E).contains(scalar.value) }
}

extension Answer {
  /// Whether it says nothing: no choices, no points, no rows, no items, or blanks for a text; the same as no answer.
  package var isBlank: Bool {
    switch self {
    case .choices(let names), .ranking(let names): names.isEmpty
    case .allocation(let placed): placed.isEmpty
    case .grid(let ratings): ratings.isEmpty
    case .items(let items): items.isEmpty
    case .text(let text), .calculated(.text(let text)): AnswerText.isBlank(text)
    default: false
    }
  }
}
