import Priorities
import Surveys
import Testing

/// Figures of numbers where there is little or nothing to count.
@Suite struct NumberEdgesTests {
  private typealias Stratum = NumberFiguresTests.Stratum

  @Test func `nobody's numbers have no figures, and one person's no standard error`() throws {
    #expect(try NumberFiguresTests.numbers([]) == NumberFigures())
    let one = try NumberFiguresTests.numbers([Stratum(name: "x", population: nil, numbers: [3])])
    #expect(one == NumberFigures(mean: 3, minimum: 3, median: 3, maximum: 3))
  }

  @Test func `equal numbers are certain, and the median of an even count lies between`() throws {
    let equal = try NumberFiguresTests.numbers([Stratum(name: "x", population: 9, numbers: [2, 2, 2])])
    #expect(equal.standardError == 0)
    #expect(equal.stratified?.standardError == 0)
    let even = try NumberFiguresTests.numbers([Stratum(name: "x", population: nil, numbers: [9, 1, 4, 2])])
    #expect(even.median == 3)
  }

  @Test func `a census has no standard error left, and more answers than people correct nothing`() throws {
    let census = try NumberFiguresTests.numbers([Stratum(name: "x", population: 4, numbers: [1, 2, 3, 4])])
    #expect(census.standardError == 0)
    #expect(census.stratified?.standardError == 0)
    let without = try NumberFiguresTests.numbers([Stratum(name: "x", population: nil, numbers: [1, 2, 3, 4])])
    let crowded = try NumberFiguresTests.numbers([Stratum(name: "x", population: 3, numbers: [1, 2, 3, 4])])
    #expect(crowded.standardError == without.standardError)
    // s² = 5/3 over four answers.
    #expect(NumberFiguresTests.near(without.standardError, (5.0 / 12).squareRoot(), within: 1e-12))
    #expect(without.stratified == nil)
  }

  @Test func `a stratum with one answer leaves a mean without a standard error`() throws {
    let numbers = try NumberFiguresTests.numbers([
      Stratum(name: "x", population: 30, numbers: [1, 3]), Stratum(name: "y", population: 10, numbers: [6]),
    ])
    #expect(numbers.stratified?.mean == 3)
    #expect(numbers.stratified?.standardError == nil)
    #expect(numbers.standardError != nil)
  }

  @Test func `a stratum without anyone, or without a population, leaves no stratified mean`() throws {
    let empty = try NumberFiguresTests.numbers([
      Stratum(name: "x", population: 30, numbers: [1, 3]), Stratum(name: "y", population: 10, numbers: []),
    ])
    #expect(empty.stratified == nil)
    #expect(empty.mean == 2)
    let unknown = try NumberFiguresTests.numbers([
      Stratum(name: "x", population: 30, numbers: [1, 3]), Stratum(name: "y", population: nil, numbers: [2, 4]),
    ])
    #expect(unknown.stratified == nil)
  }

  @Test func `each audience has a mean of its own, corrected by its own population`() throws {
    let figures = try NumberFiguresTests.figures([
      Stratum(name: "x", population: 4, numbers: [1, 3]), Stratum(name: "y", population: 2, numbers: [5, 9]),
    ])
    #expect(figures.byAudience.map(\.sector) == [.audience("x"), .audience("y")])
    let first = try NumberFiguresTests.numbers(figures.byAudience[0].figures)
    let second = try NumberFiguresTests.numbers(figures.byAudience[1].figures)
    #expect(first.mean == 2)
    // (1 − 2/4)·2/2.
    #expect(NumberFiguresTests.near(first.standardError, 0.5.squareRoot(), within: 1e-12))
    #expect(second.mean == 7)
    #expect(second.standardError == 0)
  }

  @Test func `a stratum is an audience, however small, and not what is shown together`() throws {
    let strata = [
      Stratum(name: "x", population: 30, numbers: [1, 3, 2]), Stratum(name: "y", population: 10, numbers: [6, 6]),
    ]
    let shown = try NumberFiguresTests.figures(strata, small: 3)
    #expect(shown.byAudience.map(\.sector) == [.audience("x"), .pooled])
    let numbers = try NumberFiguresTests.numbers(shown.overall)
    #expect(numbers.stratified?.mean == 3)
    #expect(numbers.stratified?.strata == ["x", "y"])
  }
}
