/// What a store keeps of one person's questionnaire, and whether the survey is open to it: all of it as of one moment.
package struct StoredPlace: Hashable, Sendable {
  /// The answers so far; nil where there are none, or none any more.
  package var draft: Draft?
  /// Whether the answers were sent.
  package var isSent: Bool
  /// Whether they were sent and taken back.
  package var isWithdrawn: Bool
  /// The last ruling on the survey; nil for none.
  package var ruling: Ruling?

  package init(draft: Draft?, isSent: Bool, isWithdrawn: Bool = false, ruling: Ruling?) {
    self.draft = draft
    self.isSent = isSent
    self.isWithdrawn = isWithdrawn
    self.ruling = ruling
  }
}
