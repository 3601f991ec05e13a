/// A facilitated event that the definition plans.
package struct PlannedSession: Hashable, Sendable {
  /// What people come together for; the raw value is the word in the definition.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case awareness, consensus, planning, meeting
    case focusGroup = "focus_group"
  }
  /// Whether its dots feed the computed order.
  package enum Evidence: String, Hashable, Sendable, CaseIterable { case votes, none }

  package var id: Name
  package var kind: Kind
  package var title: Wording
  package var audience: Name?
  package var evidence: Evidence
  package var date: CivilDate?
  /// How many dots each voter places; nil where there is no vote.
  package var dots: Int?
  package var venue: Wording?

  package init(
    id: Name, kind: Kind, title: Wording, audience: Name? = nil, evidence: Evidence,
    date: CivilDate? = nil, dots: Int? = nil, venue: Wording? = nil
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.audience = audience
    self.evidence = evidence
    self.date = date
    self.dots = dots
    self.venue = venue
  }
}
