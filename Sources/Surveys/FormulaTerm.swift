/// A node of a formula.
package indirect enum FormulaTerm: Hashable, Sendable {
  case text(String, Range<Int>)
  case number(Double, Range<Int>)
  case reference(FormulaReference)
  /// `.`, the answer that a constraint is about.
  case own(Range<Int>)
  /// With the place of the minus.
  case negative(FormulaTerm, Range<Int>)
  case operation(FormulaOperator, FormulaTerm, FormulaTerm)
  /// With the place of the function's name.
  case call(FormulaFunction, [FormulaTerm], Range<Int>)
}

extension FormulaTerm {
  /// Where it stands in the formula, in UTF-8 bytes from its start; brackets round it do not count, and of a call only its name.
  var span: Range<Int> {
    switch self {
    case .text(_, let span), .number(_, let span), .own(let span), .call(_, _, let span): span
    case .reference(let reference): reference.span
    case .negative(let inner, let sign): sign.lowerBound..<inner.span.upperBound
    case .operation(_, let left, let right): left.span.lowerBound..<right.span.upperBound
    }
  }

  /// Whether it names an answer, of this question or of another.
  var isAnswer: Bool {
    switch self {
    case .reference, .own: true
    case .text, .number, .negative, .operation, .call: false
    }
  }
}

/// An operator between two terms, by its sign; binding as in XPath 1.0, section 3.
package enum FormulaOperator: String, Hashable, Sendable, CaseIterable {
  case or, and
  case equal = "="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case div, mod

  /// How tightly it binds; the higher the tighter.
  var strength: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .unequal: 3
    case .less, .lessOrEqual, .greater, .greaterOrEqual: 4
    case .plus, .minus: 5
    case .times, .div, .mod: 6
    }
  }
}

/// A function of XLSForm's, by its name.
package enum FormulaFunction: String, Hashable, Sendable, CaseIterable {
  case selected, coalesce, regex, contains, substr, concat, number, string, int, round, pow, abs, min, max, sum, count,
    today
  case date, boolean, not
  case countSelected = "count-selected"
  case condition = "if"
  case stringLength = "string-length"
  case startsWith = "starts-with"
  case endsWith = "ends-with"
  case yes = "true"
  case no = "false"

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .today, .yes, .no: 0...0
    case .countSelected, .int, .abs, .sum, .count, .boolean, .not, .date: 1...1
    case .number, .string, .stringLength: 0...1
    case .selected, .contains, .startsWith, .endsWith, .pow, .regex: 2...2
    case .round: 1...2
    case .substr: 2...3
    case .condition: 3...3
    case .coalesce: 2...2
    case .concat: 1...100
    case .min, .max: 1...100
    }
  }
}
