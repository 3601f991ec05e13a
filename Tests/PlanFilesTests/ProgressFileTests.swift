import Plans
import Surveys
import TestSupport
import Testing

@testable import PlanFiles

@Suite struct ProgressFileTests {
  private static let plan = Plan(improvements: [
    Improvement(improvement: "I", actions: [Action(id: "1.1", action: "A"), Action(id: "1.2", action: "B")])
  ])

  private func read(_ text: String) -> ProgressReading {
    ProgressReader.read(Array(text.utf8), file: "progress.yaml", plan: Self.plan)
  }

  private func note(_ text: String) throws -> ProgressEntry {
    .note(
      ProgressNote(
        date: try #require(CivilDate(iso: "2016-09-30")), action: "1.2", progress: [text, "B"], nextSteps: ["C"],
        standing: .atRisk, qualifier: text, members: ["Clerk"]))
  }

  @Test func `notes and activities are read in their order`() throws {
    let reading = read(
      """
      - date: 2016-09-30
        action: "1.1"
        progress: [Measured, Drawn]
        next_steps: Buy
        standing: behind
        qualifier: the shop is shut
        members: Clerk
      - { date: 2016-09-30, member: Chair, year: 2016, heading: Talks, events: [The hall] }
      - { date: 2016-09-30, member: Clerk }
      """)
    let day = try #require(CivilDate(iso: "2016-09-30"))
    #expect(reading.findings == [])
    #expect(
      reading.log
        == ProgressLog(
          notes: [
            ProgressNote(
              date: day, action: "1.1", progress: ["Measured", "Drawn"], nextSteps: ["Buy"], standing: .behind,
              qualifier: "the shop is shut", members: ["Clerk"])
          ],
          activities: [
            Activity(date: day, member: "Chair", year: 2016, heading: "Talks", events: ["The hall"]),
            Activity(date: day, member: "Clerk"),
          ]))
  }

  @Test(arguments: [
    ("- {date: 2016-09-30, action: 1️⃣1.3}", "The plan has no action ‘1.3’"),
    ("- 1️⃣{date: 2016-09-30}", "This note names no action"),
    ("- 1️⃣action: \"1.1\"", "This entry has no date"),
    ("- {date: 2016-09-30, action: 1.1, standing: 1️⃣behnd}", "‘standing’ cannot be ‘behnd’"),
    ("- {date: 2016-09-30, member: Chair, year: 1️⃣soon}", "‘soon’ is no year"),
    ("1️⃣notes: none", "The file must be a list, not a mapping"),
  ])
  func `what is wrong is found at its place`(marked: String, message: String) {
    let text = MarkedText(marked)
    let reading = read(text.text)
    #expect(reading.log == nil)
    #expect(reading.findings.contains { $0.message == message && $0.place == text.places[1] }, "\(reading.findings)")
  }

  @Test(arguments: [
    "", "# Only a remark\n", "- {date: 2016-05-01, action: 1.1}",
    "  - date: 2016-05-01\n    action: \"1.1\"\n\n# end\n",
  ])
  func `an entry is added at the end, and nothing before it is touched`(old: String) throws {
    for text in ["plain", "a: b #c", "two\nlines", "“quoted” \"twice\"", "- x", "yes"] {
      let reading = read(old)
      let entry = try note(text)
      let appendix = try #require(reading.appendix(entry, plan: Self.plan))
      let after = read(old + appendix)
      #expect(after.log?.notes.count == (reading.log?.notes.count ?? 0) + 1, "\(after.findings)")
      guard case .note(let note) = entry else { return }
      #expect(after.log?.notes.last == note)
    }
  }

  @Test func `where no entry can follow, none is made up`() throws {
    #expect(read("[]").appendix(try note("x"), plan: Self.plan) == nil)
    #expect(read("- {date: x}").appendix(try note("x"), plan: Self.plan) == nil)
  }
}
