@testable import Priorities
import Testing

@Suite struct ConcordanceTests {
  private static func close(_ one: Double?, _ other: Double, _ distance: Double = 5e-4) -> Bool {
    one.map { ($0 - other).magnitude < distance } ?? false
  }

  /// S. Siegel, "Nonparametric Statistics", 1956, table 9.8: three judges, six applicants, W = 0.16.
  @Test func `three judges of six applicants agree by 0.16`() {
    let ranks: [[Double]] = [[1, 6, 3, 2, 5, 4], [1, 5, 6, 4, 2, 3], [6, 3, 2, 5, 4, 1]]
    #expect(Self.close(Concordance.kendallW(ranks), 0.162))
  }

  /// The sums of that example by hand, with ties: two judges of three things, one of whom ties the first two.
  ///
  /// Ranks 1.5 1.5 3 and 1 2 3: sums 2.5 3.5 6, mean 4, S = 6.5; W = 12 · 6.5 ÷ (4 · 24 − 2 · 6) = 78 ÷ 84.
  @Test func `ties are corrected for`() {
    #expect(Self.close(Concordance.kendallW([[1.5, 1.5, 3], [1, 2, 3]]), 78.0 / 84, 1e-12))
  }

  @Test func `the same order is 1, and two opposite ones are 0`() {
    #expect(Concordance.kendallW([[1, 2, 3], [1, 2, 3], [1, 2, 3]]) == 1)
    #expect(Concordance.kendallW([[1.5, 1.5, 3], [1.5, 1.5, 3]]) == 1)
    #expect(Concordance.kendallW([[1, 2, 3], [3, 2, 1]]) == 0)
  }

  @Test func `one judge, one thing or nothing but ties have no W`() {
    #expect(Concordance.kendallW([]) == nil && Concordance.kendallW([[1, 2]]) == nil)
    #expect(Concordance.kendallW([[1], [1]]) == nil && Concordance.kendallW([[], []]) == nil)
    #expect(Concordance.kendallW([[1.5, 1.5], [1.5, 1.5]]) == nil)
  }

  /// The example of SciPy's documentation of `kendalltau`: −0.471404520791.
  @Test func `tau-b of five things with ties is that of SciPy`() {
    #expect(Self.close(Concordance.tauB([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]), -0.47140452079103173, 1e-12))
  }

  /// M. Hollander and D. A. Wolfe, "Nonparametric Statistical Methods", 1973, 185f., as in the documentation of R's `cor.test`: tau = 0.4444.
  @Test func `tau of nine tins of tuna is 16 of 36`() {
    let lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]
    let liking = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8]
    #expect(Concordance.tauB(lightness, liking) == 16.0 / 36)
  }

  @Test func `the same order has tau 1, the reverse −1, and nothing but ties none`() {
    #expect(Concordance.tauB([1, 2, 3], [4, 5, 6]) == 1 && Concordance.tauB([1, 2, 3], [6, 5, 4]) == -1)
    #expect(
      Concordance.tauB([1, 1], [1, 2]) == nil && Concordance.tauB([1], [1]) == nil && Concordance.tauB([], []) == nil)
  }
}
