package import Responses

/// A number as people in various countries write it: `1200`, `1,200`, `1 200,50`, `1.200,50`.
package struct NumberText: Hashable, Sendable {
  /// Why a text is no number.
  package enum Fault: Error, Hashable, Sendable {
    case noNumber
    /// `1,234` could be a thousand and more, or one and a little more.
    case ambiguous
  }

  package let value: Double
  /// Whether a comma stood before the fraction, or marks stood between thousands.
  package let isUnusual: Bool

  /// The number in a text; `mark` settles what a lone comma, or a lone point before three digits, means where the text leaves it open.
  ///
  /// Without a mark a lone point stands before a fraction, and a lone comma before three digits is ambiguous, unless only a whole number
  /// is wanted. A sign may stand before; thousands may be apart by commas, points, apostrophes or blanks. Linear.
  package init(_ text: some StringProtocol, mark: DecimalMark?, isWhole: Bool) throws(Fault) {
    guard let parts = NumberParts(text) else { throw .noNumber }
    var decimal: DecimalMark?
    switch parts.reading {
    case .plain: decimal = parts.marks.isEmpty ? nil : .point
    case .settled(let found): decimal = found
    case .thousands: decimal = nil
    case .openComma:
      if mark == nil, !isWhole { throw .ambiguous }
      decimal = mark == .comma ? .comma : nil
    case .openPoint: decimal = mark == .comma ? nil : .point
    }
    guard let value = parts.value(decimal) else { throw .noNumber }
    self.value = value
    isUnusual = parts.reading != .plain && !(parts.reading == .openPoint && decimal == .point)
  }

  /// Which mark the text must have before a fraction; nil where it does not say, or is no number.
  static func evidence(_ text: some StringProtocol) -> DecimalMark? {
    guard let parts = NumberParts(text) else { return nil }
    switch parts.reading {
    case .plain: return parts.marks.isEmpty ? nil : .point
    case .settled(let mark): return mark
    case .thousands: return parts.marks.first == "," ? .point : parts.marks.first == "." ? .comma : nil
    case .openComma, .openPoint: return nil
    }
  }
}

/// The groups of digits in a number and the marks between them.
private struct NumberParts {
  enum Reading: Hashable {
    /// Digits alone, or a point that can only stand before a fraction.
    case plain
    /// The last mark stands before a fraction, and this is it.
    case settled(DecimalMark)
    /// All marks stand between thousands.
    case thousands
    /// One mark before three digits.
    case openComma, openPoint
  }

  var isNegative = false
  var groups: [String] = []
  /// One fewer than groups; every kind of blank as a space, every apostrophe as `'`.
  var marks: [Character] = []
  var reading = Reading.plain

  init?(_ text: some StringProtocol) {
    var rest = Substring(String(text)).unicodeScalars
    while rest.first?.properties.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.properties.isWhitespace == true { rest = rest.dropLast() }
    guard !rest.isEmpty, rest.count <= 64 else { return nil }
    if let sign = rest.first, sign == "-" || sign == "−" || sign == "+" {
      isNegative = sign != "+"
      rest = rest.dropFirst()
    }
    var group = ""
    for scalar in rest {
      if ("0"..."9").contains(scalar) {
        group.unicodeScalars.append(scalar)
        continue
      }
      groups.append(group)
      group = ""
      switch scalar {
      case ",", ".": marks.append(Character(scalar))
      case "'", "’": marks.append("'")
      case _ where scalar.properties.isWhitespace: marks.append(" ")
      default: return nil
      }
    }
    groups.append(group)
    guard let reading = read() else { return nil }
    self.reading = reading
  }

  /// Whether the groups after the first, up to the one that may be a fraction, are thousands.
  private func areThousands(_ upTo: Int) -> Bool {
    guard upTo > 1 else { return true }
    return (1...3).contains(groups[0].count) && groups[0] != "0" && groups[1..<upTo].allSatisfy { $0.count == 3 }
      && Set(marks[..<(upTo - 1)]).count == 1
  }

  private func read() -> Reading? {
    let last = groups.count - 1
    if last == 0 { return groups[0].isEmpty ? nil : .plain }
    guard !groups[last].isEmpty, groups[0].isEmpty == (marks == ["."] && groups[0].isEmpty) else { return nil }
    let mark: DecimalMark? = marks[last - 1] == "." ? .point : marks[last - 1] == "," ? .comma : nil
    if last > 1 {
      if let mark, marks[last - 1] != marks[0], areThousands(last) { return .settled(mark) }
      return areThousands(last + 1) ? .thousands : nil
    }
    guard let mark else { return areThousands(2) ? .thousands : nil }
    let isOpen = groups[1].count == 3 && areThousands(2)
    return mark == .point ? (isOpen ? .openPoint : .plain) : (isOpen ? .openComma : .settled(.comma))
  }

  /// The value with the last group as the fraction, or with no fraction.
  func value(_ decimal: DecimalMark?) -> Double? {
    let digits = decimal == nil ? groups.joined() : groups.dropLast().joined() + "." + groups[groups.count - 1]
    return Double((isNegative ? "-" : "") + (digits.hasPrefix(".") ? "0" : "") + digits)
  }
}
