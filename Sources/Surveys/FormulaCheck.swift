/// Finds what is wrong with a formula before anyone answers: names and choices that do not exist, and types that cannot fit.
///
/// One walk over the terms, which also gives each its type; linear in the formula but for looking up names.
struct FormulaCheck<Scope: FormulaScope> {
  let scope: Scope
  /// In the order in which the walk finds them.
  private(set) var faults: [FormulaFault] = []

  init(scope: Scope) { self.scope = scope }

  /// The type of the term; adds what is wrong with it and with all that stands in it.
  mutating func look(at term: FormulaTerm) -> FormulaType {
    switch term {
    case .text: return .text
    case .number: return .number
    case .reference(let reference): return look(at: reference)
    case .own(let span): return own(span, "‘.’ is this question's own answer, and there is none here")
    case .negative(let inner, _):
      let type = look(at: inner)
      number(inner, type, for: "-")
      return .number
    case .operation(let sign, let left, let right):
      let types = (look(at: left), look(at: right))
      switch sign {
      case .or, .and:
        truth(of: left, types.0)
        truth(of: right, types.1)
        return .boolean
      case .plus, .minus, .times, .div, .mod:
        number(left, types.0, for: sign.rawValue)
        number(right, types.1, for: sign.rawValue)
        return .number
      case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual:
        compare(sign, left, types.0, right, types.1)
        return .boolean
      }
    case .call(let function, let arguments, let span): return call(function, arguments, span)
    }
  }

  mutating func fail(_ span: Range<Int>, _ message: String, _ notes: String?...) {
    faults.append(FormulaFault(span: span, message: message, notes: notes.compactMap { $0 }))
  }

  mutating func warn(_ span: Range<Int>, _ message: String, _ note: String) {
    faults.append(FormulaFault(span: span, message: message, notes: [note], severity: .warning))
  }

  private mutating func look(at reference: FormulaReference) -> FormulaType {
    if let type = scope.type(of: reference.name, part: reference.part) { return type }
    let name = reference.name.text + (reference.part.map { ".\($0)" } ?? "")
    let near = Spelling.nearest(to: name, among: scope.names)
    fail(
      reference.span, "There is no question ‘\(name)’ before this one",
      near.map { "did you mean ‘${\($0)}’?" } ?? "Write the name of a question that stands before it")
    return .unknown
  }

  private mutating func own(_ span: Range<Int>, _ message: String) -> FormulaType {
    if let type = scope.ownType { return type }
    fail(span, message, "Write the question that is meant as ${name}")
    return .unknown
  }

  /// A choice that is written out must be among those of the question.
  mutating func offered(_ text: some StringProtocol, _ names: [Name], _ span: Range<Int>) {
    guard !text.isEmpty, !names.contains(where: { $0.text == text }) else { return }
    let near = Spelling.nearest(to: String(text), among: names.map(\.text))
    fail(
      span, "The question has no choice ‘\(text)’",
      near.map { "did you mean ‘\($0)’?" } ?? "Its choices are: \(names.map(\.text).joined(separator: ", "))")
  }

  private mutating func call(
    _ function: FormulaFunction, _ arguments: [FormulaTerm], _ span: Range<Int>
  ) -> FormulaType {
    let types = arguments.map { look(at: $0) }
    for place in function.numbers.clamped(to: arguments.indices) {
      number(arguments[place], types[place], for: function.rawValue)
    }
    switch function {
    case .number, .string, .stringLength:
      if arguments.isEmpty {
        _ = own(span, "‘\(function.rawValue)()’ looks at this question's own answer, and there is none here")
      }
    case .selected, .countSelected: selection(function, arguments, types)
    case .regex: pattern(arguments[1], span)
    case .date: dated(arguments[0], types[0])
    case .coalesce: return either((arguments[0], types[0]), (arguments[1], types[1]))
    case .not, .boolean: truth(of: arguments[0], types[0])
    case .condition:
      truth(of: arguments[0], types[0])
      return either((arguments[1], types[1]), (arguments[2], types[2]))
    default: break
    }
    return function.result ?? .unknown
  }

  /// The type of one value or the other; the empty text stands for no answer, and a choice that is written out for one more choice.
  private func either(_ one: (FormulaTerm, FormulaType), _ other: (FormulaTerm, FormulaType)) -> FormulaType {
    // An answer says ‘true’ or ‘false’ as a text.
    if [one, other].contains(where: { $0.0.isAnswer && $0.1.single == .boolean }) { return .unknown }
    switch (one, other) {
    case ((.text("", _), _), (_, let type)), ((_, let type), (.text("", _), _)): return type
    case ((.text(let text, _), _), (_, let type)), ((_, let type), (.text(let text, _), _)):
      guard type.names != nil, let name = Name(text) else { return .unknown }
      return type.or(.choice([name]))
    default: return one.1.or(other.1)
    }
  }

  /// What `date()` is given must be a day, or a number of days.
  private mutating func dated(_ term: FormulaTerm, _ type: FormulaType) {
    switch type.single {
    case .choice, .choices, .boolean:
      fail(
        term.span, "\(subject(term, leads: true)) is no day, and ‘date’ reads days", "Write a date as in '2026-03-31'")
    default: day(term, numbersCount: true)
    }
  }

  private mutating func pattern(_ term: FormulaTerm, _ span: Range<Int>) {
    guard case .text(let pattern, let place) = term else {
      return fail(span, "The pattern of ‘regex’ must be a text in quotation marks", "Write it out, as in '[A-Z]+'")
    }
    do throws(PatternFault) { _ = try Pattern.parse(pattern) } catch {
      fail(place, "This pattern cannot be used: \(error.message)")
    }
  }

  private mutating func selection(_ function: FormulaFunction, _ arguments: [FormulaTerm], _ types: [FormulaType]) {
    let question = arguments[0]
    switch (question, types[0].single) {
    case (_, .choice(let names)), (_, .choices(let names)):
      guard function == .selected else { return }
      switch (arguments[1], types[1].single) {
      case (.text(let text, let span), _): offered(text, names, span)
      case (.number(let number, let span), _): offered(FormulaValue.text(of: number), names, span)
      case (_, .choice(let others)), (_, .choices(let others)): share(question, names, arguments[1], others)
      default: break
      }
    case (_, .number), (_, .date), (_, .boolean):
      fail(
        question.span, "‘\(function.rawValue)’ works on a question with choices", "Compare this one with = < or >")
    case (.reference, .text), (.own, .text):
      fail(
        question.span, "‘\(function.rawValue)’ works on a question with choices, and this one takes a text",
        "Compare it with =, or look for a part of it with contains()")
    default: break
    }
  }
}
