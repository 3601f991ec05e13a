internal import Responses
internal import Surveys

/// Makes figures of the counts of one column.
struct ColumnCounter {
  let question: Question
  let choices: [Choice]

  init(_ question: Question) {
    self.question = question
    choices = question.offered
  }

  /// The figures that counts come to; linear in the choices, or in the different numbers.
  func figures(_ counts: ColumnCounts, population: Int?) -> AnswerFigures {
    switch counts {
    case .choice(let counts): return choice(Array(counts.dropFirst()), population)
    case .choices(let counts, let applying, let not):
      return AnswerFigures(
        answered: applying, notApplicable: not, detail: .choices(shares(counts, of: applying, population)))
    case .places(let counts, let places, let answered): return ranked(counts, places, answered)
    case .points(let sums, let answered): return shared(sums, answered)
    case .numbers(let runs):
      return AnswerFigures(
        answered: runs.total, notApplicable: 0, detail: .numbers(NumberFigures(runs, population: population)))
    case .days(let count, let days):
      let first = days.flatMap { CivilDate(daysSince1970: Int($0.lowerBound)) }
      let last = days.flatMap { CivilDate(daysSince1970: Int($0.upperBound)) }
      let range: ClosedRange<CivilDate>? = if let first, let last { first...last } else { nil }
      return AnswerFigures(answered: count, notApplicable: 0, detail: .dates(range))
    case .flags(let count):
      let ticked = if case .acknowledge = question.kind { true } else { false }
      return AnswerFigures(answered: count, notApplicable: 0, detail: ticked ? .acknowledged : .text)
    case .items(let people, let items): return AnswerFigures(answered: people, notApplicable: 0, detail: .items(items))
    }
  }

  private func choice(_ counts: [Int], _ population: Int?) -> AnswerFigures {
    let off = zip(choices, counts).reduce(0) { $0 + ($1.0.notApplicable ? $1.1 : 0) }
    let valid = counts.reduce(0, +) - off
    return AnswerFigures(
      answered: valid, notApplicable: off, detail: .choices(shares(counts, of: valid, population)))
  }

  private func shares(_ counts: [Int], of whole: Int, _ population: Int?) -> [ChoiceFigures] {
    zip(choices, counts).map { choice, count in
      guard !choice.notApplicable, whole > 0 else { return ChoiceFigures(choice: choice.name, count: count) }
      let share = Share(part: count, whole: whole)
      return ChoiceFigures(
        choice: choice.name, count: count, share: share, interval: Interval.wilson(share, population: population))
    }
  }

  private func ranked(_ counts: [Int], _ most: Int, _ answered: Int) -> AnswerFigures {
    let figures = choices.enumerated().map { at, choice in
      let places = Array(counts[(at * most)..<((at + 1) * most)])
      let ranked = places.reduce(0, +)
      let sum = places.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
      return PlaceFigures(
        choice: choice.name, places: places, meanPlace: ranked > 0 ? Double(sum) / Double(ranked) : nil)
    }
    return AnswerFigures(answered: answered, notApplicable: 0, detail: .places(figures))
  }

  private func shared(_ sums: [Int], _ answered: Int) -> AnswerFigures {
    let all = sums.reduce(0, +)
    let figures = zip(choices, sums).map {
      PointFigures(choice: $0.name, points: $1, share: all > 0 ? Share(part: $1, whole: all) : nil)
    }
    return AnswerFigures(answered: answered, notApplicable: 0, detail: .points(figures))
  }
}
