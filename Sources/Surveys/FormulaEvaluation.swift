/// Works out the value of a formula; total: what has no value is the empty text or not-a-number.
///
/// Each term is worked out once at most, so the time is linear in the formula: `and`, `or`, `if` and `coalesce` leave out what cannot matter.
struct FormulaEvaluation<Context: FormulaContext> {
  let context: Context

  func value(of term: FormulaTerm) -> FormulaValue {
    switch term {
    case .text(let text, _): .text(text)
    case .number(let number, _): .number(number)
    case .own: .nodes([context.own])
    case .reference(let reference): .nodes(context.values(of: reference.name, part: reference.part))
    case .negative(let inner, _): .number(-value(of: inner).double)
    case .operation(let sign, let left, let right): operation(sign, left, right)
    case .call(let function, let arguments, _): call(function, arguments)
    }
  }

  private func operation(_ sign: FormulaOperator, _ left: FormulaTerm, _ right: FormulaTerm) -> FormulaValue {
    switch sign {
    case .or: return .boolean(value(of: left).truth || value(of: right).truth)
    case .and: return .boolean(value(of: left).truth && value(of: right).truth)
    case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return .boolean(FormulaComparison.holds(sign, value(of: left), value(of: right)))
    case .plus: return .number(value(of: left).double + value(of: right).double)
    case .minus: return .number(value(of: left).double - value(of: right).double)
    case .times: return .number(value(of: left).double * value(of: right).double)
    case .div: return .number(value(of: left).double / value(of: right).double)
    case .mod:
      return .number(value(of: left).double.truncatingRemainder(dividingBy: value(of: right).double))
    }
  }

  private func call(_ function: FormulaFunction, _ arguments: [FormulaTerm]) -> FormulaValue {
    func argument(_ place: Int) -> FormulaValue { value(of: arguments[place]) }
    func text(_ place: Int) -> String {
      place < arguments.count ? argument(place).string : context.own
    }
    switch function {
    case .yes: return .boolean(true)
    case .no: return .boolean(false)
    case .not: return .boolean(!argument(0).truth)
    case .boolean: return .boolean(argument(0).truth)
    case .condition: return argument(0).truth ? argument(1) : argument(2)
    case .coalesce:
      let first = single(argument(0))
      return first.string.isEmpty ? single(argument(1)) : first
    case .selected: return .boolean(words(text(0)).contains(text(1)))
    case .countSelected: return .number(Double(words(text(0)).count))
    case .string: return .text(text(0))
    case .stringLength: return .number(Double(text(0).count))
    case .concat: return .text(arguments.flatMap { strings($0) }.joined())
    case .contains: return .boolean(Substrings.found(text(1), in: text(0)))
    case .startsWith: return .boolean(text(0).unicodeScalars.starts(with: text(1).unicodeScalars))
    case .endsWith: return .boolean(text(0).unicodeScalars.reversed().starts(with: text(1).unicodeScalars.reversed()))
    case .substr:
      return .text(
        Substrings.cut(text(0), from: argument(1).double, to: arguments.count > 2 ? argument(2).double : .infinity))
    case .number: return .number(arguments.isEmpty ? FormulaValue.number(in: context.own) : argument(0).double)
    case .int: return .number(argument(0).double.rounded(.towardZero))
    case .round: return .number(FormulaNumbers.round(argument(0).double, arguments.count > 1 ? argument(1).double : 0))
    case .pow: return .number(FormulaNumbers.pow(argument(0).double, argument(1).double))
    case .abs: return .number(argument(0).double.magnitude)
    case .min, .max:
      let numbers = arguments.flatMap { strings($0) }.map(FormulaValue.number(in:))
      guard let first = numbers.first, !numbers.contains(where: \.isNaN) else { return .number(.nan) }
      return .number(numbers.reduce(first) { function == .min ? Swift.min($0, $1) : Swift.max($0, $1) })
    case .sum: return .number(strings(arguments[0]).reduce(0) { $0 + FormulaValue.number(in: $1) })
    case .count: return .number(Double(strings(arguments[0]).count))
    case .today: return .text(context.today.description)
    case .date:
      let value = argument(0)
      if let day = CivilDate(iso: value.string) { return .text(day.description) }
      let days = value.double
      guard days.isFinite, days.magnitude < 4_000_000, let day = CivilDate(daysSince1970: Int(days.rounded(.down)))
      else {
        return .text("")
      }
      return .text(day.description)
    case .regex: return .boolean((try? Pattern.parse(text(1)).matchesWhole(text(0))) ?? false)
    }
  }

  /// Every value of a term: all of a question in a repeat, or the one.
  private func strings(_ term: FormulaTerm) -> [String] {
    let value = value(of: term)
    if case .nodes(let values) = value { return values }
    return [value.string]
  }

  /// The value itself, but the text of the first where there may be several.
  private func single(_ value: FormulaValue) -> FormulaValue {
    if case .nodes = value { return .text(value.string) }
    return value
  }

  private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}

/// Comparisons as XPath 1.0 has them, section 3.4.
enum FormulaComparison {
  static func holds(_ sign: FormulaOperator, _ left: FormulaValue, _ right: FormulaValue) -> Bool {
    switch (left, right) {
    case (.boolean, _), (_, .boolean): truth(sign, left, right)
    case (.nodes(let values), _): values.contains { holds(sign, single($0, right), right) }
    case (_, .nodes(let values)): values.contains { holds(sign, left, single($0, left)) }
    case (.number, _), (_, .number): numbers(sign, left.double, right.double)
    default: texts(sign, left.string, right.string)
    }
  }

  private static func single(_ text: String, _ other: FormulaValue) -> FormulaValue { .text(text) }

  private static func truth(_ sign: FormulaOperator, _ left: FormulaValue, _ right: FormulaValue) -> Bool {
    switch sign {
    case .equal: left.truth == right.truth
    case .unequal: left.truth != right.truth
    default: numbers(sign, left.truth ? 1 : 0, right.truth ? 1 : 0)
    }
  }

  private static func texts(_ sign: FormulaOperator, _ left: String, _ right: String) -> Bool {
    switch sign {
    case .equal: left.unicodeScalars.elementsEqual(right.unicodeScalars)
    case .unequal: !left.unicodeScalars.elementsEqual(right.unicodeScalars)
    default: numbers(sign, FormulaValue.number(in: left), FormulaValue.number(in: right))
    }
  }

  private static func numbers(_ sign: FormulaOperator, _ left: Double, _ right: Double) -> Bool {
    switch sign {
    case .equal: left == right
    case .unequal: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    case .or, .and, .plus, .minus, .times, .div, .mod: false
    }
  }
}

/// Parts of texts, counted in characters.
enum Substrings {
  /// From a place from 0 up to, not with, another; places outside are the ends.
  static func cut(_ text: String, from start: Double, to end: Double) -> String {
    let count = Double(text.count)
    guard !start.isNaN, !end.isNaN else { return "" }
    let from = Int(min(max(start < 0 ? count + start : start, 0), count))
    let to = Int(min(max(end < 0 ? count + end : end, 0), count))
    return from < to ? String(text.dropFirst(from).prefix(to - from)) : ""
  }

  static func found(_ part: String, in text: String) -> Bool {
    let (needle, hay) = (Array(part.utf8), Array(text.utf8))
    guard !needle.isEmpty else { return true }
    guard needle.count <= hay.count else { return false }
    return (0...(hay.count - needle.count)).contains { hay[$0..<($0 + needle.count)].elementsEqual(needle) }
  }
}
