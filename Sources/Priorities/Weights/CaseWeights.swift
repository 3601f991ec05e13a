package import Responses
package import Surveys

/// How much each analysed response counts in percentages and means, where the definition asks for weights.
///
/// The priorities are not weighted: there each person counts once within a group, and the groups as `priorities.sectors` says.
package struct CaseWeights: Sendable {
  /// Row by row, each 0 or more; 0 for a response whose weight is missing or no use.
  package let values: [Double]
  package let figures: WeightingFigures

  /// The weights as far as they are to be used; nil where no response has one, and where all that was asked for could not be met.
  package var applied: [Double]? { figures.isApplied ? values : nil }

  /// The weights of a survey's responses; nil where the definition asks for none.
  ///
  /// The base is the answer to the question under `weight:`, 1 without one; a missing answer, and one under 0, counts as 0. It is raked to
  /// the margins under `rake:`; where these cannot all be met, the base stands. Linear in people times margins.
  package init?(_ survey: Survey, _ matrix: ResponseMatrix) {
    guard survey.weight != nil || !survey.rake.isEmpty else { return nil }
    var base = Array(repeating: 1.0, count: matrix.count)
    if let question = survey.weight, case .numbers(let numbers)? = matrix.column(of: question) {
      base = numbers.map { $0.isFinite && $0 > 0 ? $0 : 0 }
    }
    let margins = survey.rake.map { margin in CaseWeights.margin(margin, survey, matrix) }
    let raking = Raking(base: base, margins: margins)
    let final = raking.isMet ? raking.weights : base
    values = final
    figures = WeightingFigures(
      survey, base, final, raking,
      zip(survey.rake, margins).map { rake, margin in
        MarginFigures(rake, survey.question(named: rake.question)?.choiceSet?.choices ?? [], margin, base, final)
      })
  }

  private static func margin(_ rake: RakeMargin, _ survey: Survey, _ matrix: ResponseMatrix) -> Raking.Margin {
    let choices = survey.question(named: rake.question)?.choiceSet?.choices ?? []
    let populations = choices.map { choice in
      rake.shares.first { $0.choice == choice.name }.map(\.population) ?? 0
    }
    guard case .choice(let codes)? = matrix.column(of: rake.question) else {
      return Raking.Margin(codes: Array(repeating: 0, count: matrix.count), populations: populations)
    }
    return Raking.Margin(codes: codes, populations: populations)
  }
}

/// What weighting did to the sample.
package struct WeightingFigures: Hashable, Sendable {
  /// The question under `weight:`; nil for none.
  package var question: Name?
  /// How many responses have a weight above 0, and how many have none.
  package var weighted: Int
  package var unweighted: Int
  /// Kish's effective size (Σw)²/Σw², of those with a weight; nil where there are none.
  package var effective: Double?
  /// The least and the greatest weight above 0, as multiples of their mean; nil where there are none.
  package var range: ClosedRange<Double>?
  /// In the definition's order; empty where nothing is raked.
  package var margins: [MarginFigures]
  /// How many rounds the raking took; 0 where nothing is raked.
  package var rounds: Int
  /// The largest difference from a margin at the end, from 0 to 1.
  package var gap: Double
  /// Whether every margin is met; if not, the raking is not used.
  package var isMet: Bool

  /// Whether percentages and means are weighted at all: some response has a weight, and there are weights of a question or raked ones.
  package var isApplied: Bool { weighted > 0 && (question != nil || isMet) }

  /// Kish's design effect n·Σw²/(Σw)²: how many times more responses it takes than without weights; nil where there are none.
  ///
  /// L. Kish, "Survey Sampling", 1965, section 11.7; "Weighting for unequal Pi", Journal of Official Statistics 8 (1992), 183–200.
  package var designEffect: Double? { effective.map { Double(weighted) / $0 } }

  init(_ survey: Survey, _ base: [Double], _ values: [Double], _ raking: Raking, _ margins: [MarginFigures]) {
    question = survey.weight
    weighted = base.count { $0 > 0 }
    unweighted = base.count - weighted
    let sums = WeightSums(values)
    effective = sums.effective
    let mean = weighted > 0 ? sums.sum / Double(weighted) : 0
    let above = values.lazy.filter { $0 > 0 }
    if mean > 0, let least = above.min(), let most = above.max() { range = (least / mean)...(most / mean) }
    self.margins = margins
    rounds = raking.rounds
    gap = raking.gap
    isMet = raking.isMet
  }
}

/// One margin before and after raking.
package struct MarginFigures: Hashable, Sendable {
  /// One choice: its share of the population, and of the sample before and after raking.
  package struct Line: Hashable, Sendable {
    package var choice: Name
    /// Of the declared populations, from 0 to 1; nil for a choice without one.
    package var population: Double?
    /// How many responses made it, those without a weight aside.
    package var people: Int
    /// Of those whom the margin moves, by their base weights and by their final ones; nil for a choice without a population.
    package var before: Double?
    package var after: Double?
  }

  package var question: Name
  /// Every choice of the question in its order.
  package var lines: [Line]
  /// How many of the weighted responses gave no choice, or one without a population, and so were not moved.
  package var unmoved: Int
  /// Choices with a population that nobody made, so that they could not be met; in order.
  package var missing: [Name] { lines.filter { $0.people == 0 && $0.population != nil }.map(\.choice) }

  init(_ rake: RakeMargin, _ choices: [Choice], _ margin: Raking.Margin, _ base: [Double], _ values: [Double]) {
    question = rake.question
    let whole = margin.populations.reduce(0, +)
    var people = Array(repeating: 0, count: choices.count)
    var (before, after) = (Array(repeating: 0.0, count: choices.count), Array(repeating: 0.0, count: choices.count))
    unmoved = 0
    for person in base.indices where base[person] > 0 {
      let code = Int(margin.codes[person])
      guard code > 0, code <= choices.count else {
        unmoved += 1
        continue
      }
      people[code - 1] += 1
      guard margin.populations[code - 1] > 0 else {
        unmoved += 1
        continue
      }
      before[code - 1] += base[person]
      after[code - 1] += values[person]
    }
    let (wholeBefore, wholeAfter) = (before.reduce(0, +), after.reduce(0, +))
    lines = choices.indices.map { at in
      let population = margin.populations[at]
      func share(_ part: Double, _ whole: Double) -> Double? { population > 0 && whole > 0 ? part / whole : nil }
      return Line(
        choice: choices[at].name, population: share(population, whole), people: people[at],
        before: share(before[at], wholeBefore), after: share(after[at], wholeAfter))
    }
  }
}

/// Sums of weights and of their squares.
struct WeightSums {
  private(set) var sum = 0.0
  private(set) var squares = 0.0
  /// How many have a weight above 0.
  private(set) var people = 0

  init() {}

  init(_ weights: [Double]) { for weight in weights { add(weight) } }

  mutating func add(_ weight: Double) {
    sum += weight
    squares += weight * weight
    if weight > 0 { people += 1 }
  }

  mutating func add(_ other: WeightSums) {
    sum += other.sum
    squares += other.squares
    people += other.people
  }

  /// Kish's effective size (Σw)²/Σw²; nil for no weight above 0.
  var effective: Double? { squares > 0 ? sum * sum / squares : nil }

  /// What people of these weights answered; nil for no weight above 0.
  func answer(_ detail: WeightedAnswer.Detail) -> WeightedAnswer? {
    effective.map { WeightedAnswer(effective: $0, sum: sum, detail: detail) }
  }
}
