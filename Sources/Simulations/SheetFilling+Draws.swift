internal import Responses
internal import Surveys

/// What a person says to a question, by its kind.
extension SheetFilling {
  /// An answer by chance; nil for none. In a repeat the item's place from 0 is given.
  mutating func draw(_ question: Question, item: Int?) -> Answer? {
    switch question.kind {
    case .selectOne(let set):
      if case .scale(let name) = set.source, let scale = scale(name) {
        return person.rating(question, scale, &chance).map(Answer.choice)
      }
      return person.choice(question, set, &chance)
    case .selectMultiple(let set, let min, let max):
      return person.choices(question, set, min: min, max: max, &chance)
    case .rank(let set, let places): return person.ranking(question, set, places: places, &chance)
    case .allocate(let set, let total): return person.allocation(question, set, total: total, &chance)
    case .matrix(let matrix): return scale(matrix.scale).flatMap { person.grid(question, matrix, $0, &chance) }
    case .range, .integer, .decimal: return person.number(question, &chance)
    case .acknowledge:
      return question.required || chance.happens(person.habits.ticks[question.name] ?? 0.5) ? .acknowledged : nil
    case .text:
      // A remark is made once, so in a repeat it goes to the first item.
      if let text = simulation.assigned[question.name]?[place], item ?? 0 == 0 { return .text(text) }
      return question.required ? .text("Simulated") : nil
    case .date:
      return CivilDate(daysSince1970: simulation.profile.from.daysSince1970 - chance.below(365)).map(Answer.date)
    case .email: return question.required ? .text("nobody@example.org") : nil
    case .note, .calculate, .group, .repeated: return nil
    }
  }

  private func scale(_ name: Name) -> Scale? { simulation.survey.scales.first { $0.name == name } }

  /// Writes beside a choice that takes text, where the habits say what.
  mutating func specify(_ question: Question, _ answer: Answer, on sheet: inout AnswerSheet) {
    let chosen: [Name] =
      switch answer {
      case .choice(let name): [name]
      case .choices(let names): names
      default: []
      }
    for name in chosen where question.choiceSet?[name]?.specify == true {
      guard let texts = person.habits.specifications[question.name]?[name] else { continue }
      sheet[specification: AnswerSheet.Specification(question.name, name)] = chance.element(of: texts)
    }
  }
}
