@testable import Priorities
import Surveys
import Testing

@Suite struct DrawTests {
  /// Mean and variance of how often each person comes, over many draws.
  private static func spread(_ people: Int, of population: Int?, draws: Int) -> (means: [Double], variances: [Double]) {
    let draw = PeopleDraw(Array(0..<people), population: population)
    var counts: [Int] = []
    var (sums, squares) = (Array(repeating: 0.0, count: people), Array(repeating: 0.0, count: people))
    for number in 0..<draws {
      var chance = Chance(seed: 7, path: [0, UInt64(number)])
      draw.count(into: &counts, people, &chance)
      #expect(counts.reduce(0, +) == people)
      for (person, count) in counts.enumerated() {
        sums[person] += Double(count)
        squares[person] += Double(count * count)
      }
    }
    let means = sums.map { $0 / Double(draws) }
    return (means, zip(squares, means).map { $0 / Double(draws) - $1 * $1 })
  }

  @Test func `with replacement each of ten people comes once on average, with the variance of a multinomial`() {
    let (means, variances) = Self.spread(10, of: nil, draws: 20_000)
    #expect(means.allSatisfy { abs($0 - 1) < 0.03 })
    #expect(variances.allSatisfy { abs($0 - 0.9) < 0.05 })
  }

  /// How often a person comes has the variance that `NormalDraw` gives a sum, times 1 − 1/n over n − 1 others … : σ² of an indicator is (n − 1)/n².
  @Test(arguments: [10, 11, 13, 15, 19, 20, 27, 30, 200])
  func `from a population, the spread is what the formula of the variance says`(population: Int) {
    let people = 10
    let (means, variances) = Self.spread(people, of: population, draws: 20_000)
    let expected = NormalDraw.variance(people: people, population: population) * 9 / 100
    #expect(means.allSatisfy { abs($0 - 1) < 0.03 })
    #expect(variances.allSatisfy { abs($0 - expected) < 0.05 }, "\(variances) \(expected)")
  }

  @Test func `at a census everyone comes exactly once`() {
    let (means, variances) = Self.spread(6, of: 6, draws: 50)
    #expect(means == Array(repeating: 1, count: 6) && variances == Array(repeating: 0, count: 6))
    #expect(NormalDraw.variance(people: 6, population: 6) == 0)
  }

  /// Two people of three: one has two copies. All outcomes by hand: of the three copies two come, each pair alike, so both come in 2 of 3.
  @Test func `two of three come as counting all outcomes says`() {
    let draw = PeopleDraw([0, 1], population: 3)
    var both = 0
    var counts: [Int] = []
    for number in 0..<30_000 {
      var chance = Chance(seed: 1, path: [UInt64(number)])
      draw.count(into: &counts, 2, &chance)
      if counts == [1, 1] { both += 1 }
    }
    #expect(abs(Double(both) / 30_000 - 2.0 / 3) < 0.01)
  }

  @Test func `nobody and one person are drawn, too`() {
    var chance = Chance(seed: 1)
    var counts = [7]
    for population in [nil, 5] {
      PeopleDraw([], population: population).count(into: &counts, 0, &chance)
      #expect(counts.isEmpty)
    }
    for population in [nil, 40] {
      PeopleDraw([0], population: population).count(into: &counts, 1, &chance)
      #expect(counts == [1])
    }
  }

  @Test func `sums of patterns are the sums of their people's rows`() {
    var patterns = Patterns(width: 4)
    let rows: [[Double]] = [[0.5, 0, 1, 1], [0.25, 0, 1, 1], [0.5, 0, 1, 1], [0, 0, 0, 0]]
    for row in rows { patterns.add(row) }
    patterns.finish()
    #expect(patterns.count == 3 && patterns.ofPerson == [0, 1, 0, 2])
    var (sums, room): ([Double], [Double]) = ([], [])
    patterns.sum([2, 1, 1], into: &sums, columns: &room)
    #expect(sums == [1.25, 0, 3, 3])
    patterns.sum([0, 4, 0], into: &sums, columns: &room)
    #expect(sums == [1, 0, 4, 4])
  }

  @Test(arguments: [3, 14]) func `sums by who has which values are those of all rows, however many kinds there are`(
    ones: Int
  ) {
    var chance = Chance(seed: 8)
    let width = ones + 2
    var moments = NormalDraw.Sums(width: width, isOne: (0..<width).map { $0 < ones })
    var sums = Array(repeating: 0.0, count: width)
    var products = (0..<width).map { Array(repeating: 0.0, count: $0 + 1) }
    // With fourteen columns of ones there are more kinds of people than are kept apart.
    for _ in 0..<20_000 {
      let row = (0..<width).map { $0 < ones ? (chance.happens(0.5) ? 1 : 0) : Double(chance.below(5)) / 4 }
      moments.add(row)
      for column in 0..<width {
        sums[column] += row[column]
        for other in 0...column { products[column][other] += row[column] * row[other] }
      }
    }
    // Quarters are summed without rounding.
    let totals = moments.totals()
    #expect(totals.sums == sums)
    #expect(totals.products == products)
  }

  /// Means, variances and covariances of the sums by both ways of drawing, over 4,000 draws of 400 people.
  @Test(arguments: [nil, 400, 500, 1_000, 3_777])
  func `the normal draw has the mean and covariance of the exact one`(population: Int?) {
    var chance = Chance(seed: 3)
    let rows: [[Double]] = (0..<400).map { _ in
      let a = chance.fraction()
      let has: Double = chance.happens(0.7) ? 1 : 0
      return [a, a * 0.5 + chance.fraction() * 0.5, has * chance.fraction(), has, 1]
    }
    var patterns = Patterns(width: 5)
    var moments = NormalDraw.Sums(width: 5, isOne: [false, false, false, true, true])
    for row in rows {
      patterns.add(row)
      moments.add(row)
    }
    patterns.finish()
    let people = PeopleDraw(patterns.ofPerson, population: population)
    let normal = NormalDraw(moments)
    var (exact, near): ([[Double]], [[Double]]) = ([], [])
    var (counts, sums, room): ([Int], [Double], [Double]) = ([], [], [])
    for number in 0..<4_000 {
      var one = Chance(seed: 4, path: [0, number].map(UInt64.init))
      var other = Chance(seed: 4, path: [1, number].map(UInt64.init))
      people.count(into: &counts, patterns.count, &one)
      patterns.sum(counts, into: &sums, columns: &room)
      exact.append(sums)
      near.append(normal.sums(population: population, &other))
    }
    for first in 0..<5 {
      for second in 0...first {
        let (a, b) = (Self.covariance(exact, first, second), Self.covariance(near, first, second))
        let scale = (Self.covariance(exact, first, first) * Self.covariance(exact, second, second)).squareRoot()
        #expect(abs(a - b) <= 0.08 * scale + 1e-9, "\(first), \(second): \(a) and \(b)")
      }
    }
    // Everyone has the last column: it never moves.
    #expect(near.allSatisfy { $0[4] == 400 })
  }

  private static func covariance(_ draws: [[Double]], _ one: Int, _ other: Int) -> Double {
    let count = Double(draws.count)
    let means = (draws.reduce(0) { $0 + $1[one] } / count, draws.reduce(0) { $0 + $1[other] } / count)
    return draws.reduce(0) { $0 + ($1[one] - means.0) * ($1[other] - means.1) } / count
  }
}
