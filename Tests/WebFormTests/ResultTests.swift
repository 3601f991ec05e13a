import HTTPTypes
import Responses
import SQLiteStore
import Seals
import Testing

@testable import WebForm

/// The results as those who were asked see them.
struct ResultTests {
  @Test func `open results are shown once enough people have answered`() async throws {
    try await TestSite(desk: TestDesk(answered: 4)).visit { browser in
      let page = try await browser.get("/s/tea/results")
      #expect(page.status == 200 && page.body.contains("too few answers yet"))
      #expect(try await browser.get("/s/tea/results?lang=gd").title.hasPrefix("Toraidhean"))
    }
    try await TestSite(desk: TestDesk(answered: 5)).visit { browser in
      let page = try await browser.get("/s/tea/results")
      #expect(page.title == "What people said" && page.headers[.cacheControl] == "no-store")
      // It may have been made by a version before, and shows itself in the style that it had then.
      let policy = try #require(page.headers[.contentSecurityPolicy])
      for style in ["p{color:red}", "b{}"] { #expect(policy.contains("'\(ContentPolicyHash.of(style))'")) }
      #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-") && !policy.contains("script"))
      #expect(
        page.headers[values: .contentSecurityPolicy].count == 1 && page.headers[.xContentTypeOptions] == "nosniff")
    }
  }

  @Test func `results that could tell what somebody said are held back, and the page says until when`() async throws {
    try await TestSite(desk: TestDesk(answered: 7)).visit { browser in
      let page = try await browser.get("/s/tea/results")
      #expect(page.status == 200 && page.body.contains("at least 5 more people have answered"))
      #expect(try await browser.get("/s/tea/results?lang=gd").body.contains("co-dhiù 5 daoine eile"))
    }
  }

  @Test(arguments: ["closes: 2025-12-31", "opens: 2025-12-30"])
  func `of a closed survey nobody is told to come back for more`(dates: String) async throws {
    let yaml = TestSite.tea.replacing("languages:", with: "\(dates)\nlanguages:")
    for (answered, words) in [(4, "There are too few answers to show results."), (7, "The results cannot be shown:")] {
      let site = try TestSite(yaml, desk: TestDesk(answered: answered))
      if dates.hasPrefix("opens") { try site.store.rule(Ruling(.closed, at: site.now)) }
      try await site.visit { browser in
        let results = try await browser.get("/s/tea/results").body
        #expect(results.contains(words) && !results.contains(" yet") && !results.contains("more people"))
        let closed = try await browser.get("/s/tea").body
        #expect(closed.contains("See the results</a>"))
      }
    }
  }

  @Test func `where results are open the receipt's page and the closed survey lead to them, in the same language`()
    async throws
  {
    let site = try TestSite(desk: TestDesk(answered: 5))
    try await site.visit { browser in
      try await browser.get("/s/tea?lang=gd")
      #expect(browser.page.links(to: "/results").isEmpty)
      try await browser.submit([":language": "gd"])
      try await browser.submit(["cups": "3"])
      try await browser.submit(["kind": "black"])
      site.wait(60)
      try await browser.submit()
      #expect(browser.page.path == "/s/tea/done")
      #expect(browser.page.links(to: "/results") == ["/s/tea/results?lang=gd"])
      #expect(try await browser.get("/s/tea/results?lang=gd").title == "What people said")
    }
    let closed = TestSite.tea.replacing("languages:", with: "closes: 2025-12-31\nlanguages:")
    try await TestSite(closed, desk: TestDesk(answered: 4)).visit { browser in
      for path in ["", "/p/1", "/check"] {
        let page = try await browser.get("/s/tea\(path)?lang=gd")
        #expect(page.links(to: "/results") == ["/s/tea/results?lang=gd"])
      }
      #expect(try await browser.get("/s/tea/results?lang=gd").title.hasPrefix("Toraidhean"))
    }
  }

  @Test func `where results are sealed, or nobody makes them, no page leads to them`() async throws {
    let open = TestSite.tea.replacing("languages:", with: "closes: 2026-12-31\nlanguages:")
    for (yaml, desk) in [(open.replacing("languages:", with: "results: sealed\nlanguages:"), TestDesk()), (open, nil)] {
      let site = try TestSite(yaml, desk: desk)
      try await site.visit { browser in
        try await browser.get("/s/tea")
        #expect(browser.page.links(to: "/results").isEmpty)
        try await browser.answer(site)
        #expect(browser.page.path == "/s/tea/done" && browser.page.receipt != nil)
        #expect(browser.page.links(to: "/results").isEmpty)
        #expect(try await browser.get("/s/tea/results").status == 404)
      }
      let closed = try TestSite(yaml.replacing("closes: 2026", with: "closes: 2025"), desk: desk)
      try await closed.visit { browser in
        let page = try await browser.get("/s/tea")
        #expect(page.status == 200 && page.links(to: "/results").isEmpty)
      }
    }
  }

  @Test func `sealed results are not there for those who were asked, before or after the survey closes`() async throws {
    for day in ["2025-12-31", "2026-12-31"] {
      let yaml = TestSite.tea.replacing("languages:", with: "closes: \(day)\nresults: sealed\nlanguages:")
      try await TestSite(yaml, desk: TestDesk()).visit { browser in
        let page = try await browser.get("/s/tea/results")
        #expect(page.status == 404)
      }
    }
  }
}

extension Browser.Page {
  /// The addresses with that part that the page leads to, in its order.
  func links(to part: String) -> [String] {
    body.matches(of: #/<a href="([^"]*)"/#).map { String($0.1) }.filter { $0.contains(part) }
  }
}
