import Plans
import SurveyFiles
import Surveys
import TestSupport
import Testing

@testable import PlanFiles

/// The findings on a plan with their places.
@Suite struct PlanCheckTests {
  private static let evidence = PlanEvidence(
    areas: [
      PlanEvidence.Area(theme: "chairs", label: "Chairs", improvement: "Softer chairs", rank: 1, priority: 0.9),
      PlanEvidence.Area(theme: "heating", label: "Heating", improvement: "A warmer hall", rank: 2, priority: 0.4),
      PlanEvidence.Area(theme: "tea", label: "Tea", improvement: "Better tea"),
    ], top: 1, responses: 12)

  private func findings(_ text: String, _ evidence: PlanEvidence? = evidence) throws -> PlanReading {
    var reading = PlanReaderTests.read(text)
    let plan = try #require(reading.plan, "\(reading.findings)")
    reading.add(PlanCheck.remarks(on: plan, evidence: evidence))
    return reading
  }

  @Test func `the findings on a poor plan are what a person has read and approved`() throws {
    let reading = try findings(
      """
      survey: tea
      made: 2016-02-18
      ends: 2016-12-31
      improvements:
        - theme: chairs
          improvement: Softer chairs
          actions:
            - id: "1.1"
              action: Measure the chairs
              lead: Who has a ruler?
              target: soon
              measure: A list
            - id: "1.2"
              action: Buy cushions
              lead: as above
              target: About May 2016
              measure: Cushions
              after: ["1.3"]
            - id: "1.3"
              action: Choose a colour
              lead: The committee
              target: by June 2016
              measure: A colour
            - { id: "1.4", action: Sit, lead: All, target: Ongoing, measure: Snores }
            - { id: "1.5", action: Rest, lead: All, target: March 2017, measure: Yawns, after: ["1.6"] }
            - { id: "1.6", action: Wake, lead: All, due: 2016-10-01, after: ["1.5"] }
            - { id: "1.7", action: Go, lead: All, target: with the next round, measure: None are left }
            - id: "1.8"
              action: Nothing is known of this
        - theme: heating
          improvement: A warmer hall
        - theme: tea
          improvement: Better tea
          actions:
            - { id: "3.1", action: Warm the pot, lead: All, target: May 2016, measure: A warm pot }
            - { id: "3.2", action: Buy leaves, lead: All, target: May 2016, measure: Leaves, source: "Minutes, item 4" }
        - improvement: Nobody asked for this
          actions:
            - { id: "4.1", action: Do it, lead: All, target: May 2016, measure: Done }
        - theme: chirs
          improvement: Misspelt
        - improvement: It was minuted
          source: Minutes of 3 May, item 2
      """)
    expectGolden(FindingPrinter(width: 120).text(of: reading.shown), "plan-findings.txt")
  }

  @Test func `a plan without fault has no findings`() throws {
    let reading = try findings(
      """
      improvements:
        - theme: chairs
          improvement: Softer chairs
          lead: All
          target: May 2016
          measure: People sit
          actions:
            - { id: "1.1", action: Measure the chairs }
            - { id: "1.2", action: Buy cushions, after: ["1.1"] }
      """)
    #expect(reading.findings == [])
  }

  @Test func `a plan without improvements is a warning`() throws {
    #expect(try findings("survey: tea").findings.map(\.message) == ["The plan has no improvements"])
  }

  @Test func `a count from an unknown day has no day`() throws {
    let reading = try findings(
      "improvements:\n  - {improvement: A, source: S, lead: L, measure: M, target: in 6 months, actions: [{id: a, action: B}]}"
    )
    #expect(reading.findings.map(\.message) == ["The target date of action a counts from a day that is not known"])
  }

  @Test func `a long chain of prerequisites is followed without a circle and without end`() throws {
    let actions = (1...3000).map { number in
      Action(
        id: "\(number)", action: "A",
        cells: PlanCells(lead: .own(["L"]), target: .own(Target("May 2016")), measure: .own(["M"])),
        after: number > 1 ? ["\(number - 1)"] : ["3000"])
    }
    let plan = Plan(improvements: [Improvement(improvement: "I", source: "S", actions: actions)])
    let remarks = PlanCheck.remarks(on: plan, evidence: nil)
    #expect(remarks.count == 1)
    #expect(remarks.first?.severity == .error)
  }
}
