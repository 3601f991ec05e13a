import Plans
import Surveys
import TestSupport
import Testing

@testable import PlanFiles

@Suite struct MinutesReaderTests {
  private func read(_ text: String) -> MinutesReading { MinutesReader.read(Array(text.utf8), file: "minutes.yaml") }

  @Test func `minutes are read with their parts, actions and notes`() throws {
    let reading = read(
      """
      body: Hall committee
      ordinal: 3
      date: 2016-05-03
      venue: The hall
      present: [{ name: Ann's office, chair: yes }, Treasurer]
      apologies: Caretaker
      previous: { date: 2016-04-05, agreed: true }
      items:
        - title: Matters arising
          text: Nothing new
          parts:
            - title: Chairs
              notes: They came on Friday
              actions:
                - { id: m1, owner: [Clerk, Treasurer], action: Pay, target: in 2 weeks }
      next: June
      """)
    #expect(reading.findings == [])
    let minutes = try #require(reading.minutes)
    #expect(minutes.present == [Minutes.Attendant("Ann's office", isChair: true), Minutes.Attendant("Treasurer")])
    #expect(minutes.apologies == ["Caretaker"])
    #expect(minutes.items[0].parts[0].notes == ["They came on Friday"])
    #expect(minutes.actions.map(\.id) == ["m1"])
    #expect(minutes.actions[0].cells.lead == .own(["Clerk", "Treasurer"]))
    let plan = Plan().joined(with: [minutes]) { "\($0)" }
    #expect(plan.improvements.map(\.improvement) == ["Minutes of 2016-05-03"])
    #expect(plan.dueDays["m1"]?.day == CivilDate(iso: "2016-05-17"))
  }

  @Test(arguments: [
    ("1️⃣date: 2016-05-03", "These minutes do not say whose they are"),
    ("1️⃣body: Hall", "These minutes have no date"),
    ("body: Hall\ndate: 1️⃣3 May", "‘date’ is not a day of the calendar"),
    ("body: Hall\ndate: 2016-05-03\nordinal: 1️⃣third", "‘ordinal’ must be a whole number from 1, not ‘third’"),
    ("body: Hall\ndate: 2016-05-03\npresent: [{1️⃣nme: x}]", "Somebody present has no key ‘nme’"),
    ("body: Hall\ndate: 2016-05-03\nitems: [1️⃣{text: x}]", "This item has no title"),
    (
      "body: Hall\ndate: 2016-05-03\nitems: [{title: T, actions: [1️⃣{action: x}]}]",
      "An action of minutes needs an id and a text"
    ),
    (
      "body: Hall\ndate: 2016-05-03\nitems: [{title: T, actions: [{id: a, action: x}, {id: 1️⃣a, action: y}]}]",
      "Two actions have the id ‘a’"
    ),
    ("body: Hall\ndate: 2016-05-03\nitems: [{title: T, parts: [{title: U, 1️⃣parts: []}]}]", "A part has no key ‘parts’"),
    ("1️⃣", "The file is empty"),
  ])
  func `what is wrong is found at its place`(marked: String, message: String) {
    let text = MarkedText(marked)
    let reading = read(text.text)
    #expect(reading.minutes == nil)
    #expect(reading.findings.contains { $0.message == message && $0.place == text.places[1] }, "\(reading.findings)")
  }
}
