import HTTPTypes
import SQLiteStore
import Sessions
import Surveys
import TestSupport
import Testing

@testable import WebForm

/// What was written down in a session is put right at the facilitator's screen.
struct RoomCorrectionTests: RoomDeskVisit {
  @Test func `words, a person, the session and a pick are put right, and nothing is written over`() async throws {
    try await visit { browser, site in
      try await act(browser, "add", ":words=Busses&:table=2")
      let said = try #require(try site.state().contributions.first).id
      try await browser.get(Self.path + "?right=\(said)")
      #expect(browser.page.value(":was-right-words") == "Busses" && browser.page.value(":right-table") == "2")
      let before = ":contribution=\(said)&:was-right-words=Busses&:was-right-table=2"
      try await act(browser, "reword", before + "&:right-words=Buses&:right-table=3")
      #expect(browser.page.body.contains("It is put right.") && browser.page.body.contains("before: Busses"))
      #expect(try site.state().contributions.map(\.text) == ["Buses"] && site.state().contributions[0].table == "3")
      // Somebody else who had the former words before them is told.
      #expect(try await act(browser, "reword", before + "&:right-words=Buzzes&:right-table=2").status == 422)
      #expect(browser.page.body.contains(">Buzzes</textarea>") && browser.page.body.contains("it says now: Buses"))
      #expect(browser.page.value(":right-table") == "3" && browser.page.value(":was-right-words") == "Buses")
      #expect(try await act(browser, "reword", before + "&:right-words=&:right-table=2").status == 422)
      #expect(try await act(browser, "reword", ":contribution=\(SampleSession.id(9))&:right-words=x").status == 422)

      try await act(browser, "attend", ":name=Ana&:role=chair")
      let entry = try #require(try site.state().attendance.first).id
      try await act(browser, "person", ":entry=\(entry)&:new-name=Anna&:new-role=apologies&:new-organisation=Council")
      #expect(try site.state().attendants == [Attendant("Anna", role: .apologies, organisation: "Council")])
      #expect(try await act(browser, "person", ":entry=\(entry)&:new-name=&:new-role=chair").status == 422)
      #expect(try await act(browser, "person", ":entry=\(entry)&:new-name=x&:new-role=king").status == 400)
      try await act(browser, "off", ":entry=\(entry)")
      #expect(try site.state().attendants.isEmpty)
      #expect(try await act(browser, "off", ":entry=\(entry)").status == 422)

      try await act(browser, "about", ":session-title=An+evening&:session-day=2016-01-18&:session-venue=The+hall")
      #expect(browser.page.title == "An evening" && browser.page.body.contains("The hall"))
      #expect(try await browser.get("/organise/isles/sessions").body.contains("An evening"))
      #expect(try await act(browser, "about", ":session-title=x&:session-day=someday").status == 422)
      let count = try site.store.events(of: "talk").count
      try await act(browser, "about", ":session-title=An+evening&:session-day=2016-01-18&:session-venue=The+hall")
      #expect(try site.store.events(of: "talk").count == count)

      try await act(browser, "pick", ":pick-table=3&:pick-theme=roads")
      let pick = try #require(try site.state().picks.first).id
      try await act(browser, "unpick", ":pick=\(pick)")
      #expect(try site.state().picks.isEmpty && browser.page.body.contains("The pick is taken back."))
      #expect(try await act(browser, "unpick", ":pick=\(pick)").status == 422)
      let first = try #require(try site.store.events(of: "talk").first)
      #expect(first.kind == .contributed(text: "Busses", table: "2"))
    }
  }

  @Test func `two who put the same thing right at once undo nothing of each other's`() async throws {
    try await visit { browser, site in
      try await act(browser, "attend", ":name=Ana&:role=chair")
      let entry = try #require(try site.state().attendance.first).id
      let shown =
        ":entry=\(entry)&:was-new-name=Ana&:was-new-role=chair&:was-new-organisation=&:was-new-audience=&:new-audience="
      try await act(browser, "person", shown + "&:new-name=Ana&:new-role=chair&:new-organisation=Council")
      try await act(browser, "person", shown + "&:new-name=Anna&:new-role=chair&:new-organisation=")
      #expect(try site.state().attendants == [Attendant("Anna", role: .chair, organisation: "Council")])
      // The same field: nothing is kept, and the form has what was typed beside what stands there.
      try await act(browser, "person", shown + "&:new-name=Ana&:new-role=present&:new-organisation=Trust")
      #expect(browser.page.status == 422 && browser.page.body.contains("it says now: Council"))
      #expect(browser.page.value(":new-organisation") == "Trust" && browser.page.value(":new-name") == "Anna")
      #expect(browser.page.value(":was-new-organisation") == "Council")
      #expect(try site.state().attendants == [Attendant("Anna", role: .chair, organisation: "Council")])

      let title = try site.state().session.title
      let about =
        ":was-session-title=\(Browser.encoded(title))&:was-session-day=2016-01-18&:was-session-venue=Hall"
      try await act(
        browser, "about", ":session-title=\(Browser.encoded(title))&:session-day=2016-01-18&:session-venue=Hall")
      try await act(browser, "about", about + "&:session-title=New&:session-day=2016-01-18&:session-venue=Hall")
      try await act(
        browser, "about",
        about + "&:session-title=\(Browser.encoded(title))&:session-day=2016-01-19&:session-venue=Hall")
      #expect(try site.state().session.title == "New" && site.state().session.day?.description == "2016-01-19")
      try await act(browser, "about", about + "&:session-title=Other&:session-day=2016-01-18&:session-venue=Hall")
      #expect(browser.page.status == 422 && browser.page.value(":session-title") == "Other")
      #expect(browser.page.value(":session-day") == "2016-01-19" && browser.page.body.contains("it says now: New"))
    }
  }
}
