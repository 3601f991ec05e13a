import SQLiteStore
import TestSupport

@testable import WebForm

/// Tests that stand at the facilitator's screen of one session, against a store of its own.
protocol RoomDeskVisit {}

extension RoomDeskVisit {
  static var path: String { "/organise/isles/sessions/talk" }

  func visit(_ body: @escaping @Sendable (Browser, TestSite) async throws -> Void) async throws {
    let site = try TestSite(RoomTests.yaml, door: TestSite.door(), desk: TestDesk())
    try await site.visit { browser in
      try await browser.signIn()
      try await body(browser, site)
    }
  }

  /// Loads the screen and sends one of its forms.
  @discardableResult
  func act(_ browser: Browser, _ deed: String, _ fields: String = "") async throws -> Browser.Page {
    let page = try await browser.get(Self.path)
    let once = Browser.encoded(page.value(":once") ?? "")
    let vote = page.value(":vote").map { "&:vote=\($0)" } ?? ""
    return try await browser.change(Self.path, ":do=\(deed)&:once=\(once)\(vote)&\(fields)")
  }
}
