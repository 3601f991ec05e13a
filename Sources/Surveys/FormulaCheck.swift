/// Finds what is wrong with a formula before anyone answers: names and choices that do not exist, and types that cannot fit.
struct FormulaCheck<Scope: FormulaScope> {
  let scope: Scope
  /// In the order of the text.
  private(set) var faults: [FormulaFault] = []

  init(scope: Scope) { self.scope = scope }

  mutating func look(at term: FormulaTerm) {
    switch term {
    case .text, .number: break
    case .reference(let reference): known(reference)
    case .own(let span):
      if scope.ownType == nil {
        fail(
          span, "‘.’ is this question's own answer, and there is none here",
          "Write the question that is meant as ${name}")
      }
    case .negative(let inner): look(at: inner)
    case .operation(let sign, let left, let right):
      look(at: left)
      look(at: right)
      if sign == .equal || sign == .unequal {
        compare(left, right)
        compare(right, left)
      }
    case .call(let function, let arguments, let span): call(function, arguments, span)
    }
  }

  private mutating func fail(_ span: Range<Int>, _ message: String, _ notes: String...) {
    faults.append(FormulaFault(span: span, message: message, notes: notes))
  }

  private mutating func known(_ reference: FormulaReference) {
    guard scope.type(of: reference.name, part: reference.part) == nil else { return }
    let name = reference.name.text + (reference.part.map { ".\($0)" } ?? "")
    let near = Spelling.nearest(to: name, among: scope.names)
    faults.append(
      FormulaFault(
        span: reference.span, message: "There is no question ‘\(name)’ before this one",
        notes: near.map { ["did you mean ‘${\($0)}’?"] } ?? []))
  }

  private func type(of term: FormulaTerm) -> FormulaType? {
    switch term {
    case .reference(let reference): scope.type(of: reference.name, part: reference.part)
    case .own: scope.ownType
    default: nil
    }
  }

  /// A choice question compared with a text must name one of its choices.
  private mutating func compare(_ left: FormulaTerm, _ right: FormulaTerm) {
    guard case .text(let text, let span) = right, case .choice(let names)? = type(of: left) else { return }
    offered(text, names, span)
  }

  private mutating func offered(_ text: String, _ names: [Name], _ span: Range<Int>) {
    guard !text.isEmpty, !names.contains(where: { $0.text == text }) else { return }
    let near = Spelling.nearest(to: text, among: names.map(\.text))
    faults.append(
      FormulaFault(
        span: span, message: "The question has no choice ‘\(text)’",
        notes: near.map { ["did you mean ‘\($0)’?"] } ?? [
          "Its choices are: \(names.map(\.text).joined(separator: ", "))"
        ]))
  }

  private mutating func call(_ function: FormulaFunction, _ arguments: [FormulaTerm], _ span: Range<Int>) {
    for argument in arguments { look(at: argument) }
    switch function {
    case .selected, .countSelected:
      switch type(of: arguments[0]) {
      case .choice(let names)?, .choices(let names)?:
        if function == .selected, case .text(let text, let span) = arguments[1] { offered(text, names, span) }
      case .number?, .date?, .boolean?:
        fail(span, "‘\(function.rawValue)’ works on a question with choices", "Compare this one with = < or >")
      default: break
      }
    case .regex:
      guard case .text(let pattern, let place) = arguments[1] else {
        return fail(span, "The pattern of ‘regex’ must be a text in quotation marks")
      }
      do throws(PatternFault) { _ = try Pattern.parse(pattern) } catch {
        fail(place, "This pattern cannot be used: \(error.message)")
      }
    default: break
    }
  }
}
