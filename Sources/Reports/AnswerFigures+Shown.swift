internal import Priorities

/// What a paper shows of an answer: the weighted figure where there is one, or else the plain one.
extension AnswerFigures {
  /// The share of the choice at that place, as a percentage; an en dash for none.
  func shownShare(_ at: Int) -> String {
    if case .shares(let shares)? = weighted?.detail { return Figures.weighted(shares[at]?.value) }
    guard case .choices(let choices) = detail else { return "–" }
    return Figures.percent(choices[at].share)
  }

  /// The interval of that share; nil for none.
  func shownInterval(_ at: Int) -> Interval? {
    if case .shares(let shares)? = weighted?.detail { return shares[at]?.interval }
    guard case .choices(let choices) = detail else { return nil }
    return choices[at].interval
  }

  /// The mean place of the choice at that place; nil for none.
  func shownMeanPlace(_ at: Int) -> Double? {
    if case .meanPlaces(let means)? = weighted?.detail { return means[at] }
    guard case .places(let choices) = detail else { return nil }
    return choices[at].meanPlace
  }

  /// The share of all points of the choice at that place, as a percentage; an en dash for none.
  func shownPointShare(_ at: Int) -> String {
    if case .points(let shares)? = weighted?.detail { return Figures.weighted(shares[at]) }
    guard case .points(let choices) = detail else { return "–" }
    return Figures.percent(choices[at].share)
  }

  /// The figures of the numbers, least and most as they were given; nil for answers that are none.
  var shownNumbers: NumberFigures? {
    guard case .numbers(var numbers) = detail else { return nil }
    if case .numbers(let own)? = weighted?.detail {
      (numbers.mean, numbers.standardError, numbers.median) = (own.mean, own.standardError, own.median)
      numbers.stratified = own.stratified
    }
    return numbers
  }
}
