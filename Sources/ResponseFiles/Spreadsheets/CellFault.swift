/// Why a cell cannot be understood.
package enum CellFault: Error, Hashable, Sendable {
  /// The text, or the part of it, that is none of the choices.
  case unknownChoice(String)
  case notANumber
  /// It could have a comma before its fraction or between its thousands.
  case ambiguousNumber
  case notADate
  /// It could have the day first or the month first.
  case ambiguousDate
  /// Neither a tick nor its absence.
  case notATick
  /// No place among as many items as there are.
  case notAPlace
  /// Two items hold the same place, or a place before it is held by none.
  case brokenRanking(String)
  /// Not what stands in such a column; says what does.
  case wrongFact(String)

  /// What is wrong with a cell of that text and what to do, without a full stop.
  package func message(in cell: String) -> String {
    switch self {
    case .unknownChoice(let text) where text == cell.trimmingBlanks:
      "no choice of this question; say under ‘values’ of a mapping what it means"
    case .unknownChoice(let text):
      "‘\(text.brief)’ is no choice of this question; say under ‘values’ of a mapping what it means"
    case .notANumber: "this is no number; write one, or say under ‘values’ of a mapping what it means"
    case .ambiguousNumber:
      "the comma could stand before a fraction or between thousands; say ‘decimal: comma’ or ‘decimal: point’ in a mapping"
    case .notADate: "this is no date; write one such as 2016-01-31"
    case .ambiguousDate: "day and month could stand either way round; say ‘dates: dmy’ or ‘dates: mdy’ in a mapping"
    case .notATick: "this is neither a tick, such as 1 or yes, nor none; say under ‘values’ of a mapping what it means"
    case .notAPlace: "this is no place; write a whole number from 1, or leave the cell blank"
    case .brokenRanking(let detail): "\(detail); give every item that is ranked a place of its own, from 1 on"
    case .wrongFact(let expected): "here stands \(expected); mend the cell, or ignore the column in a mapping"
    }
  }
}

extension String {
  /// The text on one line, cut after 60 characters.
  package var brief: String {
    let line = split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count <= 60 ? line : line.prefix(59) + "…"
  }
}

extension String {
  /// Whether there is nothing in it but blanks.
  var isAllBlank: Bool {
    if let first = utf8.first, (0x21...0x7E).contains(first) { return false }
    return allSatisfy(\.isWhitespace)
  }
}
