import Plans
import SurveyFiles
import Surveys
import TestSupport
import Testing

@testable import PlanFiles

@Suite struct PlanReaderTests {
  static func read(_ text: String) -> PlanReading { PlanReader.read(Array(text.utf8), file: "plan.yaml") }

  @Test func `a plan is read with its cells, spans and days`() throws {
    let reading = PlanReaderTests.read(
      """
      survey: tea
      made: 2016-02-18
      improvements:
        - theme: chairs
          improvement: Softer chairs
          outcome: People stay longer
          lead: The hall committee
          actions:
            - id: "1.1"
              action: Measure the chairs
              target: Sept 2016
              due: 2016-09-15
              measure: [A list, A drawing]
            - { id: "1.2", action: Buy cushions, target: as above, implications: { risks: [Moths], costs: Money }, after: ["1.1"] }
      """)
    #expect(reading.findings == [])
    let plan = try #require(reading.plan)
    let improvement = plan.improvements[0]
    #expect(improvement.theme == "chairs")
    #expect(improvement.outcome == ["People stay longer"])
    #expect(improvement.value(\.lead, at: 1) == ["The hall committee"])
    #expect(improvement.actions[0].cells.measure == .own(["A list", "A drawing"]))
    #expect(improvement.actions[1].cells.target == .above)
    #expect(improvement.value(\.target, at: 1) == Target("Sept 2016", due: CivilDate(iso: "2016-09-15")))
    #expect(improvement.start(\.target, at: 1) == 0)
    #expect(improvement.value(\.measure, at: 1) == nil)
    #expect(
      improvement.actions[1].cells.implications
        == .own([Implication(.risks, ["Moths"]), Implication(.costs, ["Money"])]))
    #expect(plan.action("1.2")?.after == ["1.1"])
    #expect(plan.dueDays["1.2"] == CivilDate(iso: "2016-09-15").map { DueDay(day: $0, isInferred: false) })
  }

  @Test(arguments: [
    ("improvements:\n  - 1️⃣imrovement: Tea", "An improvement has no key ‘imrovement’"),
    ("improvements: 1️⃣tea", "‘improvements’ must be a list, not a text"),
    ("survey: tea\nmade: 1️⃣2016-02-30", "‘made’ is not a day of the calendar"),
    ("improvements:\n  - improvement: Tea\n    actions:\n      - 1️⃣action: Boil", "This action has no id"),
    ("improvements:\n  - improvement: Tea\n    actions:\n      - 1️⃣id: \"1\"", "This action has no text"),
    (
      "improvements:\n  - improvement: Tea\n    actions:\n      - {id: a, action: A}\n      - {id: 1️⃣a, action: B}",
      "Two actions have the id ‘a’"
    ),
    (
      "improvements:\n  - improvement: Tea\n    actions:\n      - {id: a, action: A, after: [1️⃣b]}",
      "Action a waits for ‘b’, which is no action of this plan"
    ),
    (
      "improvements:\n  - improvement: Tea\n    actions:\n      - {id: a, action: A, lead: 1️⃣as above}",
      "Nothing stands above ‘lead’ of the first action"
    ),
    (
      "improvements:\n  - improvement: Tea\n    lead: Me\n    actions:\n      - {id: a, action: A, lead: 1️⃣You}",
      "‘lead’ stands at the improvement and at its action a"
    ),
    ("1️⃣", "The file is empty"),
    (
      "improvements: [1️⃣&a x]",
      "Here YAML reads an anchor and drops the word after &; anchors are not used in a definition"
    ),
  ])
  func `what is wrong is found at its place`(marked: String, message: String) {
    let text = MarkedText(marked)
    let reading = PlanReaderTests.read(text.text)
    #expect(reading.plan == nil)
    #expect(reading.findings.contains { $0.message == message && $0.place == text.places[1] }, "\(reading.findings)")
  }

  @Test func `every fault of a file is found in one run`() {
    let reading = PlanReaderTests.read("bdy: x\nmade: soon\nimprovements:\n  - improvement: \n    theme: 1x\n")
    #expect(reading.findings.count == 3, "\(reading.findings)")
  }
}
