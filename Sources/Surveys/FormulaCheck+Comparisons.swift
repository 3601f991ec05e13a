extension FormulaCheck {
  /// Whether two terms can be compared by the sign, and the terms that order needs as numbers are numbers.
  mutating func compare(
    _ sign: FormulaOperator, _ left: FormulaTerm, _ leftType: FormulaType, _ right: FormulaTerm,
    _ rightType: FormulaType
  ) {
    let before = faults.count
    constant(right, rightType, against: left, leftType, sign)
    constant(left, leftType, against: right, rightType, sign)
    guard faults.count == before else { return }
    if sign == .equal || sign == .unequal {
      if let one = leftType.names, let other = rightType.names { share(left, one, right, other) }
      guard faults.count == before else { return }
      several(sign, left, leftType, right, rightType)
      several(sign, right, rightType, left, leftType)
      if rightType == .boolean, !right.isAnswer { truth(of: left, leftType) }
      if leftType == .boolean, !left.isAnswer { truth(of: right, rightType) }
    } else {
      number(left, leftType, for: sign.rawValue)
      number(right, rightType, for: sign.rawValue)
    }
  }

  /// Whether what is written out can be the value of the term that it is compared with.
  private mutating func constant(
    _ constant: FormulaTerm, _ type: FormulaType, against term: FormulaTerm, _ termType: FormulaType,
    _ sign: FormulaOperator
  ) {
    let isEquality = sign == .equal || sign == .unequal
    switch (termType.single, constant) {
    case (.date, _): day(constant, numbersCount: !isEquality)
    case (.boolean, .text(let text, let span)): truth(text, span, against: term)
    case (.boolean, .number(let number, let span)) where isEquality:
      guard term.isAnswer else { return }
      truth(FormulaValue.text(of: number), span, against: term)
    case (.number, .text(let text, let span)) where isEquality:
      guard !text.isEmpty, !["NaN", "Infinity", "-Infinity"].contains(text), FormulaValue.number(in: text).isNaN else {
        return
      }
      fail(span, "‘\(text)’ is not a number, and \(subject(term)) is", "Write a number, with a point before decimals")
    case (.choice(let names), .text(let text, let span)) where isEquality: offered(text, names, span)
    case (.choices(let names), .text(let text, let span)) where isEquality:
      for word in text.split(separator: " ") { offered(word, names, span) }
    case (.choice(let names), .number(let number, let span)) where isEquality,
      (.choices(let names), .number(let number, let span)) where isEquality:
      offered(FormulaValue.text(of: number), names, span)
    case (.choice, _) where isEquality, (.choices, _) where isEquality:
      guard type.single == .number || type.single == .date else { return }
      fail(
        constant.span, "This is a \(type.single == .date ? "date" : "number"), and \(subject(term)) is a choice",
        "Compare a choice with its name in quotation marks")
    default: break
    }
  }

  private mutating func truth(_ text: String, _ span: Range<Int>, against term: FormulaTerm) {
    if term.isAnswer {
      guard !["", "true", "false"].contains(text) else { return }
      fail(
        span, "\(subject(term, leads: true)) is ‘true’ or ‘false’, never ‘\(text)’",
        "Write 'true' for what holds or is ticked")
    } else if text != "true" {
      // XPath takes any text but the empty one for true, 'false' too.
      fail(
        span, "What holds or does not hold cannot be compared with this text",
        "Write the condition alone, or put not( ) round it for its opposite")
    }
  }

  /// What may be several choices is seldom exactly the one that it is compared with.
  private mutating func several(
    _ sign: FormulaOperator, _ question: FormulaTerm, _ type: FormulaType, _ other: FormulaTerm,
    _ otherType: FormulaType
  ) {
    guard case .choices = type.single else { return }
    let choice: String
    switch (other, otherType.single) {
    case (.text("", _), _): return
    case (.text(let text, _), _): choice = text.contains(" ") ? "…" : "'\(text)'"
    case (_, .choice): choice = written(other)
    default: return
    }
    let asked = "selected(\(written(question)), \(choice))"
    let (rule, advice) =
      sign == .equal
      ? ("‘=’ holds only if nothing else is chosen", "‘\(asked)’ holds if it is one of them")
      : ("‘!=’ holds, too, if something else is chosen with it", "‘not(\(asked))’ holds if it is none of them")
    warn(question.span, "\(subject(question, leads: true)) can be several choices, and \(rule)", advice)
  }

  /// Where the term says whether something holds; XPath takes every text but the empty one for true, so a calculation's ‘false’, too.
  mutating func truth(of term: FormulaTerm, _ type: FormulaType) {
    guard case .reference(let reference) = term, type.single == .boolean, scope.isCalculated(reference.name) else {
      return
    }
    warn(
      term.span, "\(subject(term, leads: true)) is ‘true’ or ‘false’, and either counts as true here",
      "Write \(written(term)) = 'true'")
  }

  /// Two questions that are compared must have a choice in common.
  mutating func share(_ one: FormulaTerm, _ names: [Name], _ other: FormulaTerm, _ others: [Name]) {
    guard !others.isEmpty, Set(names).isDisjoint(with: others) else { return }
    fail(
      other.span,
      "\(subject(one, leads: true)) and \(subject(other)) have no choice in common, and so are never the same",
      "The choices of \(subject(one)) are: \(names.map(\.text).joined(separator: ", "))",
      "The choices of \(subject(other)) are: \(others.map(\.text).joined(separator: ", "))")
  }

  /// How a sentence speaks of a term, which may lead it.
  func subject(_ term: FormulaTerm, leads: Bool = false) -> String {
    term.isAnswer ? "‘\(written(term))’" : leads ? "This" : "this"
  }

  /// An answer as a formula names it; dots for anything else.
  func written(_ term: FormulaTerm) -> String {
    switch term {
    case .reference(let reference): "${\(reference.name)\(reference.part.map { ".\($0)" } ?? "")}"
    case .own: "."
    default: "…"
    }
  }
}
