internal import Surveys

/// What a formula sees of a sheet: the relevant answers that stand before it, in its own item first.
struct SheetContext: FormulaContext {
  let index: QuestionIndex
  /// The sheet of the whole response, then that of the item in which the formula stands, if it stands in one.
  let scopes: [AnswerSheet]
  /// The repeat of each scope after the first.
  let repeats: [Name]
  let own: String
  let today: CivilDate

  /// Constant, but linear in the items where a repeat is looked at from outside.
  func values(of name: Name, part: Name?) -> [String] {
    guard let entry = index[name] else { return [] }
    if let repeated = entry.repeated {
      if let depth = repeats.lastIndex(of: repeated) { return [value(of: name, part, on: scopes[depth + 1])] }
      return items(of: repeated).map { value(of: name, part, on: $0) }
    }
    // A repeat stands for its items, so that `count(${repeat})` says how many there are.
    if case .repeated = entry.question.kind { return items(of: name).indices.map { String($0 + 1) } }
    return [value(of: name, part, on: scopes[0])]
  }

  private func items(of repeated: Name) -> [AnswerSheet] {
    for scope in scopes.reversed() {
      if case .items(let items)? = scope[repeated] { return items }
    }
    return []
  }

  private func value(of name: Name, _ part: Name?, on sheet: AnswerSheet) -> String {
    if let part { return AnswerText.value(of: name, part: part, on: sheet) }
    return AnswerText.value(of: sheet[name])
  }
}

extension FormulaValue {
  /// The answer to a `calculate` with this value; nil for the empty text.
  var answer: Answer? {
    let text: String
    switch self {
    case .boolean(let truth): return .calculated(.boolean(truth))
    case .number(let number): return .calculated(.number(number))
    case .text(let own): text = own
    case .nodes(let nodes): text = nodes.first ?? ""
    }
    return AnswerText.isBlank(text) ? nil : .calculated(.text(text))
  }
}
