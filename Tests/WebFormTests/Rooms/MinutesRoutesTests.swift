import HTTPTypes
import Synchronization
import TestSupport
import Testing

@testable import WebForm

@Suite struct MinutesRoutesTests: RoomDeskVisit {
  private static let minutes = path + "/minutes"

  @Test func `minutes are made, read and taken away on the organisers' pages`() async throws {
    let desk = TestDesk()
    let site = try TestSite(RoomTests.yaml, door: TestSite.door(), desk: desk)
    try await site.visit { browser in
      // Whoever is not signed in reads nothing.
      try await browser.get(Self.minutes + "/page")
      #expect(!browser.page.body.contains("minutes of talk"))
      try await browser.signIn()
      #expect(try await browser.get("/organise/isles").body.contains("Minutes: ") == false)
      try await act(browser, "add", "&:words=Later+buses")
      #expect(try await browser.get(Self.path).body.contains("href=\"\(Self.minutes)\">Minutes of the session</a>"))
      #expect(try await browser.get("/organise/isles").body.contains("href=\"\(Self.minutes)\""))
      #expect(try await browser.get(Self.minutes + "/page").status == 404)
      #expect(try await browser.get(Self.minutes).body.contains("Make the minutes"))
      try await browser.change(Self.minutes, ":do=make")
      #expect(browser.page.path == Self.minutes + "?done=made" && browser.page.body.contains("Not for publication: "))
      #expect(browser.page.body.contains("They hold 2 contributions that are withheld now."))
      #expect(try await browser.get(Self.minutes + "/page").body == "minutes of talk")
      try await browser.get(Self.minutes + "/minutes-2025-12-30.md")
      #expect(
        browser.page.body == "# Minutes of talk\n"
          && browser.page.headers[.contentType]?.hasPrefix("text/markdown") == true)
      #expect(try await browser.get(Self.minutes + "/minutes-2025-12-31.md").status == 404)
      try await browser.get(Self.minutes)
      try await browser.change(Self.minutes, ":do=anew")
      #expect(browser.page.body.contains("written afresh.") && !browser.page.body.contains("withheld"))
      #expect(desk.kept.withLock { $0.made } == [false, true])
      try await browser.change(Self.minutes, ":do=burn")
      #expect(browser.page.status == 400)
      #expect(try await browser.get("/organise/isles/sessions/nothing/minutes").status == 404)
    }
  }

  @Test func `no minutes are made of a session in which nothing has happened, nor by a form from elsewhere`()
    async throws
  {
    let desk = TestDesk()
    let site = try TestSite(RoomTests.yaml, door: TestSite.door(), desk: desk)
    try await site.visit { browser in
      try await browser.signIn()
      try await browser.get(Self.minutes)
      try await browser.change(Self.minutes, ":do=make")
      try await browser.send(.post, Self.minutes, body: ":do=make&:token=x")
      #expect(browser.page.status == 403)
      #expect(desk.kept.withLock { $0.made }.isEmpty)
    }
  }
}
