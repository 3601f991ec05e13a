package import Responses
package import Surveys

extension Phrases {
  /// A condition in words that can stand after "only if", such as "you answered question 3"; nil where it is not a plain comparison, or several.
  ///
  /// Told are comparisons of an answer with a choice or a value, `selected`, `not`, and any number of these joined by `and` alone or `or` alone.
  package func condition(_ formula: Formula, index: QuestionIndex, numbers: PaperNumbers) -> String? {
    ConditionWords(phrases: self, index: index, numbers: numbers).words(for: formula.root)
  }
}

/// Words a formula for somebody with a pen in the hand.
private struct ConditionWords {
  let phrases: Phrases
  let index: QuestionIndex
  let numbers: PaperNumbers

  func words(for term: FormulaTerm, isNegated: Bool = false) -> String? {
    switch term {
    case .operation(.and, _, _): isNegated ? nil : joined(term, by: .and, .ifAll)
    case .operation(.or, _, _): isNegated ? nil : joined(term, by: .or, .ifAny)
    case .operation(let sign, let left, let right):
      if let reference = left.asked, let sign = isNegated ? sign.negated : sign {
        comparison(reference, sign, right)
      } else if let reference = right.asked, let sign = isNegated ? sign.negated : sign.flipped {
        comparison(reference, sign, left)
      } else {
        nil
      }
    case .call(.not, let arguments, _) where arguments.count == 1: words(for: arguments[0], isNegated: !isNegated)
    case .call(.selected, let arguments, _):
      if arguments.count == 2, let reference = arguments[0].asked, case .text(let choice, _) = arguments[1] {
        said(isNegated ? .ifNotChosen : .ifChosen, reference, label(of: choice, in: reference))
      } else {
        nil
      }
    default: nil
    }
  }

  /// The parts of a row of `and`s or of `or`s, each told and none of the other kind within.
  private func joined(_ term: FormulaTerm, by sign: FormulaOperator, _ phrase: Phrase) -> String? {
    guard case .operation(sign, let left, let right) = term else {
      if case .operation(let other, _, _) = term, other == .and || other == .or { return nil }
      return words(for: term)
    }
    guard let first = joined(left, by: sign, phrase), let second = joined(right, by: sign, phrase) else { return nil }
    return phrases(phrase, ["first": first, "second": second])
  }

  private func comparison(_ reference: FormulaReference, _ sign: FormulaOperator, _ value: FormulaTerm) -> String? {
    guard let question = index[reference.name]?.question else { return nil }
    switch (sign, value) {
    case (.equal, .text("", _)) where reference.part == nil: return said(.ifUnanswered, reference, "")
    case (.unequal, .text("", _)) where reference.part == nil: return said(.ifAnswered, reference, "")
    case (.equal, .text(let text, _)), (.unequal, .text(let text, _)):
      if question.kind == .acknowledge, text == "true" {
        return said(sign == .equal ? .ifTicked : .ifNotTicked, reference, "")
      }
      if case .matrix(let matrix) = question.kind {
        guard let row = matrix.rows.first(where: { $0.name == reference.part }),
          let choice = matrix.choices.first(where: { $0.name.text == text })
        else { return nil }
        return said(
          sign == .equal ? .ifRowIs : .ifRowIsNot, reference, choice.label.text(in: phrases.language),
          row: row.label.text(in: phrases.language))
      }
      return reference.part == nil
        ? said(sign == .equal ? .ifIs : .ifIsNot, reference, label(of: text, in: reference)) : nil
    case (_, .number(let number, _)) where reference.part == nil && question.takesNumber:
      let phrases: [FormulaOperator: Phrase] = [
        .equal: .ifIs, .unequal: .ifIsNot, .less: .ifLess, .lessOrEqual: .ifAtMost, .greater: .ifMore,
        .greaterOrEqual: .ifAtLeast,
      ]
      return phrases[sign].flatMap { said($0, reference, FormulaValue.number(number).string) }
    default: return nil
    }
  }

  private func said(_ phrase: Phrase, _ reference: FormulaReference, _ answer: String?, row: String = "") -> String? {
    guard let number = numbers[reference.name], let answer else { return nil }
    return phrases(phrase, ["number": String(number), "answer": answer, "row": row])
  }

  /// The label of a choice; the text itself where the question has no choices, nil where it has no such one.
  private func label(of text: String, in reference: FormulaReference) -> String? {
    guard let set = index[reference.name]?.question.choiceSet else { return text }
    return Name(text).flatMap { set[$0] }?.label.text(in: phrases.language)
  }
}

extension FormulaTerm {
  /// The answer of another question that the term is, and nothing else.
  fileprivate var asked: FormulaReference? {
    if case .reference(let reference) = self { reference } else { nil }
  }
}

extension FormulaOperator {
  /// The same with its sides changed.
  fileprivate var flipped: FormulaOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }

  /// What holds where it does not; nil for an order, of which neither holds where nothing was answered.
  fileprivate var negated: FormulaOperator? {
    switch self {
    case .equal: .unequal
    case .unequal: .equal
    default: nil
    }
  }
}

extension Question {
  fileprivate var takesNumber: Bool {
    switch kind {
    case .integer, .decimal, .range: true
    default: false
    }
  }
}
