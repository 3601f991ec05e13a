/// A value as XPath 1.0 knows it.
package enum FormulaValue: Hashable, Sendable {
  case nodes([String])
  case text(String)
  case number(Double)
  case boolean(Bool)
}

extension FormulaValue {
  /// XPath 1.0's `string()`, section 4.2.
  package var string: String {
    switch self {
    case .nodes(let values): values.first ?? ""
    case .text(let text): text
    case .number(let number): FormulaValue.text(of: number)
    case .boolean(let truth): truth ? "true" : "false"
    }
  }

  /// XPath 1.0's `number()`, section 4.4; a date is the days since 1970-01-01, as ODK has it.
  package var double: Double {
    switch self {
    case .number(let number): number
    case .boolean(let truth): truth ? 1 : 0
    case .text(let text): FormulaValue.number(in: text)
    case .nodes(let values): FormulaValue.number(in: values.first ?? "")
    }
  }

  /// XPath 1.0's `boolean()`, section 4.3, but that a question counts as true when it is answered.
  package var truth: Bool {
    switch self {
    case .boolean(let truth): truth
    case .number(let number): !number.isNaN && number != 0
    case .text(let text): !text.isEmpty
    case .nodes(let values): values.contains { !$0.isEmpty }
    }
  }

  /// A number without an exponent; whole ones without a point.
  static func text(of number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "NaN" : number > 0 ? "Infinity" : "-Infinity" }
    if let whole = Int(exactly: number) { return String(whole) }
    // The shortest digits that say this number, with the point moved where Swift writes an exponent.
    let written = number.magnitude.description.split(separator: "e", maxSplits: 1)
    let digits = written[0].split(separator: ".", maxSplits: 1)
    var whole = String(digits[0])
    var fraction = digits.count > 1 && digits[1] != "0" ? String(digits[1]) : ""
    let exponent = written.count > 1 ? Int(written[1]) ?? 0 : 0
    if exponent > 0 {
      let moved = fraction.prefix(exponent)
      whole += moved + String(repeating: "0", count: exponent - moved.count)
      fraction = String(fraction.dropFirst(exponent))
    } else if exponent < 0 {
      fraction = String(repeating: "0", count: -exponent - whole.count) + whole + fraction
      whole = "0"
    }
    return (number < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// An optional minus, digits, a point; blanks at the ends; a date; not-a-number for all else.
  static func number(in text: String) -> Double {
    let blanks: Set<UInt8> = [32, 9, 10, 13]
    var slice = Array(text.utf8)[...]
    while let first = slice.first, blanks.contains(first) { slice.removeFirst() }
    while let last = slice.last, blanks.contains(last) { slice.removeLast() }
    let trimmed = String(decoding: slice, as: UTF8.self)
    if let day = CivilDate(iso: trimmed) { return Double(day.daysSince1970) }
    let body = slice.first == UInt8(ascii: "-") ? slice.dropFirst() : slice
    guard body.contains(where: { (48...57).contains($0) }), body.count <= 400,
      body.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") })
    else { return .nan }
    let sign = slice.count > body.count ? "-" : ""
    return Double(sign + "0" + String(decoding: body, as: UTF8.self) + (body.last == UInt8(ascii: ".") ? "0" : ""))
      ?? .nan
  }
}
