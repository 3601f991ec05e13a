import Priorities
import Surveys
import TestSupport
import Testing

/// Raking against published tables, a slow plain version, and margins that cannot be met.
@Suite struct RakingTests {
  /// The same, person by person: every round moves each person of each choice by what the choice lacks.
  static func plain(_ base: [Double], _ margins: [Raking.Margin], rounds: Int) -> [Double] {
    var weights = base
    for _ in 0..<rounds {
      for margin in margins {
        let people = base.indices.filter { person in
          let code = Int(margin.codes[person])
          return code > 0 && code <= margin.populations.count && margin.populations[code - 1] > 0 && base[person] > 0
        }
        let made = Set(people.map { Int(margin.codes[$0]) })
        let whole = people.reduce(0) { $0 + weights[$1] }
        let population = made.reduce(0) { $0 + margin.populations[$1 - 1] }
        var next = weights
        for choice in made {
          let own = people.filter { Int(margin.codes[$0]) == choice }
          let sum = own.reduce(0) { $0 + weights[$1] }
          for person in own {
            next[person] = weights[person] * margin.populations[choice - 1] / population * whole / sum
          }
        }
        weights = next
      }
    }
    return weights
  }

  static func share(_ weights: [Double], _ margin: Raking.Margin, _ choice: Int) -> Double {
    var (part, whole) = (0.0, 0.0)
    for (weight, code) in zip(weights, margin.codes) where code > 0 {
      whole += weight
      if Int(code) == choice { part += weight }
    }
    return part / whole
  }

  /// A table of two by two with both margins even, whose cells are known in closed form: the cross-product ratio stays.
  @Test func `a raked table keeps its cross-product ratio and has the margins asked for`() {
    // Cells 40, 10, 20, 30: the ratio is 6; with even margins a/(0.5 − a) = √6.
    let rows = [40, 10, 20, 30]
    let codes: [(UInt16, UInt16)] = [(1, 1), (1, 2), (2, 1), (2, 2)]
    let people = zip(codes, rows).flatMap { Array(repeating: $0, count: $1) }
    let raking = Raking(
      base: people.map { _ in 1 },
      margins: [
        Raking.Margin(codes: people.map(\.0), populations: [50, 50]),
        Raking.Margin(codes: people.map(\.1), populations: [0.5, 0.5]),
      ])
    let root = 6.0.squareRoot()
    let cell = raking.weights.prefix(40).reduce(0, +) / 100
    #expect((cell - 0.5 * root / (1 + root)).magnitude < 1e-9)
    #expect(raking.isMet)
    #expect((raking.weights.reduce(0, +) - 100).magnitude < 1e-9)
  }

  @Test(arguments: 1...60)
  func `margins are met, and weights are those of the plain version`(seed: Int) {
    var chance = Chance(seed: UInt64(seed))
    let count = 60 + chance.below(200)
    let base = (0..<count).map { _ in chance.happens(0.1) ? 0 : Double(1 + chance.below(40)) / 10 }
    let margins = (0..<(1 + chance.below(3))).map { _ in
      let choices = 2 + chance.below(3)
      return Raking.Margin(
        codes: (0..<count).map { _ in UInt16(chance.happens(0.05) ? 0 : 1 + chance.below(choices)) },
        populations: (0..<choices).map { _ in Double(20 + chance.below(60)) })
    }
    let raking = Raking(base: base, margins: margins)
    #expect(raking.isMet)
    for margin in margins {
      let whole = margin.populations.reduce(0, +)
      for (at, population) in margin.populations.enumerated() {
        #expect((Self.share(raking.weights, margin, at + 1) - population / whole).magnitude < 1e-9)
      }
    }
    for (one, other) in zip(raking.weights, Self.plain(base, margins, rounds: raking.rounds)) {
      #expect((one - other).magnitude < 1e-9 * max(1, one))
    }
    for (weight, base) in zip(raking.weights, base) where base == 0 { #expect(weight == 0) }
  }

  @Test func `one margin is met in one round`() {
    let raking = Raking(
      base: [1, 1, 1, 1], margins: [Raking.Margin(codes: [1, 1, 1, 2], populations: [1, 1])])
    #expect(raking.rounds == 1)
    let third = 2.0 / 3
    #expect(raking.weights == [third, third, third, 2])
  }

  @Test func `a choice that nobody made leaves the others their proportions`() {
    let raking = Raking(
      base: [1, 1, 1], margins: [Raking.Margin(codes: [1, 1, 2], populations: [30, 30, 40])])
    #expect(raking.isMet)
    #expect(raking.weights == [0.75, 0.75, 1.5])
  }

  @Test func `who gave no choice is not moved`() {
    let raking = Raking(
      base: [1, 1, 1, 5], margins: [Raking.Margin(codes: [1, 1, 2, 0], populations: [1, 1])])
    #expect(raking.weights[3] == 5)
  }

  @Test func `margins that contradict one another are given up`() {
    // Whoever chose 1 in the one chose 1 in the other.
    let raking = Raking(
      base: [1, 1, 1, 1],
      margins: [
        Raking.Margin(codes: [1, 1, 2, 2], populations: [1, 3]),
        Raking.Margin(codes: [1, 1, 2, 2], populations: [3, 1]),
      ])
    #expect(!raking.isMet)
    #expect(raking.rounds == Raking.mostRounds)
    #expect((raking.gap - 0.5).magnitude < 1e-9)
  }

  @Test func `nobody, and no margin, are no trouble`() {
    #expect(Raking(base: [], margins: [Raking.Margin(codes: [], populations: [1, 2])]).weights == [])
    #expect(Raking(base: [2, 3], margins: []).weights == [2, 3])
    #expect(Raking(base: [0, 0], margins: [Raking.Margin(codes: [1, 2], populations: [1, 2])]).weights == [0, 0])
  }
}
