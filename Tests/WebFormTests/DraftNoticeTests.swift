import HTTPTypes
import Responses
import SQLiteStore
import Seals
import Surveys
import Synchronization
import TestSupport
import Testing

@testable import WebForm

/// What people are told of answers that wait: that the survey has changed, or that they waited for too long.
struct DraftNoticeTests {
  private static let changed = TestSite.tea.replacing("How many cups?", with: "How many mugs?")
  private static let older = "The survey has changed since you left."
  private static let erased = "Answers that wait for more than 30 days are erased."

  /// Somebody on the second page of the survey, before it is changed.
  private func begun(_ site: TestSite) async throws -> (cookie: String, token: String) {
    let begun = Kept()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try await browser.submit(["cups": "3"])
      begun.set(try #require(browser.cookie), try #require(browser.page.value(":token")))
    }
    return begun.value
  }

  @Test func `what a page keeps by itself leaves the notice of a changed survey to be shown`() async throws {
    let before = try TestSite()
    let (cookie, token) = try await begun(before)
    let site = try TestSite(DraftNoticeTests.changed, before: before)
    try await site.visit { browser in
      browser.setCookie("speir", cookie)
      let own = ":token=\(Browser.encoded(token))&:on=kind"
      for fields in ["kind=black&:do=keep", "kind=black&:do=keep", "kind=black&:do=save"] {
        try await browser.send(.post, "/s/tea/p/2", body: "\(own)&\(fields)")
        #expect(!browser.page.body.contains(DraftNoticeTests.older))
      }
      try await browser.send(.post, "/s/tea/check", body: "\(own)&:do=save")
      #expect(browser.page.path == "/s/tea/saved")
      try await browser.send(.post, "/s/tea/p/2", body: "\(own)&kind=black")
      #expect(browser.page.path == "/s/tea/check?older=1" && browser.page.body.contains(DraftNoticeTests.older))
      // Whoever was told is not told again.
      try await browser.get("/s/tea/p/1")
      #expect(!browser.page.body.contains(DraftNoticeTests.older))
    }
  }

  @Test func `whoever goes back to the start, or must put something right, is told of a changed survey there or next`()
    async throws
  {
    let before = try TestSite()
    let (cookie, token) = try await begun(before)
    let site = try TestSite(DraftNoticeTests.changed, before: before)
    try await site.visit { browser in
      browser.setCookie("speir", cookie)
      let own = ":token=\(Browser.encoded(token))&:on=cups"
      try await browser.send(.post, "/s/tea/p/1", body: "\(own)&cups=4&:do=back")
      #expect(browser.page.path == "/s/tea" && !browser.page.body.contains(DraftNoticeTests.older))
      try await browser.send(.post, "/s/tea/p/1", body: "\(own)&cups=400")
      #expect(browser.page.status == 422 && browser.page.body.contains(DraftNoticeTests.older))
      try await browser.send(.post, "/s/tea/p/1", body: "\(own)&cups=4")
      #expect(browser.page.path == "/s/tea/p/2" && !browser.page.body.contains(DraftNoticeTests.older))
    }
  }

  @Test func `a list of answers that was shown before the survey changed is shown once more before it is sent`()
    async throws
  {
    let before = try TestSite()
    let list = Kept()
    try await before.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try await browser.submit(["cups": "3"])
      try await browser.submit(["kind": "black"])
      let page = browser.page
      let fields = try [":token", ":form"].map { "\($0)=\(Browser.encoded(try #require(page.value($0))))" }
      list.set(try #require(browser.cookie), fields.joined(separator: "&"))
    }
    before.wait(60)
    let site = try TestSite(DraftNoticeTests.changed, before: before)
    try await site.visit { browser in
      browser.setCookie("speir", list.value.cookie)
      try await browser.send(.post, "/s/tea/check", body: list.value.token)
      #expect(browser.page.path == "/s/tea/check" && browser.page.body.contains(DraftNoticeTests.older))
      #expect(try site.answers().isEmpty)
      try await browser.submit()
      #expect(browser.page.path == "/s/tea/done" && browser.page.receipt != nil)
      #expect(try site.answers().count == 1)
    }
  }

  @Test func `answers that nobody came back to are erased, and whoever comes back hears of it`() async throws {
    let site = try TestSite()
    let (cookie, token) = try await begun(site)
    let place = try #require(Place(cookie, site.served, now: site.now))
    let sealed = place.code.sealed(under: site.store.key)
    let sweep = DraftSweep(site: FormSite([site.served], now: { site.now }))
    site.wait(29 * 24 * 3600)
    await sweep.sweep()
    #expect(try site.store.draft(sealed) != nil)
    site.wait(24 * 3600 + 1)
    await sweep.sweep()
    #expect(try site.store.draft(sealed) == nil)
    try await site.visit { browser in
      for path in ["p/1", "p/2", "check"] {
        browser.setCookie("speir", cookie)
        let page = try await browser.get("/s/tea/\(path)")
        #expect(page.status == 410 && page.body.contains(DraftNoticeTests.erased) && browser.cookie == nil)
        #expect(page.links(to: "/s/tea?").contains("/s/tea?lang=en"))
      }
      try await browser.get("/s/tea/resume")
      try await browser.submit([":code": place.code.description])
      #expect(browser.page.status == 422)
      #expect(browser.page.body.contains("Answers that wait for more than 30 days are erased; then start again."))
      // What somebody sends from a page that they left open is taken, and they hear that the rest is gone.
      browser.setCookie("speir", cookie)
      try await browser.send(.post, "/s/tea/p/2", body: ":token=\(Browser.encoded(token))&:on=kind&kind=black")
      #expect(browser.page.status == 200 && browser.page.body.contains(DraftNoticeTests.erased))
      #expect(try site.store.draft(sealed)?.answers == #"{"kind":"black"}"#)
    }
  }
}

/// What a visit found out, for after it.
private final class Kept: Sendable {
  private let found = Mutex(("", ""))
  func set(_ cookie: String, _ token: String) { found.withLock { $0 = (cookie, token) } }
  var value: (cookie: String, token: String) { found.withLock { (cookie: $0.0, token: $0.1) } }
}
