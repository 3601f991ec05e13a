extension FormulaTerm {
  /// Whether nothing that is answered, and no day, can change its value.
  var isConstant: Bool {
    switch self {
    case .text, .number: true
    case .reference, .own: false
    case .negative(let inner, _): inner.isConstant
    case .operation(_, let left, let right): left.isConstant && right.isConstant
    case .call(.today, _, _): false
    // Without an argument these look at the question's own answer.
    case .call(.number, let arguments, _), .call(.string, let arguments, _), .call(.stringLength, let arguments, _):
      !arguments.isEmpty && arguments.allSatisfy(\.isConstant)
    case .call(_, let arguments, _): arguments.allSatisfy(\.isConstant)
    }
  }

  /// The conditions in it that are always true or always false, as warnings; `true()` and `false()` are meant so.
  ///
  /// - Parameter isCondition: whether the term as a whole says yes or no.
  func constants(isCondition: Bool) -> [FormulaFault] {
    if isConstant {
      guard isCondition || saysYesOrNo, !isPlainTruth else { return [] }
      return [always]
    }
    switch self {
    case .text, .number, .reference, .own: return []
    case .negative(let inner, _): return inner.constants(isCondition: false)
    case .operation(let sign, let left, let right):
      let joins = sign == .and || sign == .or
      return left.constants(isCondition: joins) + right.constants(isCondition: joins)
    case .call(let function, let arguments, _):
      return arguments.enumerated().flatMap { place, argument in
        argument.constants(isCondition: place == 0 && [.not, .boolean, .condition].contains(function))
      }
    }
  }

  private var saysYesOrNo: Bool {
    switch self {
    case .operation(let sign, _, _): sign.strength <= FormulaOperator.less.strength
    case .call(let function, _, _): function.result == .boolean
    default: false
    }
  }

  private var isPlainTruth: Bool {
    switch self {
    case .call(.yes, _, _), .call(.no, _, _): true
    case .call(.not, let arguments, _): arguments.allSatisfy(\.isPlainTruth)
    default: false
    }
  }

  private var always: FormulaFault {
    let truth = CivilDate(daysSince1970: 0).map {
      FormulaEvaluation(context: NoAnswers(today: $0)).value(of: self).truth
    }
    let note =
      if let quoted { "Write ${\(quoted)} without quotation marks to look at the answer" } else if case .text = self {
        "Compare it with a question, as in ${name} = 'text'"
      } else { "Name the question that is meant as ${name}, or leave this out" }
    return FormulaFault(
      span: span, message: "This is always \(truth ?? false ? "true" : "false"), whatever is answered", notes: [note],
      severity: .warning)
  }

  /// The name in a text such as `'${name}'`; nil where there is none.
  var quoted: String? {
    switch self {
    case .text(let text, _):
      text.hasPrefix("${") && text.hasSuffix("}") ? String(text.dropFirst(2).dropLast()) : nil
    case .number, .reference, .own: nil
    case .negative(let inner, _): inner.quoted
    case .operation(_, let left, let right): left.quoted ?? right.quoted
    case .call(_, let arguments, _): arguments.lazy.compactMap(\.quoted).first
    }
  }
}

/// What a formula without references is evaluated with.
private struct NoAnswers: FormulaContext {
  let today: CivilDate
  var own: String { "" }
  func values(of name: Name, part: Name?) -> [String] { [] }
}
