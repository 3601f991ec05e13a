package import Surveys

/// From when to when answers are taken.
package struct AcceptanceWindow: Hashable, Sendable {
  /// The first moment; nil for no bound.
  package var opens: Moment?
  /// The first moment at which answers are no longer taken; nil for no bound.
  package var closes: Moment?
  /// The times in which it was opened by hand, beside those bounds.
  package var byHand: [Range<Moment>] = []

  package init(opens: Moment? = nil, closes: Moment? = nil) {
    self.opens = opens
    self.closes = closes
  }

  /// Whether a response of that time is taken; one without a time always is.
  package func contains(_ moment: Moment?) -> Bool {
    guard let moment else { return true }
    if byHand.contains(where: { $0.contains(moment) }) { return true }
    if let opens, moment < opens { return false }
    if let closes, moment >= closes { return false }
    return true
  }
}
