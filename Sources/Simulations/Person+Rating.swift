internal import Responses
internal import Surveys

/// How a person rates: statements, importance and performance.
extension Person {
  /// The rows of a matrix that the person answers; nil for none. Linear in rows and choices.
  func grid(_ question: Question, _ matrix: Question.Matrix, _ scale: Scale, _ chance: inout Chance) -> Answer? {
    var ratings: [Answer.Rating] = []
    for row in matrix.rows {
      let skipped = chance.happens(habits.skipsRow) && !question.required
      let rated = rating(question, row: row, scale, &chance)
      if !skipped, let rated { ratings.append(Answer.Rating(row.name, rated)) }
    }
    return ratings.isEmpty ? nil : .grid(ratings)
  }

  /// A choice of the scale for a question, or for a row of a matrix.
  func rating(
    _ question: Question, row: Question.MatrixLine? = nil, _ scale: Scale, _ chance: inout Chance
  ) -> Name? {
    let off = scale.choices.filter(\.notApplicable)
    if !off.isEmpty, chance.happens(habits.dontKnow) { return chance.element(of: off)?.name }
    let theme = question.theme(of: row)
    switch question.evidence {
    case .importance?: return point(on: scale, near: theme.flatMap { habits.importance[$0] } ?? 0.5, &chance)
    case .performance?: return point(on: scale, near: theme.flatMap { habits.performance[$0] } ?? 0.5, &chance)
    default:
      let unfavourable = Set(row?.unfavourable ?? scale.unfavourable)
      let need = (theme.flatMap { habits.need[$0] } ?? 0.5) + mood
      let finds = chance.happens(need)
      let side = scale.points.filter { unfavourable.contains($0.name) == finds }
      let among = side.isEmpty ? scale.points : side
      // People keep away from the ends of a scale: those count half.
      let ends = [scale.points.first?.name, scale.points.last?.name]
      return chance.pick(weights: among.map { ends.contains($0.name) ? 1 : 2 }).map { among[$0].name }
    }
  }

  /// A point of the scale about a level from its worst end (0) to its best (1), at most one point away from it.
  private func point(on scale: Scale, near level: Double, _ chance: inout Chance) -> Name? {
    let points = scale.best == .first ? Array(scale.points.reversed()) : scale.points
    let last = Double(points.count - 1)
    let weights = points.indices.map { place in
      let distance = Double(place) - level * last
      return 1.25 - (distance < 0 ? -distance : distance)
    }
    return chance.pick(weights: weights).map { points[$0].name }
  }
}
