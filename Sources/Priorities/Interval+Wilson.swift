extension Interval {
  /// The standard normal's 97.5th percentile.
  package static let z = 1.959963984540054

  /// Wilson's 95 % interval for a share; with a declared population, n is replaced by n(N − 1)/(N − n), and at a census there is none.
  ///
  /// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212. Nil for an empty whole, and
  /// where everyone was asked; a population smaller than the whole corrects nothing. Both ends lie from 0 to 1.
  package static func wilson(_ share: Share, population: Int? = nil) -> Interval? {
    guard let p = share.value else { return nil }
    var n = Double(share.whole)
    if let population, population >= share.whole {
      guard population > share.whole else { return nil }
      n = n * Double(population - 1) / Double(population - share.whole)
    }
    let zz = z * z
    let centre = (p + zz / (2 * n)) / (1 + zz / n)
    let half = z / (1 + zz / n) * (p * (1 - p) / n + zz / (4 * n * n)).squareRoot()
    return Interval(
      low: share.part == 0 ? 0 : max(0, centre - half), high: share.part == share.whole ? 1 : min(1, centre + half))
  }
}
