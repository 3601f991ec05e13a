internal import Responses
internal import Surveys

/// Counts one column over some of the people.
struct ColumnCounter {
  let question: Question
  private let field: MatrixLayout.Field

  init(_ question: Question, _ field: MatrixLayout.Field) {
    self.question = question
    self.field = field
  }

  var choices: [Choice] {
    if case .matrix(let matrix) = question.kind { return matrix.choices }
    return question.choiceSet?.choices ?? []
  }

  /// The figures of those people. Linear in people times choices; O(n log n) for numbers, which are sorted.
  func figures(_ column: ResponseMatrix.Column, _ people: some Collection<Int>, population: Int?) -> AnswerFigures {
    switch column {
    case .choice(let codes):
      var counts = Array(repeating: 0, count: choices.count + 1)
      for person in people { counts[min(Int(codes[person]), choices.count)] += 1 }
      return choice(Array(counts.dropFirst()), population)
    case .choices(let sets, let words): return several(sets, words, people, population)
    case .places(let places, let stride): return ranked(places, stride, people)
    case .points(let points, let stride): return shared(points, stride, people)
    case .numbers(let numbers):
      let given = people.lazy.map { numbers[$0] }.filter(\.isFinite)
      let list = Array(given)
      return AnswerFigures(
        answered: list.count, notApplicable: 0, detail: .numbers(NumberFigures(list, population: population)))
    case .days(let days):
      let given = people.lazy.map { days[$0] }.filter { $0 != Int32.min }
      let first = given.min().flatMap { CivilDate(daysSince1970: Int($0)) }
      let last = given.max().flatMap { CivilDate(daysSince1970: Int($0)) }
      let range: ClosedRange<CivilDate>? = if let first, let last { first...last } else { nil }
      return AnswerFigures(answered: given.reduce(0) { sum, _ in sum + 1 }, notApplicable: 0, detail: .dates(range))
    case .flags(let flags):
      let count = people.reduce(0) { $0 + Int(flags[$1]) }
      let ticked = if case .acknowledge = question.kind { true } else { false }
      return AnswerFigures(answered: count, notApplicable: 0, detail: ticked ? .acknowledged : .text)
    case .items(let counts, _):
      let answered = people.reduce(0) { $0 + (counts[$1] > 0 ? 1 : 0) }
      return AnswerFigures(
        answered: answered, notApplicable: 0, detail: .items(people.reduce(0) { $0 + Int(counts[$1]) }))
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

  /// Someone who chose only what does not apply leaves the denominator.
  private func several(
    _ sets: [UInt64], _ words: Int, _ people: some Collection<Int>, _ population: Int?
  ) -> AnswerFigures {
    var counts = Array(repeating: 0, count: choices.count)
    var valid = 0
    var off = 0
    for person in people {
      let start = person * words
      guard sets[start] & 1 == 1 else { continue }
      var applies = false
      var any = false
      for at in choices.indices where sets[start + (at + 1) / 64] >> UInt64((at + 1) % 64) & 1 == 1 {
        counts[at] += 1
        any = true
        if !choices[at].notApplicable { applies = true }
      }
      if applies || !any { valid += 1 } else { off += 1 }
    }
    return AnswerFigures(
      answered: valid, notApplicable: off, detail: .choices(shares(counts, of: valid, population)))
  }

  private func ranked(_ places: [UInt8], _ stride: Int, _ people: some Collection<Int>) -> AnswerFigures {
    let most = if case .rank(_, let places) = question.kind { places } else { stride }
    var counts = Array(repeating: Array(repeating: 0, count: most), count: stride)
    var answered = 0
    for person in people {
      var any = false
      for choice in 0..<stride {
        let place = Int(places[person * stride + choice])
        guard place > 0 else { continue }
        any = true
        if place <= most { counts[choice][place - 1] += 1 }
      }
      if any { answered += 1 }
    }
    let figures = zip(choices, counts).map { choice, places in
      let ranked = places.reduce(0, +)
      let sum = places.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
      return PlaceFigures(
        choice: choice.name, places: places, meanPlace: ranked > 0 ? Double(sum) / Double(ranked) : nil)
    }
    return AnswerFigures(answered: answered, notApplicable: 0, detail: .places(figures))
  }

  private func shared(_ points: [UInt16], _ stride: Int, _ people: some Collection<Int>) -> AnswerFigures {
    var sums = Array(repeating: 0, count: stride)
    var answered = 0
    for person in people {
      var any = false
      for choice in 0..<stride {
        let count = Int(points[person * stride + choice])
        sums[choice] += count
        any = any || count > 0
      }
      if any { answered += 1 }
    }
    let all = sums.reduce(0, +)
    let figures = zip(choices, sums).map {
      PointFigures(choice: $0.name, points: $1, share: all > 0 ? Share(part: $1, whole: all) : nil)
    }
    return AnswerFigures(answered: answered, notApplicable: 0, detail: .points(figures))
  }
}
