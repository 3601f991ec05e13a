import Surveys
import Testing

@testable import Plans

@Suite struct ProgressNoteTests {
  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  @Test func `the latest note up to a day holds, and of one day the last written`() throws {
    let log = ProgressLog(notes: [
      ProgressNote(date: try day("2016-06-01"), action: "a", qualifier: "second"),
      ProgressNote(date: try day("2016-05-01"), action: "a", qualifier: "first"),
      ProgressNote(date: try day("2016-06-01"), action: "a", qualifier: "third"),
      ProgressNote(date: try day("2016-07-01"), action: "b", qualifier: "other"),
    ])
    #expect(log.latest("a", on: try day("2016-12-31"))?.qualifier == "third")
    #expect(log.latest("a", on: try day("2016-05-31"))?.qualifier == "first")
    #expect(log.latest("a", on: try day("2016-04-30")) == nil)
    #expect(log.days(until: try day("2016-06-30")) == [try day("2016-05-01"), try day("2016-06-01")])
  }

  @Test func `yes and no follow from the standing`() throws {
    let date = try day("2016-06-01")
    let answers = Standing.allCases.map { ProgressNote(date: date, action: "a", standing: $0).isOnTrack }
    #expect(answers == [true, false, false, true])
    #expect(ProgressNote(date: date, action: "a").isOnTrack == nil)
  }

  @Test func `a day that has not come is no note's, and one before the plan's first is to be looked at`() throws {
    let day = { (text: String) in try #require(CivilDate(iso: text)) }
    let (made, today) = (try day("2026-01-10"), try day("2026-03-01"))
    let plan = Plan(made: made, adopted: try day("2026-02-01"))
    #expect(plan.noteDay(today, today: today) == .fits && plan.noteDay(made, today: today) == .fits)
    #expect(plan.noteDay(try day("2026-03-02"), today: today) == .future)
    #expect(plan.noteDay(try day("2026-01-09"), today: today) == .early(first: made))
    #expect(Plan().noteDay(try day("2007-01-01"), today: today) == .fits)
    guard case .early = Plan().noteDay(try day("1016-01-01"), today: today) else {
      Issue.record("The year is mistyped.")
      return
    }
  }
}
