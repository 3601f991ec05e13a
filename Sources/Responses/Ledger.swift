/// What became of every response that was received.
///
/// The parts always add up to `received`; each response is counted in the first part that applies, in the order written here.
package struct Ledger: Hashable, Sendable {
  /// Erased by the person or purged by age; only the counter is left.
  package var withdrawn = 0
  /// Lines skipped on request at import, or set aside by a person with a reason.
  package var invalid = 0
  /// Submitted before the survey opened or after it closed.
  package var outsideDates = 0
  /// Nothing but an audience, acknowledgements, calculations or an e-mail.
  package var blank = 0
  /// The same id or invitation as a later one, or marked by a person.
  package var duplicate = 0
  /// Identical in all its evidence to one that is kept, as part of a campaign.
  package var campaign = 0
  /// Counted in the figures.
  package var analysed = 0

  package init() {}

  /// A ledger of these parts, in the order in which they are declared; nil for another number of them, or one below 0.
  package init?(parts: [Int]) {
    guard parts.count == Ledger().parts.count, parts.allSatisfy({ $0 >= 0 }) else { return nil }
    (withdrawn, invalid, outsideDates, blank) = (parts[0], parts[1], parts[2], parts[3])
    (duplicate, campaign, analysed) = (parts[4], parts[5], parts[6])
  }

  /// How many are in each part, in the order in which they are declared.
  package var parts: [Int] { [withdrawn, invalid, outsideDates, blank, duplicate, campaign, analysed] }

  /// Adds the parts of a ledger of other responses.
  package mutating func add(_ other: Ledger) {
    withdrawn += other.withdrawn
    invalid += other.invalid
    outsideDates += other.outsideDates
    blank += other.blank
    duplicate += other.duplicate
    campaign += other.campaign
    analysed += other.analysed
  }

  package var received: Int { parts.reduce(0, +) }
}

/// Why a person set a stored response aside.
package enum Exclusion: String, Hashable, Sendable, CaseIterable {
  case invalid, duplicate, campaign
}
