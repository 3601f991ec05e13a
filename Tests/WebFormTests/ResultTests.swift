import HTTPTypes
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
