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

  @Test func `what a person typed while the survey was closed by hand is kept, and they are told how to come back`()
    async throws
  {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try await browser.submit(["cups": "7"])
      try site.store.rule(Ruling(.closed, at: site.now))
      let closed = try await browser.submit(["cups": "7", "why": "I am <thirsty>"])
      let code = try #require(browser.cookie?.split(separator: ".").first.map(String.init))
      #expect(closed.body.contains("takes no more answers") && closed.body.contains("kept for 30 days"))
      #expect(closed.body.contains("/s/tea/resume?code=\(code)\""))
      #expect(closed.body.contains("href=\"/s/tea?lang=gd\""))
      // The same is said wherever they look, and to nobody else.
      for path in ["/s/tea", "/s/tea/p/1", "/s/tea/check", "/s/tea?lang=en"] {
        #expect(try await browser.get(path).body.contains("kept for 30 days"))
      }
      #expect(try await browser.get("/s/tea?lang=gd").body.contains("fad 30 latha"))
      browser.forgetCookies()
      #expect(try await !browser.get("/s/tea").body.contains("kept for"))
      try site.store.rule(Ruling(.open, at: site.now))
      try await browser.get("/s/tea/resume?code=\(code)")
      try await browser.submit([":code": code], to: "/s/tea/resume")
      try await browser.get("/s/tea/p/1")
      #expect(browser.page.value("cups") == "7" && browser.page.value("why") == "I am &lt;thirsty&gt;")
    }
  }

  @Test func `what is typed on the first page of a survey that is closed by hand is kept, by itself or sent`()
    async throws
  {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try site.store.rule(Ruling(.closed, at: site.now))
      let page = browser.page
      let fields = ":token=\(Browser.encoded(page.value(":token") ?? ""))&:on=cups"
      #expect(try await browser.send(.post, "/s/tea/p/1", body: "\(fields)&cups=2&:do=keep").status == 204)
      #expect(
        try await browser.send(.post, "/s/tea/p/1", body: "\(fields)&cups=4").body.contains("kept for 30 days"))
      // Nothing is kept that was sent from elsewhere.
      let made = ":token=x&:on=cups&cups=9"
      #expect(try await browser.send(.post, "/s/tea/p/1", body: made).body.contains("takes no more answers"))
      try site.store.rule(Ruling(.dates, at: site.now))
      #expect(try await browser.get("/s/tea/p/1").value("cups") == "4")
    }
  }

  @Test func `nothing is said to be kept where nothing is: after sending, and after the last day`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      let page = browser.page
      try await browser.submit(["cups": "3"])
      try await browser.get("/s/tea/check")
      site.wait(60)
      try await browser.submit()
      #expect(browser.page.path == "/s/tea/done")
      try site.store.rule(Ruling(.closed, at: site.now))
      let fields = ":token=\(Browser.encoded(page.value(":token") ?? ""))&:on=cups&cups=5"
      let sent = try await browser.send(.post, "/s/tea/p/1", body: fields)
      #expect(sent.body.contains("takes no more answers") && !sent.body.contains("kept for"))
      #expect(try site.answers().count == 1)
    }
    let dated = try TestSite(TestSite.tea.replacing("languages:", with: "closes: 2026-01-01\nlanguages:"))
    try await dated.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try await browser.submit(["cups": "3"])
      dated.wait(24 * 60 * 60)
      let closed = try await browser.submit(["kind": "black"])
      #expect(closed.body.contains("takes no more answers") && !closed.body.contains("kept for"))
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
