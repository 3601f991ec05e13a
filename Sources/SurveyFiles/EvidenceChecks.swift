internal import Surveys

extension DefinitionReader {
  /// Whether a question can be the evidence that it is said to be, and which themes it speaks of.
  mutating func checkEvidence(_ question: Question, _ fields: YAMLMapping, within: Name?) {
    guard let evidence = question.evidence, let value = fields["evidence"] else { return }
    if themes.isEmpty {
      error(at: value.place, "There is evidence, but the survey declares no themes", "List them under ‘themes’")
    }
    if let within {
      return error(
        at: value.place, "A question in a repeat cannot be evidence",
        "‘\(question.name)’ stands in ‘\(within)’; move it out")
    }
    switch (evidence, question.kind) {
    case (.need, _), (.importance, _), (.performance, _): checkRating(question, evidence, value.place)
    case (.ranking, .rank(let set, _)), (.votes, .allocate(let set, _)):
      for choice in set.choices {
        if themes.contains(where: { $0.name == choice.name }) {
          evidenced.insert(choice.name)
        } else if !themes.isEmpty {
          error(
            at: fields["choices"]?.place ?? value.place,
            "‘\(choice.name)’ is no theme, so it cannot be ranked or voted for as evidence",
            "Write ‘choices: themes’, or a list of themes")
        }
      }
    case (.comments, .text): evidenced.formUnion(themes.map(\.name))
    case (.ranking, _): error(at: value.place, "Only a question of type ‘rank’ can be evidence of the kind ‘ranking’")
    case (.votes, _): error(at: value.place, "Only a question of type ‘allocate’ can be evidence of the kind ‘votes’")
    case (.comments, _): error(at: value.place, "Only a question of type ‘text’ can be evidence of the kind ‘comments’")
    }
  }

  private mutating func checkRating(_ question: Question, _ evidence: Question.Evidence, _ place: Place) {
    var rated: Scale?
    var lines: [Question.MatrixLine] = []
    switch question.kind {
    case .matrix(let matrix):
      rated = scales.first { $0.name == matrix.scale }
      lines = matrix.rows
    case .selectOne(let set):
      if case .scale(let name) = set.source { rated = scales.first { $0.name == name } }
      lines = [Question.MatrixLine(name: question.name, label: Wording(""), theme: question.theme)]
    default: break
    }
    guard let rated else {
      return error(
        at: place, "Only a ‘matrix’, or a ‘select_one’ with a scale, can be evidence of the kind ‘\(evidence.rawValue)’"
      )
    }
    evidenced.formUnion(lines.compactMap(\.theme))
    if lines.allSatisfy({ $0.theme == nil }) {
      warn(at: place, "This evidence speaks of no theme, and so moves no priority", "Name one with ‘theme’")
    }
    if evidence == .need, lines.contains(where: { ($0.unfavourable ?? rated.unfavourable).isEmpty }) {
      error(
        at: place, "The scale ‘\(rated.name)’ does not say which answers show a need",
        "List them in the scale, or on each row, under ‘unfavourable’")
    }
    if evidence != .need, rated.best == nil {
      error(
        at: place, "The scale ‘\(rated.name)’ does not say which end is the good one",
        "Write ‘best: first’ or ‘best: last’")
    }
  }

  /// Whether the answer that stands there at the start is one that could be given.
  mutating func checkDefault(_ question: Question, _ fields: YAMLMapping) {
    guard let answer = question.defaultAnswer, let value = fields["default"] else { return }
    switch question.kind {
    case .selectOne(let set):
      if case .text(let text) = value { _ = reference(text, "choice", among: set.choices.map(\.name)) }
    case .selectMultiple(let set, _, _), .rank(let set, _):
      for word in answer.split(separator: " ") where !set.choices.contains(where: { $0.name.text == word }) {
        error(at: value.place, "There is no choice ‘\(word)’", "Write names of choices, with spaces between them")
      }
    case .integer where Int(answer) == nil: error(at: value.place, "‘default’ must be a whole number, not ‘\(answer)’")
    case .decimal, .range:
      guard case .text(let text) = value, let number = number(text, "‘default’") else { return }
      if case .range(let range) = question.kind, !(range.start...range.end).contains(number) {
        error(at: value.place, "‘default’ is outside the range")
      }
    case .date where CivilDate(iso: answer) == nil:
      error(at: value.place, "‘default’ is not a day of the calendar", "Write year, month and day, as in 2026-03-31")
    case .matrix, .allocate: error(at: value.place, "A question of this type takes no default")
    default: break
    }
  }
}
