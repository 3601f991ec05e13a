import Priorities
import Testing

/// Intervals of shares.
@Suite struct WilsonTests {
  /// R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven methods", Statistics in Medicine 17
  /// (1998), 857–872, table I, method 3.
  @Test(arguments: [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)])
  func `the interval has its published values`(part: Int, whole: Int, low: Double, high: Double) throws {
    let interval = try #require(Interval.wilson(Share(part: part, whole: whole)))
    #expect((interval.low - low).magnitude <= 0.00005)
    #expect((interval.high - high).magnitude <= 0.00005)
  }

  /// Its definition: the ends are the shares π for which |p − π| = z·√(π(1 − π)/n).
  @Test func `the ends solve the equation of the score test`() throws {
    for whole in [1, 2, 7, 40, 999] {
      for part in stride(from: 0, through: whole, by: max(1, whole / 7)) {
        let interval = try #require(Interval.wilson(Share(part: part, whole: whole)))
        let share = Double(part) / Double(whole)
        #expect(0 <= interval.low && interval.low <= share && share <= interval.high && interval.high <= 1)
        for end in [interval.low, interval.high] where end > 0 && end < 1 {
          let distance = Interval.z * (end * (1 - end) / Double(whole)).squareRoot()
          #expect(((share - end).magnitude - distance).magnitude < 1e-12)
        }
      }
    }
  }

  @Test func `none and all reach the end, and mirror each other`() throws {
    let none = try #require(Interval.wilson(Share(part: 0, whole: 12)))
    let all = try #require(Interval.wilson(Share(part: 12, whole: 12)))
    #expect(none.low == 0)
    #expect(all.high == 1)
    #expect((none.high - (1 - all.low)).magnitude < 1e-12)
  }

  /// By hand: 4 of 8 in a population of 15 counts as 8·14/7 = 16, so as 8 of 16.
  @Test func `a population stands for more people than answered`() throws {
    let small = try #require(Interval.wilson(Share(part: 4, whole: 8), population: 15))
    let wide = try #require(Interval.wilson(Share(part: 8, whole: 16)))
    #expect((small.low - wide.low).magnitude < 1e-12)
    #expect((small.high - wide.high).magnitude < 1e-12)
  }

  @Test func `a great population corrects nothing, nor does one that is too small`() throws {
    let plain = try #require(Interval.wilson(Share(part: 3, whole: 9)))
    let great = try #require(Interval.wilson(Share(part: 3, whole: 9), population: 9_000_000_000))
    #expect((plain.low - great.low).magnitude < 1e-8)
    #expect(Interval.wilson(Share(part: 3, whole: 9), population: 8) == plain)
  }

  @Test func `nobody and a census have no interval`() {
    #expect(Interval.wilson(Share(part: 0, whole: 0)) == nil)
    #expect(Interval.wilson(Share(part: 0, whole: 0), population: 5) == nil)
    #expect(Interval.wilson(Share(part: 5, whole: 9), population: 9) == nil)
    #expect(Interval.wilson(Share(part: 1, whole: 1), population: 1) == nil)
  }

  @Test func `the nearer to a census, the narrower`() throws {
    var last = 1.0
    for population in [1000, 100, 30, 20, 12, 11] {
      let interval = try #require(Interval.wilson(Share(part: 4, whole: 10), population: population))
      #expect(interval.high - interval.low < last)
      last = interval.high - interval.low
    }
  }
}
