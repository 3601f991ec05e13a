import Surveys
import Testing

@testable import Plans

@Suite struct StandingTests {
  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  private func plan(_ due: [String: String], after: [String: [String]] = [:]) -> Plan {
    let actions = due.keys.sorted().map { id in
      Action(
        id: id, action: id, cells: PlanCells(target: due[id].map { .own(Target($0)) } ?? .empty),
        after: after[id] ?? [])
    }
    return Plan(improvements: [Improvement(improvement: "I", actions: actions)])
  }

  @Test(arguments: [
    ("2016-08-30", Standing.onTrack, 31), ("2016-09-02", .atRisk, 28), ("2016-09-01", .onTrack, 29),
    ("2016-09-30", .atRisk, 0), ("2016-10-01", .behind, -1),
  ])
  func `the day of the report against the due day gives the standing`(on: String, standing: Standing, left: Int) throws
  {
    let found = ComputedStanding.of(plan(["a": "30 September 2016"]), ProgressLog(), on: try day(on))
    #expect(found == ["a": ComputedStanding(standing: standing, daysLeft: left)])
  }

  @Test func `without a day there is nothing to judge by, unless it is done`() throws {
    let (plan, on) = (plan(["a": "Ongoing"]), try day("2016-10-01"))
    #expect(ComputedStanding.of(plan, ProgressLog(), on: on) == [:])
    let log = ProgressLog(notes: [ProgressNote(date: try day("2016-09-01"), action: "a", standing: .done)])
    #expect(ComputedStanding.of(plan, log, on: on)["a"] == ComputedStanding(standing: .done, daysLeft: nil))
    #expect(ComputedStanding.of(plan, log, on: try day("2016-08-31")) == [:])
  }

  @Test func `an action is at risk while one that must come before it is behind`() throws {
    let plan = plan(["a": "May 2016", "b": "December 2016"], after: ["b": ["a"]])
    let on = try day("2016-06-15")
    #expect(ComputedStanding.of(plan, ProgressLog(), on: on)["b"]?.standing == .atRisk)
    let done = ProgressLog(notes: [ProgressNote(date: on, action: "a", standing: .done)])
    #expect(ComputedStanding.of(plan, done, on: on)["b"]?.standing == .onTrack)
  }

  @Test func `signs and words differ, so that no colour is needed`() {
    #expect(Set(Standing.allCases.map(\.sign)).count == Standing.allCases.count)
    #expect(Set(Standing.allCases.map(\.words)).count == Standing.allCases.count)
  }

  @Test func `the way from an action back to itself is the shortest one, and none where none leads back`() {
    let plan = plan(
      ["a": "", "b": "", "c": "", "d": "", "e": ""],
      after: ["a": ["b", "e"], "b": ["c"], "c": ["a"], "d": ["a"], "e": ["a", "gone"]])
    #expect(plan.circle(through: "a") == ["a", "e", "a"])
    #expect(plan.circle(through: "b") == ["b", "c", "a", "b"])
    #expect(plan.circle(through: "d") == nil)
    #expect(plan.circle(through: "nobody") == nil)
    #expect(self.plan(["a": ""], after: ["a": ["a"]]).circle(through: "a") == ["a", "a"])
  }
}
