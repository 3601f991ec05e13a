import Plans
import Surveys
import Testing

@testable import Reports

@Suite struct DueCalendarTests {
  private func calendar(_ action: String, _ target: Target, lead: String = "Clerk") throws -> String {
    let plan = Plan(
      title: "Hall, plan",
      improvements: [
        Improvement(
          improvement: "Softer chairs",
          actions: [
            Action(
              id: "1.1", action: action, cells: PlanCells(lead: .own([lead]), target: .own(target))),
            Action(id: "1.2", action: "No day"),
          ])
      ])
    let day = try #require(CivilDate(iso: "2016-03-30"))
    return DueCalendar(ProgressReport(plan: plan, log: ProgressLog(), on: day), id: "tea").text
  }

  @Test func `an action with a due day is an entry of that day`() throws {
    #expect(
      try calendar("Buy cushions; red, blue", Target("by Sept 2016"))
        == [
          "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Speir//Improvement plan//EN", "CALSCALE:GREGORIAN",
          "METHOD:PUBLISH", "X-WR-CALNAME:Hall\\, plan", "BEGIN:VEVENT", "UID:1.1.tea@speir.invalid",
          "DTSTAMP:20160330T000000Z", "DTSTART;VALUE=DATE:20160930", "SUMMARY:Due: 1.1 Buy cushions\\; red\\, blue",
          "DESCRIPTION:Improvement: Softer chairs\\nLead: Clerk\\nTarget date as written",
          " : by Sept 2016 (the day was inferred from it)",
          "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", "",
        ].joined(separator: "\r\n"))
  }

  @Test func `lines have at most 75 octets, are never cut inside a character and unfold to what they were`() throws {
    for length in 60..<90 {
      for letter in ["a", "é", "€", "🪑"] {
        let text = String(repeating: letter, count: length)
        let calendar = try calendar(text, Target("Sept 2016"), lead: "\\ , ; \n\u{7} end")
        for line in calendar.split(separator: "\r\n") { #expect(line.utf8.count <= 75) }
        let unfolded = Array(calendar.utf8).unfolded
        #expect(unfolded.contains("SUMMARY:Due: 1.1 \(text)"))
        #expect(unfolded.contains { $0.contains("Lead: \\\\ \\, \\; \\n end\\n") })
      }
    }
  }

  @Test func `a plan without due days is an empty calendar`() throws {
    let text = try calendar("Sit", Target("soon"))
    #expect(!text.contains("VEVENT"))
    #expect(text.hasSuffix("END:VCALENDAR\r\n"))
  }
}

extension [UInt8] {
  /// The content lines, as RFC 5545 has them unfolded: octet by octet.
  fileprivate var unfolded: [String] {
    var bytes: [UInt8] = []
    var index = 0
    while index < count {
      if index + 2 < count, self[index] == 13, self[index + 1] == 10, self[index + 2] == 32 {
        index += 3
      } else {
        bytes.append(self[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
  }
}
