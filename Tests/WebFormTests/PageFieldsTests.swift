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

  @Test func `a form that names more questions than it can have fields is too much`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      let token = Browser.encoded(try #require(browser.page.value(":token")))
      for (count, status) in [(FormBody.limit, 204), (FormBody.limit + 1, 413), (80_000, 413)] {
        let names = Array(repeating: "x", count: count - 1).joined(separator: "+")
        let page = try await browser.send(
          .post, "/s/tea/p/1", body: ":token=\(token)&:do=keep&cups=3&:on=cups+\(names)")
        #expect(page.status == status)
      }
      try await browser.get("/s/tea/p/1")
      #expect(browser.page.value("cups") == "3")
    }
  }

  @Test func `each item of a repeat gets what was sent for it, whichever way its name goes on`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try await browser.submit(["cups": "3"])
      let token = Browser.encoded(try #require(browser.page.value(":token")))
      let names = (0..<3).map { "shops%5B\($0)%5D.shop" }
      let fields = [
        "shops%5B00%5D.shop=no", "shops%5B0%5D.shop=Corner", "shops%5B2%5D.shop=Market", "shops%5B2%5Dx.shop=no",
        "shops%5B12%5D.shop=no", "%5D.shop=no",
      ]
      let on = (["shops%5B3%5D"] + names).joined(separator: "+")
      try await browser.send(
        .post, "/s/tea/p/2", body: ":token=\(token)&:do=keep&:on=\(on)&" + fields.joined(separator: "&"))
      let page = try await browser.get("/s/tea/p/2")
      #expect((0..<4).map { page.value("shops[\($0)].shop") } == ["Corner", "", "Market", nil])
    }
  }

  @Test func `what another site made up is neither kept nor put into the page that it gets`() async throws {
    let site = try TestSite()
    let from = try #require(HTTPField.Name("Sec-Fetch-Site"))
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      let token = Browser.encoded(try #require(browser.page.value(":token")))
      let body = ":token=\(token)&:on=cups&cups=19"
      let page = try await browser.send(.post, "/s/tea/p/1", body: body, headers: [from: "cross-site"])
      #expect(page.status == 403 && page.body.contains("was not sent from the form itself"))
      #expect(page.value("cups") == "" && page.value(":token") != nil)
      #expect(try await browser.get("/s/tea/p/1").value("cups") == "")
    }
  }
}
