import Priorities
import Responses
import Sessions
import Surveys
import TestSupport
import Testing

/// The votes of sessions in the method, held against the plain one and against what the page says of them.
@Suite struct SessionVoteTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func `votes of sessions count as the page has it`(seed: UInt64) throws {
    let random = RandomConsultation(seed: seed)
    let sessions = RandomSessions(seed: seed, random.survey)
    let result = try PlainMethodTests.compute(random.survey, random.people, sessions.outcomes)
    let plain = PlainOrder(random.survey, random.people, sessions.plain)
    let differences = PlainMethodTests.differences(result, plain)
    #expect(differences.isEmpty, "\(differences.prefix(8).joined(separator: "\n"))")
    #expect(result.sessions.filter(\.isCounted).map(\.session.id) == sessions.plain.map(\.id))
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `voters of sessions are redrawn session by session`(seed: UInt64) throws {
    let (survey, people) = CertaintyTests.random(seed, draws: 21)
    let sessions = RandomSessions(seed: seed, survey)
    let result = try PlainMethodTests.compute(survey, people, sessions.outcomes)
    let plain = PlainCertainty(PlainOrder(survey, people, sessions.plain))
    let isOpen = result.themes.count { $0.rank != nil } > survey.priorities.top
    for theme in result.themes {
      #expect(theme.rangeInRedraws == plain.ranges[theme.theme], "\(theme.theme)")
      #expect(theme.band == plain.bands[theme.theme], "\(theme.theme)")
      #expect(CertaintyTests.near(theme.inTop, isOpen ? plain.inTop[theme.theme] : nil), "\(theme.theme)")
    }
    if !plain.ranges.isEmpty { #expect(result.certainty.redraws.map(\.manner) == plain.manners) }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `what a session moved is what the order would be without it`(seed: UInt64) throws {
    let random = RandomConsultation(seed: seed)
    let sessions = RandomSessions(seed: seed, random.survey)
    let result = try PlainMethodTests.compute(random.survey, random.people, sessions.outcomes)
    for session in result.sessions where session.isCounted {
      let without = PlainOrder(
        random.survey, random.people, sessions.plain.filter { $0.id != session.session.id })
      for theme in result.themes {
        let rank = without.order.firstIndex(of: theme.theme).map { $0 + 1 }
        let move = session.moved.first { $0.theme == theme.theme }
        #expect((move == nil) == (rank == theme.rank))
        if let move { #expect(move.without == rank && move.with == theme.rank) }
      }
    }
  }

  @Test func `voters of sessions are never added to a number of people or respondents`() throws {
    let random = RandomConsultation(seed: 3)
    let sessions = RandomSessions(seed: 3, random.survey)
    let (with, without) = (
      try PlainMethodTests.compute(random.survey, random.people, sessions.outcomes),
      try PlainMethodTests.compute(random.survey, random.people)
    )
    #expect(with.people == without.people && with.withoutAudience == without.withoutAudience)
    #expect(with.audiences.map(\.people) == without.audiences.map(\.people))
    #expect(with.questions == without.questions)
  }

  /// So that no agreement comes of having nothing to disagree about.
  @Test func `the random sessions come to every case`() {
    var seen: [String: Int] = [:]
    for seed: UInt64 in 0..<200 {
      let random = RandomConsultation(seed: seed)
      let sessions = RandomSessions(seed: seed, random.survey)
      func note(_ what: String, _ holds: Bool) { seen[what, default: 0] += holds ? 1 : 0 }
      let plain = PlainOrder(random.survey, random.people, sessions.plain)
      let bare = PlainOrder(random.survey, random.people)
      note("no session counts", sessions.plain.isEmpty)
      note("several count", sessions.plain.count > 1)
      note("dots on the wall", sessions.plain.contains { $0.wallPeople > 0 })
      note("ballots and a wall", sessions.plain.contains { $0.wallPeople > 0 && !$0.ballots.isEmpty })
      note("another order", plain.order != bare.order)
      note("a sector more", plain.sectors.count > bare.sectors.count)
      note("a pool with voters", plain.sectors.contains { $0.name == "pooled" && !$0.sessions.isEmpty })
    }
    #expect(seen.values.allSatisfy { $0 >= 10 }, "\(seen)")
  }
}
