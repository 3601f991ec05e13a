import Surveys
import TestSupport
import Testing

@testable import Sessions

@Suite struct SessionTests {
  @Test func `only a focus group's dots feed the order unless it is said, and a consensus session's never`() {
    for kind in PlannedSession.Kind.allCases {
      #expect(Session(id: "a", kind: kind, title: "A").feedsOrder == (kind == .focusGroup))
      #expect(Session(id: "a", kind: kind, title: "A", evidence: .votes).feedsOrder == (kind != .consensus))
    }
  }

  @Test func `a planned session keeps what the definition says of it`() {
    let planned = PlannedSession(
      id: "one", kind: .consensus, title: Wording("Agree"), audience: "sector", evidence: .none,
      date: CivilDate(iso: "2016-01-26"), dots: 3, venue: Wording("Hall"))
    let session = Session(planned)
    #expect(session.title == "Agree" && session.venue == "Hall" && session.dots == 3)
    #expect(session.day == planned.date && session.audience == "sector" && session.evidence == .none)
  }

  @Test func `ids are 32 hexadecimal digits of chance, and nothing else is one`() {
    var chance = SeededChance(seed: 4)
    let ids = (0..<100).map { _ in EventID(using: &chance) }
    #expect(Set(ids).count == 100)
    for id in ids { #expect(EventID(id.text) == id) }
    for text in ["", "abc", String(repeating: "G", count: 32), String(repeating: "A", count: 32)] {
      #expect(EventID(text) == nil && BallotID(text) == nil)
    }
  }
}
