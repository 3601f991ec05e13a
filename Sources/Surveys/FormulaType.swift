/// The type of what a reference names, or of what a formula works out.
package enum FormulaType: Hashable, Sendable {
  /// A text is one that a person types or that stands in the formula itself.
  case number, text, date, boolean
  /// One choice of the list.
  case choice([Name])
  /// Several choices of the list, as names with spaces between them.
  case choices([Name])
  /// One value for each item of a repeat.
  indirect case many(FormulaType)
  /// Not to be told before anyone answers, as of a text that is put together: it may be a number or the names of choices.
  case unknown
}

extension FormulaType {
  /// The type of one of the values, where there are many.
  package var single: FormulaType {
    if case .many(let inner) = self { return inner.single }
    return self
  }

  /// The choices that the value is among; nil for what is no choice.
  var names: [Name]? {
    switch single {
    case .choice(let names), .choices(let names): names
    default: nil
    }
  }

  /// The type of a value that is of the one type or the other: choices of both lists, or unknown where nothing else fits.
  func or(_ other: FormulaType) -> FormulaType {
    switch (single, other.single) {
    case (let one, let other) where one == other: return one
    case (.choice(let one), .choice(let other)): return .choice(FormulaType.union(one, other))
    case (.choice(let one), .choices(let other)), (.choices(let one), .choice(let other)),
      (.choices(let one), .choices(let other)):
      return .choices(FormulaType.union(one, other))
    default: return .unknown
    }
  }

  private static func union(_ one: [Name], _ other: [Name]) -> [Name] {
    let known = Set(one)
    return one + other.filter { !known.contains($0) }
  }
}

extension FormulaFunction {
  /// The type of its value; nil where that is the type of an argument.
  var result: FormulaType? {
    switch self {
    case .selected, .contains, .startsWith, .endsWith, .regex, .not, .boolean, .yes, .no: .boolean
    case .countSelected, .stringLength, .number, .int, .round, .pow, .abs, .min, .max, .sum, .count: .number
    case .today, .date: .date
    case .string, .substr, .concat: .unknown
    case .coalesce, .condition: nil
    }
  }

  /// The places of the arguments that must be numbers.
  var numbers: Range<Int> {
    switch self {
    case .number, .int, .round, .pow, .abs, .min, .max, .sum: 0..<100
    case .substr: 1..<3
    default: 0..<0
    }
  }
}
