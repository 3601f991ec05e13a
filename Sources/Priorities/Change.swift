/// How a figure differs between two rounds, with a 95 % interval.
package struct Change: Hashable, Sendable {
  /// Now less before.
  package var value: Double
  /// The interval's ends; nil for points, and where either round's mean has no standard error.
  package var low: Double?
  package var high: Double?

  /// Whether the interval leaves out 0; false without one.
  package var isClear: Bool { (low ?? 0) > 0 || (high ?? 0) < 0 }

  package init(value: Double, low: Double? = nil, high: Double? = nil) {
    self.value = value
    self.low = low
    self.high = high
  }

  /// The change of a share, each round of people of its own: the square-and-add interval of the two Wilson intervals.
  ///
  /// R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods", Statistics in
  /// Medicine 17 (1998), 873–890, method 10. A round without an interval is a census, and adds nothing. From −1 to 1.
  package static func share(_ now: Double, _ nowInterval: Interval?, _ before: Double, _ beforeInterval: Interval?)
    -> Change
  {
    let (a, b) = (nowInterval ?? Interval(low: now, high: now), beforeInterval ?? Interval(low: before, high: before))
    func root(_ one: Double, _ other: Double) -> Double { (one * one + other * other).squareRoot() }
    let value = now - before
    return Change(
      value: value, low: max(-1, value - root(now - a.low, b.high - before)),
      high: min(1, value + root(a.high - now, before - b.low)))
  }

  /// The change of a mean: its standard error is the root of the sum of the squares of both; without one where either has none.
  package static func mean(_ now: Double, _ nowError: Double?, _ before: Double, _ beforeError: Double?) -> Change {
    let value = now - before
    guard let a = nowError, let b = beforeError else { return Change(value: value) }
    let half = Interval.z * (a * a + b * b).squareRoot()
    return Change(value: value, low: value - half, high: value + half)
  }
}
