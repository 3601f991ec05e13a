import Plans
import Surveys
import TestSupport
import Testing

@testable import PlanFiles

@Suite struct MinutesWritingTests {
  @Test func `minutes that are written read back as the same`() throws {
    let date = try #require(CivilDate(iso: "2016-05-03"))
    let minutes = Minutes(
      body: "Council: the “Hall” committee # 3", ordinal: 2, date: date, session: "evening", venue: "- the hall",
      present: [Minutes.Attendant("Ann's office, Isles", isChair: true), Minutes.Attendant("30 other people")],
      secretariat: ["yes"], apologies: ["null", "Caretaker: away"],
      previous: Minutes.Previous(date: CivilDate(iso: "2016-04-05"), isAgreed: false),
      items: [
        Minutes.Item(
          title: "Matters: arising",
          text: ["Decided: to {write}", "Two\nlines", "*anchor", "1. First"],
          actions: [
            Action(
              id: "evening.1", action: "Write & send",
              cells: PlanCells(lead: .own(["Clerk"]), target: .own(Target("by June", due: date)))),
            Action(id: "evening.2", action: "Sweep: up"),
          ], notes: ["Sent"], parts: [Minutes.Item(title: "Chairs", text: ["They came"])])
      ], next: ["June"])
    let text = MinutesWriting.text(minutes, note: ["From a session."])
    let reading = MinutesReader.read(Array(text.utf8), file: "minutes.yaml")
    #expect(reading.findings == [], "\(text)")
    #expect(reading.minutes == minutes, "\(text)")
    #expect(text.hasPrefix("# From a session.\n"))
  }

  @Test func `minutes of next to nothing read back, too`() throws {
    let minutes = Minutes(body: "Hall", date: try #require(CivilDate(iso: "2016-05-03")))
    #expect(MinutesReader.read(Array(MinutesWriting.text(minutes).utf8), file: "m").minutes == minutes)
  }
}
