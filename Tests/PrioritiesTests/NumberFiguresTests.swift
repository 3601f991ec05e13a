import Priorities
import Responses
import Surveys
import TestSupport
import Testing

/// Means, standard errors and stratified means against published values.
@Suite struct NumberFiguresTests {
  /// The numbers of some audiences, of which each has a population or none.
  struct Stratum {
    var name: String
    var population: Int?
    var numbers: [Double]
  }

  static func figures(_ strata: [Stratum], small: Int = 1) throws -> QuestionFigures {
    let audiences = strata.map { stratum in
      "\(stratum.name): { label: L" + (stratum.population.map { ", population: \($0)" } ?? "") + " }"
    }
    let survey = try Survey.read(
      """
      survey: s
      title: S
      organiser: Us
      privacy: Ask at the office, 1 High Street.
      \(strata.isEmpty ? "" : "audiences: { \(audiences.joined(separator: ", ")) }")
      themes: { a: A, b: B }
      pages:
        - questions:
      \(strata.isEmpty ? "" : "      - { name: who, type: select_one, label: Who?, choices: audiences }")
            - { name: order, type: rank, label: Order?, choices: themes, evidence: ranking }
            - { name: much, type: decimal, label: How much? }
      priorities: { top: 1, small_sector: \(small) }
      """)
    var sheets: [AnswerSheet] = []
    for stratum in strata {
      for number in stratum.numbers {
        let who = try #require(Name(stratum.name))
        sheets.append(
          AnswerSheet(answers: ["who": .choice(who), "much": .number(number), "order": .ranking(["a"])]))
      }
    }
    let result = PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
    return try #require(result.questions.first { $0.question == "much" })
  }

  static func numbers(_ strata: [Stratum], small: Int = 1) throws -> NumberFigures {
    try numbers(try figures(strata, small: small).overall)
  }

  static func numbers(_ figures: AnswerFigures) throws -> NumberFigures {
    guard case .numbers(let numbers) = figures.detail else { throw NotNumbers() }
    return numbers
  }

  struct NotNumbers: Error {}

  /// As many numbers as asked for, of that mean and of that variance over n − 1.
  static func numbers(_ count: Int, mean: Double, variance: Double) -> [Double] {
    let pairs = count / 2
    let distance = (variance * Double(count - 1) / Double(2 * pairs)).squareRoot()
    let middle = count % 2 == 1 ? [mean] : []
    return Array(repeating: mean - distance, count: pairs) + middle + Array(repeating: mean + distance, count: pairs)
  }

  static func near(_ got: Double?, _ wanted: Double, within distance: Double) -> Bool {
    got.map { ($0 - wanted).magnitude <= distance } ?? false
  }

  /// A middle and, five hundred times, what lies to either side of it.
  static func swinging(_ middle: Double, _ low: Double, _ high: Double) -> [Double] {
    [middle] + (0..<1000).map { $0 % 2 == 0 ? low : high }
  }

  /// NIST, Statistical Reference Datasets, univariate summary statistics: NumAcc1 to NumAcc4, with their certified deviations.
  static let certified: [(given: [Double], deviation: Double)] = [
    ([10_000_002, 10_000_001, 10_000_003], 1), (swinging(1.2, 1.1, 1.3), 0.1),
    (swinging(1_000_000.2, 1_000_000.1, 1_000_000.3), 0.1),
    (swinging(10_000_000.2, 10_000_000.1, 10_000_000.3), 0.1),
  ]

  @Test(arguments: certified)
  func `mean and standard error have the certified values`(given: [Double], deviation: Double) throws {
    let mean = try #require(given.first)
    let numbers = try Self.numbers([Stratum(name: "x", population: nil, numbers: given)])
    #expect(Self.near(numbers.mean, mean, within: mean * 1e-13))
    let wanted = deviation / Double(given.count).squareRoot()
    #expect(Self.near(numbers.standardError, wanted, within: wanted * 1e-7))
    #expect(numbers.median == given.sorted()[given.count / 2])
    #expect(numbers.minimum == given.min())
    #expect(numbers.maximum == given.max())
  }

  /// S. L. Lohr, "Sampling: Design and Analysis", 2nd ed., 2010, chapter 2: 300 of 3,078 counties, mean 297,897, s 344,551.9, SE 18,898.43.
  @Test func `the standard error of a simple sample has its published value`() throws {
    let given = Self.numbers(300, mean: 297_897.0467, variance: 344_551.8953 * 344_551.8953)
    let numbers = try Self.numbers([Stratum(name: "x", population: 3078, numbers: given)])
    #expect(Self.near(numbers.mean, 297_897, within: 0.1))
    #expect(Self.near(numbers.standardError, 18_898.43, within: 0.01))
  }

  /// The same, chapter 3: counties by four regions, mean 295,560.8, SE 16,379.87.
  @Test func `a stratified mean and its standard error have their published values`() throws {
    let regions: [(name: String, population: Int, count: Int, mean: Double, variance: Double)] = [
      ("northeast", 220, 21, 97_629.8, 7_647_472_708), ("central", 1054, 103, 300_504.2, 29_618_183_543),
      ("south", 1382, 135, 211_315.0, 53_587_487_856), ("west", 422, 41, 662_295.5, 396_185_950_266),
    ]
    let numbers = try Self.numbers(
      regions.map {
        Stratum(
          name: $0.name, population: $0.population,
          numbers: Self.numbers($0.count, mean: $0.mean, variance: $0.variance))
      })
    let stratified = try #require(numbers.stratified)
    #expect(Self.near(stratified.mean, 295_560.8, within: 0.05))
    #expect(Self.near(stratified.standardError, 16_379.87, within: 0.01))
    #expect(stratified.strata == ["northeast", "central", "south", "west"])
  }

  /// The population of W. G. Cochran, "Sampling Techniques", 3rd ed., 1977, exercise 5.1: 0, 1, 2 and 4, 6, 11. Over all samples of two from
  /// each the mean is the population's, 4, and SE² is on average the variance of the mean, 7/12 (theorems 5.1 and 5.5).
  @Test func `over all samples the stratified mean and its squared standard error are right on average`() throws {
    let pairs: ([Double]) -> [[Double]] = { [[$0[0], $0[1]], [$0[0], $0[2]], [$0[1], $0[2]]] }
    var means: [Double] = []
    var squares: [Double] = []
    for first in pairs([0, 1, 2]) {
      for second in pairs([4, 6, 11]) {
        let numbers = try Self.numbers([
          Stratum(name: "x", population: 3, numbers: first), Stratum(name: "y", population: 3, numbers: second),
        ])
        let stratified = try #require(numbers.stratified)
        means.append(stratified.mean)
        let error = try #require(stratified.standardError)
        squares.append(error * error)
      }
    }
    let mean = means.reduce(0, +) / 9
    let variance = means.reduce(0) { $0 + ($1 - 4) * ($1 - 4) } / 9
    #expect(Self.near(mean, 4, within: 1e-12))
    #expect(Self.near(variance, 7.0 / 12, within: 1e-12))
    #expect(Self.near(squares.reduce(0, +) / 9, 7.0 / 12, within: 1e-12))
  }
}
