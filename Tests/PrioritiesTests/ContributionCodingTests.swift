import Priorities
import Responses
import Sessions
import Surveys
import TestSupport
import Testing
import Themes

/// What was said in sessions is coded and reported, and is no evidence.
@Suite struct ContributionCodingTests {
  private func outcome(_ survey: Survey) -> SessionOutcome {
    let session = Session(id: "focus-group", kind: .focusGroup, title: "Talk", audience: "x", day: nil, dots: 5)
    let events = ["The bus", "Money", "Tea"].enumerated().map { number, text in
      SampleSession.event(number + 1, .contributed(text: text, table: "1"))
    }
    return SessionOutcome(SessionState(session, themes: survey.themes.map(\.name), events))
  }

  private func coding(_ survey: Survey, _ outcome: SessionOutcome, _ chance: inout Chance) -> Codings {
    let said = ContributionReading.comments(survey, [outcome.state])
    var decisions: [CodingDecision] = []
    for (at, one) in said.enumerated() {
      for coder in ["Anna", "Ben"] where chance.next() % 4 > 0 {
        let codes = survey.themes.map(\.name).filter { _ in chance.next() % 2 == 0 }
        decisions.append(
          CodingDecision(
            place: one.place, digest: one.digest, coder: coder, at: Moment(milliseconds: Int64(at)),
            kind: .coded(codes.map { Code($0) })))
      }
    }
    return Codings(survey, said, decisions)
  }

  @Test(arguments: 1...30) func `however contributions are coded, nothing but what stands of them changes`(seed: Int)
    throws
  {
    var chance = Chance(seed: UInt64(seed))
    let random = RandomConsultation(seed: UInt64(seed))
    let (survey, people) = (random.survey, random.people)
    let matrix = try PriorityTests.matrix(survey, people)
    let outcome = outcome(survey)
    let codings = coding(survey, outcome, &chance)
    let without = PriorityResult.compute(survey, matrix, sessions: [outcome])
    var with = PriorityResult.compute(
      survey, matrix, sessions: [outcome], contributions: ContributionFigures.bySession(survey, codings))
    #expect(with.sessions.map { $0.coding == nil } == [codings.coders.isEmpty])
    with.sessions = with.sessions.map { figures in
      var figures = figures
      figures.coding = nil
      return figures
    }
    #expect(with == without)
  }

  @Test func `a number that is too small is published of no area, nor how far coders agree on it`() throws {
    let survey = try CommentStreamTests.survey()
    let outcome = outcome(survey)
    let said = ContributionReading.comments(survey, [outcome.state])
    let decisions = said.enumerated().flatMap { at, one in
      ["Anna", "Ben"].map { coder in
        CodingDecision(
          place: one.place, digest: one.digest, coder: coder, at: Moment(milliseconds: Int64(at)),
          kind: .coded([Code("a")] + (at == 0 ? [Code("b")] : [])))
      }
    }
    let contributions = ContributionFigures.bySession(survey, Codings(survey, said, decisions))
    let people = (0..<12).map { CommentStreamTests.Person(who: $0 < 6 ? "x" : "y", dots: $0 % 2 == 0 ? "a" : "b") }
    let whole = try CommentStreamTests.result(survey, people)
    var result = whole
    result.sessions =
      PriorityResult.compute(
        survey, ResponseMatrix(MatrixLayout(survey)), sessions: [outcome], contributions: contributions
      ).sessions
    let published = try #require(try result.published(survey).sessions.first?.coding)
    #expect(published.themes.map(\.theme) == ["a"] && published.themes.map(\.contributions) == [3])
    #expect(published.agreement.themes.map(\.theme) == ["a"])
    #expect(result.sessions.first?.coding?.themes.map(\.contributions) == [3, 1, 0])
  }
}
