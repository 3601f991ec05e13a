import HTTPTypes
import Responses
import SQLiteStore
import Seals
import Surveys
import TestSupport
import Testing

@testable import WebForm

/// What a page sends, where the survey has changed since it was shown.
struct PageFieldsTests {
  @Test func `answers to questions that moved to another page meanwhile are kept`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      let token = Browser.encoded(try #require(browser.page.value(":token")))
      // The page was drawn while the kind of tea and the shops still stood on it.
      try await browser.send(
        .post, "/s/tea/p/1",
        body: ":token=\(token)&:on=cups%20kind%20shops%5B1%5D%20shops%5B0%5D.shop&cups=3&kind=other&kind.other=mint"
          + "&shops%5B0%5D.shop=Corner")
      try await browser.get("/s/tea/check")
      for words in ["Other (mint)", "Corner", "3"] { #expect(browser.page.body.contains(words)) }
    }
  }

  @Test func `whoever sends a page of answers begun under an older form is told`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try await browser.submit(["cups": "3"])
      let place = try #require(browser.cookie.flatMap { Place($0, site.served, now: site.now) })
      let code = place.code.sealed(under: site.store.key)
      func age() throws {
        var draft = try #require(try site.store.draft(code))
        draft.form = FormHash("sha256:older")
        try site.store.save(draft)
      }
      try age()
      try await browser.submit(["kind": "black"], to: "/s/tea/p/2")
      #expect(browser.page.path.hasPrefix("/s/tea/check") && browser.page.body.contains("has changed"))
      try age()
      try await browser.get("/s/tea/p/1")
      #expect(browser.page.body.contains("has changed"))
      try await browser.submit(["cups": "99"])
      #expect(browser.page.status == 422 && browser.page.body.contains("has changed"))
    }
  }
}
