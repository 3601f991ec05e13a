/// What was answered to one question, with each person counted by their weight.
package struct WeightedAnswer: Hashable, Sendable {
  /// Kish's effective number of those who answered; more than 0, and no more than their number.
  package var effective: Double
  /// The weights of those who answered together; more than 0.
  package var sum: Double
  package var detail: Detail

  /// What was answered, by the type of the question, without counts: weights have none.
  package enum Detail: Hashable, Sendable {
    /// For every choice in its order its share; nil for one that says "not applicable".
    case shares([WeightedShare?])
    /// For every choice in its order its mean place; nil if nobody with a weight ranked it.
    case meanPlaces([Double?])
    /// For every choice in its order its share of all points; nil if none were placed.
    case points([Double?])
    case numbers(WeightedNumbers)
  }

  package init(effective: Double, sum: Double, detail: Detail) {
    self.effective = effective
    self.sum = sum
    self.detail = detail
  }
}

/// A weighted share.
package struct WeightedShare: Hashable, Sendable {
  /// From 0 to 1.
  package var value: Double
  /// Wilson, 95 %, with the effective number in the place of the number; nil at a census.
  package var interval: Interval?

  package init(value: Double, interval: Interval? = nil) {
    self.value = value
    self.interval = interval
  }
}

/// Weighted figures of the numbers that were given.
package struct WeightedNumbers: Hashable, Sendable {
  package var mean: Double
  /// Nil for fewer than two answers with a weight.
  package var standardError: Double?
  package var median: Double
  /// Everyone's alone; nil where an audience has no population, or no numbers with a weight, and in a repeat.
  package var stratified: StratifiedMean?

  package init(mean: Double, standardError: Double? = nil, median: Double, stratified: StratifiedMean? = nil) {
    self.mean = mean
    self.standardError = standardError
    self.median = median
    self.stratified = stratified
  }
}
