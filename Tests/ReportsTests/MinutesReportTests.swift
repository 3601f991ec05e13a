import Plans
import Surveys
import Testing

@testable import Reports

@Suite struct MinutesReportTests {
  @Test func `who was there, what was agreed and what is to be done stand on the paper`() throws {
    let minutes = Minutes(
      body: "Hall committee", ordinal: 22, date: try #require(CivilDate(iso: "2016-05-03")), venue: "The hall",
      present: [Minutes.Attendant("Clerk", isChair: true), Minutes.Attendant("Treasurer")], apologies: ["Caretaker"],
      previous: Minutes.Previous(date: CivilDate(iso: "2016-04-05"), isAgreed: true),
      items: [
        Minutes.Item(
          title: "Chairs", text: ["They are hard."],
          actions: [
            Action(
              id: "m1", action: "Pay", cells: PlanCells(lead: .own(["Treasurer"]), target: .own(Target("June"))))
          ], notes: ["Paid."], parts: [Minutes.Item(title: "Cushions", text: ["None."])])
      ])
    let paper = MinutesReport(minutes).paper
    #expect(paper.title == "Hall committee – minutes of the 22nd meeting")
    #expect(paper.front.map(\.text) == ["3 May 2016", "The hall", "Clerk (chair); Treasurer", "Caretaker"])
    #expect(paper.summary.first == .paragraph("The minutes of the meeting before, of 5 April 2016, were agreed."))
    #expect(
      paper.sections[0].blocks == [
        .numbered("They are hard."), .list(["ACTION m1 – Treasurer: Pay (June)"], ordered: false),
        .paragraph("Note added after the meeting: Paid."), .heading("Cushions"), .numbered("None."),
      ])
  }

  @Test func `a meeting that agreed on nothing says so`() throws {
    let minutes = Minutes(body: "B", date: try #require(CivilDate(iso: "2016-05-03")))
    #expect(MinutesReport(minutes).paper.summary == [.paragraph("The meeting agreed on no actions.")])
  }

  @Test func `the minutes of a session are marked until somebody has read them through`() throws {
    var minutes = Minutes(body: "Board", date: try #require(CivilDate(iso: "2016-04-21")))
    #expect(MinutesReport(minutes).paper.mark == nil)
    minutes.session = "evening"
    #expect(MinutesReport(minutes).paper.mark == MinutesReport.mark)
    #expect(MinutesReport(minutes, isPublic: true).paper.mark == nil)
  }

  @Test(arguments: [
    (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (21, "21st"), (112, "112th"),
  ])
  func `meetings are counted as people count`(number: Int, text: String) {
    #expect(MinutesReport.ordinal(number) == text)
  }
}
