import HTTPTypes
import Responses
import SQLiteStore
import Testing

@testable import WebForm

/// Opening and closing by hand, as those who answer meet it.
struct RulingTests {
  @Test func `a survey that was closed by hand takes nothing, by page or by program, and says so`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try await browser.submit(["cups": "3"])
      try await browser.get("/s/tea/check")
      #expect(browser.page.path == "/s/tea/check")
      try site.store.rule(Ruling(.closed, at: site.now))
      site.wait(60)
      try await browser.submit()
      #expect(browser.page.body.contains("takes no more answers"))
      try await browser.get("/s/tea?lang=gd")
      #expect(browser.page.body.contains("suirbhidh seo dùinte"))
      try await browser.get("/")
      #expect(!browser.page.body.contains("/s/tea"))
      let json: HTTPFields = [.contentType: "application/json"]
      try await browser.send(
        .post, "/api/v1/surveys/tea/responses", body: #"{"answers":{"cups":3}}"#, headers: json)
      #expect(browser.page.status == 403 && browser.page.body.contains("This survey is closed."))
      #expect(try site.answers().isEmpty)
      // What was typed before is still there once it is open again.
      try site.store.rule(Ruling(.dates, at: site.now))
      try await browser.get("/s/tea/p/1")
      #expect(browser.page.value("cups") == "3")
    }
  }

  @Test func `a survey that was opened by hand takes answers after its last day`() async throws {
    let site = try TestSite(TestSite.tea.replacing("languages:", with: "closes: 2025-12-01\nlanguages:"))
    try await site.visit { browser in
      try await browser.get("/s/tea")
      #expect(browser.page.body.contains("closed"))
      try site.store.rule(Ruling(.open, at: site.now))
      try await browser.get("/s/tea")
      try await browser.submit()
      #expect(browser.page.path == "/s/tea/p/1")
    }
  }
}
