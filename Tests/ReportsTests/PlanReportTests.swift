import Plans
import Surveys
import TestSupport
import Testing

@testable import Reports

@Suite struct PlanReportTests {
  static let plan = Plan(
    survey: "tea", title: "A plan | for tea", made: CivilDate(iso: "2016-02-18"),
    improvements: [
      Improvement(
        theme: "chairs", improvement: "Softer chairs", outcome: ["People stay"],
        cells: PlanCells(implications: .own([Implication(.risks, ["Moths"]), Implication(.costs, ["Wool", "Down"])])),
        actions: [
          Action(
            id: "1.1", action: "Measure",
            cells: PlanCells(lead: .own(["All, but the clerk"]), target: .own(Target("about May 2016")))),
          Action(
            id: "1.2", action: "Buy",
            cells: PlanCells(
              lead: .above, target: .own(Target("soon", due: CivilDate(iso: "2016-09-15"))), measure: .own(["A", "B"])),
            after: ["1.1"], source: "Minutes, item 2"),
          Action(id: "1.3", action: "Sit", cells: PlanCells(lead: .above, target: .above)),
        ]),
      Improvement(theme: "heating", improvement: "Warmth"),
    ])
  static let evidence = PlanEvidence(
    areas: [
      PlanEvidence.Area(theme: "tea", label: "Tea", improvement: "Better tea", rank: 1, priority: 0.9),
      PlanEvidence.Area(theme: "chairs", label: "Chairs", improvement: "Softer chairs", rank: 2, priority: 0.625),
      PlanEvidence.Area(theme: "heating", label: "Heating", improvement: "Warmth"),
    ], top: 2, responses: 10, notice: "Made up.")

  private let report = PlanReport(plan: plan, evidence: evidence)

  @Test func `the plan as Markdown is what a person has read and approved`() {
    expectGolden(report.paper.markdown, "plan.md")
  }

  @Test func `the plan as JSON and CSV is what a person has read and approved`() {
    expectGolden(report.json, "plan.json")
    expectGolden(report.csv, "plan.csv")
  }

  @Test func `cells that span and cells that are empty are told apart`() {
    let lines = report.grid.groups[0].lines
    #expect(lines.map { $0[1]?.span } == [3, nil, nil])
    #expect(lines.map { $0[2]?.span } == [3, nil, nil])
    #expect(lines.map { $0[3]?.span } == [1, 2, nil])
    #expect(lines.map { $0[4]?.parts.isEmpty } == [true, false, true])
    #expect(lines.map { $0[5]?.span } == [3, nil, nil])
    #expect(report.grid.groups[1].lines == [])
  }

  @Test func `a plan without improvements says so`() {
    #expect(PlanReport(plan: Plan()).paper.summary == [.paragraph("The plan has no improvements yet.")])
    #expect(PlanReport(plan: Plan()).paper.sections == [])
  }
}
