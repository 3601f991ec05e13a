package import Surveys

extension FieldTable {
  /// The keys that a question of a type may have, the common ones first.
  package static func question(_ type: QuestionType) -> FieldTable {
    let common: [Field] = [
      .must("name", .name), .must("type", .word(QuestionType.self)),
      needsLabel(type) ? .must("label", .wording) : .may("label", .wording), .may("relevant", .formula),
    ]
    let around: [Field] =
      switch type {
      case .calculate: []
      case .note, .group, .repeated: [.may("hint", .wording), .may("appearance", .text)]
      case .text:
        answered.map { $0.key == "appearance" ? .may("appearance", .word(["multiline"])) : $0 }
      default: answered
      }
    return FieldTable(common + around + own(type))
  }

  private static func needsLabel(_ type: QuestionType) -> Bool {
    type != .calculate && type != .group && type != .repeated
  }

  /// What every question has that is answered.
  private static let answered: [Field] = [
    .may("hint", .wording), .may("required", .flag), .may("required_message", .wording), .may("constraint", .formula),
    .may("constraint_message", .wording), .may("default", .text), .may("appearance", .text),
  ]

  private static let evidence = Field.may("evidence", .word(Question.Evidence.self))
  private static let theme = Field.may("theme", .name)
  private static let questions = Field.must("questions", .list(.question, least: 1))

  /// What only that type has.
  private static func own(_ type: QuestionType) -> [Field] {
    switch type {
    // Choices or a scale, one of them.
    case .selectOne: [.may("choices", .choices), .may("scale", .name), evidence, theme]
    case .selectMultiple:
      [.must("choices", .choices), .may("min", .whole(from: 0)), .may("max", .whole(from: 1)), evidence, theme]
    case .rank: [.must("choices", .choices), .may("max", .whole(from: 1)), evidence]
    case .allocate: [.must("choices", .choices), .must("total", .whole(from: 1, to: 1_000_000)), evidence]
    case .matrix: [.must("scale", .name), .must("rows", .entries(.row)), evidence, theme]
    case .range:
      [
        .must("start", .number()), .must("end", .number()), .may("step", .number(above: 0)),
        .may("start_label", .wording), .may("end_label", .wording),
      ]
    case .integer, .decimal, .date, .email, .note: []
    case .text: [.may("max_length", .whole(from: 1, to: 100_000)), evidence, theme]
    case .acknowledge: [.may("permits", .word(Question.Permission.self))]
    case .calculate: [.must("calculation", .formula)]
    case .group: [questions]
    case .repeated:
      [questions, .may("min", .whole(from: 0)), .may("max", .whole(from: 1)), .may("item_label", .wording)]
    }
  }
}
