import Surveys
import Testing
import Themes

@Suite struct CodingTrailTests {
  private let survey = Coding.survey
  private let comments = Coding.comments(["The road", "Tea"])

  private func decision(
    _ comment: Int, _ kind: CodingDecision.Kind, at: Int64, _ coder: String = "Anna"
  ) -> CodingDecision {
    var decision = Coding.decision(comments[comment], coder, [], at: at)
    decision.kind = kind
    return decision
  }

  private func last(_ decisions: [CodingDecision], _ work: CodingQueue.Work = .first) -> CodingDecision? {
    CodingTrail(decisions).lastUndoable(by: "Anna", in: work, Codings(survey, comments, decisions))
  }

  @Test func `the last decision is taken back first, then the one before`() {
    var decisions = [decision(0, .coded([]), at: 1), decision(1, .skipped, at: 2)]
    #expect(last(decisions)?.at.milliseconds == 2)
    decisions.append(decision(1, .undone, at: 3))
    #expect(last(decisions)?.at.milliseconds == 1)
    decisions.append(decision(0, .undone, at: 4))
    #expect(last(decisions) == nil)
  }

  @Test func `another's decision, one of another work and one about another text are left alone`() {
    #expect(last([decision(0, .coded([]), at: 1, "Ben")]) == nil)
    #expect(last([decision(0, .resolved([]), at: 1)]) == nil)
    #expect(last([decision(0, .resolved([]), at: 1)], .differences)?.at.milliseconds == 1)
    #expect(last([decision(0, .coded([]), at: 1), decision(0, .resolved([]), at: 2)]) == nil)
    var other = decision(0, .coded([]), at: 1)
    other.digest += 1
    #expect(last([other]) == nil)
  }

  @Test func `decisions about a comment are counted, of one coder or of everybody`() {
    let trail = CodingTrail([
      decision(0, .coded([]), at: 1), decision(0, .undone, at: 2), decision(0, .coded([]), at: 3, "Ben"),
      decision(1, .coded([]), at: 4),
    ])
    #expect(trail.revision(of: comments[0], by: "Anna") == 2)
    #expect(trail.revision(of: comments[0], by: nil) == 3)
    #expect(trail.latest(of: comments[0], by: "Anna") == nil)
    #expect(trail.latest(of: comments[1], by: "Anna")?.at.milliseconds == 4)
    #expect(trail.takenBack(of: comments[0], by: "Anna")?.at.milliseconds == 2)
    #expect(trail.takenBack(of: comments[1], by: "Anna") == nil)
  }

  @Test func `no two decisions of a coder have the same moment`() {
    let trail = CodingTrail([decision(0, .coded([]), at: 5)])
    #expect(trail.moment(for: "Anna", at: Moment(milliseconds: 5)).milliseconds == 6)
    #expect(trail.moment(for: "Anna", at: Moment(milliseconds: 9)).milliseconds == 9)
    #expect(trail.moment(for: "Ben", at: Moment(milliseconds: 5)).milliseconds == 5)
  }
}
