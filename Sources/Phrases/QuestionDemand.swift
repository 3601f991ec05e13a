internal import Responses
package import Surveys

extension Phrases {
  /// What an answer may be, such as "Choose up to 3"; nil where the question says it all, or the author's hint says it in the same words.
  package func demand(of question: Question, beside hint: String? = nil) -> String? {
    guard let demand = demand(question) else { return nil }
    guard let hint else { return demand }
    let said = hint.hasSuffix(".") ? hint.dropLast() : Substring(hint)
    return LooseText.folded(said) == LooseText.folded(demand) ? nil : demand
  }

  private func demand(_ question: Question) -> String? {
    switch question.kind {
    case .selectOne: self(.chooseOne)
    case .selectMultiple(_, let min?, let max?):
      self(.chooseFromTo, ["min": String(min), "max": String(max)])
    case .selectMultiple(_, let min?, nil):
      counted(min, one: .chooseAtLeastOne, many: .chooseAtLeast, name: "min")
    case .selectMultiple(_, nil, let max?):
      counted(max, one: .chooseAtMostOne, many: .chooseAtMost, name: "max")
    case .selectMultiple: self(.chooseSeveral)
    case .rank(_, let places): counted(places, one: .rankFirst, many: .rankUpTo, name: "max")
    case .allocate(_, let total):
      counted(total, one: .shareOutOne, many: question.required ? .shareOut : .shareOutUpTo, name: "total")
    case .range(let range): self.range(range)
    case .integer: self(.numberWhole)
    case .decimal: self(.numberAny)
    case .date: self(.dateHint)
    case .email: self(.emailHint)
    case .text(true, let max): self(.multilineHint, ["max": String(max)])
    default: nil
    }
  }

  private func range(_ range: Question.NumberRange) -> String {
    let ends = self(.numberFromTo, ["min": AnswerText.number(range.start), "max": AnswerText.number(range.end)])
    let named = [(range.start, range.startLabel), (range.end, range.endLabel)].compactMap { number, label in
      label.map { "\(AnswerText.number(number)): \($0.text(in: language))" }
    }
    return named.isEmpty ? ends : "\(ends) (\(named.joined(separator: "; ")))"
  }
}
