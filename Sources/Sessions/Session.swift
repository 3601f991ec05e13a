package import Surveys

/// A facilitated event of a consultation: planned in its definition, or made on the spot.
package struct Session: Hashable, Sendable, Codable {
  /// What people come together for.
  package typealias Kind = PlannedSession.Kind
  /// Whether its dots feed the computed order.
  package typealias Evidence = PlannedSession.Evidence

  /// Unique among the sessions of a survey.
  package var id: Name
  package var kind: Kind
  /// In the language of the session.
  package var title: String
  /// Whom its voters belong to; nil where it is nobody's in particular.
  package var audience: Name?
  package var evidence: Evidence
  package var day: CivilDate?
  package var venue: String?
  /// How many dots a vote gives to each voter, unless it is opened with another number; nil where no vote is planned.
  package var dots: Int?

  /// A session; without an evidence a focus group's votes count and no other's do (the guide's page Sessions).
  package init(
    id: Name, kind: Kind, title: String, audience: Name? = nil, evidence: Evidence? = nil, day: CivilDate? = nil,
    venue: String? = nil, dots: Int? = nil
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.audience = audience
    self.evidence = evidence ?? (kind == .focusGroup ? .votes : .none)
    self.day = day
    self.venue = venue
    self.dots = dots
  }

  /// A session as the definition plans it, in the definition's first language.
  package init(_ planned: PlannedSession) {
    self.init(
      id: planned.id, kind: planned.kind, title: planned.title.text, audience: planned.audience,
      evidence: planned.evidence, day: planned.date, venue: planned.venue?.text, dots: planned.dots)
  }

  /// Whether its dots feed the computed order.
  ///
  /// Never those of a consensus session, where that order is read: they make the agreed order, which is printed beside.
  package var feedsOrder: Bool { evidence == .votes && kind != .consensus }

  /// What the dots of a person are, where nothing else is said.
  package static let usualDots = 5
}
