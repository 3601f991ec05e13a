extension Interval {
  /// The standard normal's 97.5th percentile.
  package static let z = 1.959963984540054

  /// Wilson's 95 % interval for a share; with a declared population, n is replaced by n(N − 1)/(N − n), and at a census there is none.
  ///
  /// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212. Nil for an empty whole, and
  /// where everyone was asked; a population smaller than the whole corrects nothing. Both ends lie from 0 to 1.
  package static func wilson(_ share: Share, population: Int? = nil) -> Interval? {
    guard let p = share.value else { return nil }
    guard let n = size(Double(share.whole), of: share.whole, in: population) else { return nil }
    return wilson(p, n)
  }

  /// The same for a weighted share, from 0 to 1, with Kish's effective number of those who answered in the place of their number.
  ///
  /// Where no one had to be weighted the same to the last bit. `count` is how many answered and have a weight: the population is set
  /// against it.
  package static func wilson(_ share: Double, of effective: Double, count: Int, population: Int? = nil) -> Interval? {
    guard let n = size(effective, of: count, in: population) else { return nil }
    return wilson(share, n)
  }

  /// n, or n(N − 1)/(N − n) where there is a population; nil at a census.
  private static func size(_ n: Double, of count: Int, in population: Int?) -> Double? {
    guard let population, population >= count else { return n }
    guard population > count else { return nil }
    return n * Double(population - 1) / Double(population - count)
  }

  private static func wilson(_ p: Double, _ n: Double) -> Interval {
    let zz = z * z
    let centre = (p + zz / (2 * n)) / (1 + zz / n)
    let half = z / (1 + zz / n) * (p * (1 - p) / n + zz / (4 * n * n)).squareRoot()
    return Interval(low: p == 0 ? 0 : max(0, centre - half), high: p == 1 ? 1 : min(1, centre + half))
  }
}
