import HTTPTypes
import Responses
import SQLiteStore
import Seals
import Surveys
import TestSupport
import Testing

@testable import WebForm

/// Where a person stands, and who may stand there.
struct PlaceTests {
  @Test func `a cookie that was not made here is none, and no part of one can be changed`() throws {
    let site = try TestSite()
    var chance = SeededChance(seed: 4)
    let place = Place(code: DraftCode(using: &chance), startedAt: site.now, language: "gd")
    let value = place.value(site.served)
    #expect(Place(value, site.served, now: site.now) == place)
    let parts = value.split(separator: ".").map(String.init)
    #expect(parts.count == 4)
    var other = place
    other.startedAt = Moment(milliseconds: 0)
    for wrong in [
      place.text, "\(other.text).\(parts[3])", value.replacing(".gd.", with: ".en."), value + "x", "", "...",
      "\(DraftCode(using: &chance)).\(parts[1]).gd.\(parts[3])", "\(parts[0]).-\(parts[1]).gd.\(parts[3])",
    ] {
      #expect(Place(wrong, site.served, now: site.now) == nil)
    }
    // The clock was set back.
    let early = Moment(milliseconds: site.now.milliseconds - 5000)
    #expect(Place(value, site.served, now: early)?.startedAt == early)
  }

  @Test func `once answers are sent their code leads to no receipt`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try await browser.submit(["cups": "3"])
      let code = try #require(browser.cookie?.split(separator: ".").first.map(String.init))
      try await browser.submit(["kind": "black"])
      site.wait(60)
      try await browser.submit()
      let receipt = try #require(browser.page.receipt)
      let other = browser.copy
      try await other.get("/s/tea/resume?code=\(code)")
      try await other.submit([":code": code])
      #expect(other.page.status == 410 && !other.page.body.contains(receipt) && other.cookie == nil)
      #expect(other.page.body.contains("have been sent"))
      // A cookie that is made from the code leads nowhere, either.
      for made in ["\(code).\(String(site.now.milliseconds, radix: 36)).en", "\(code).0.en.00000000000000000000"] {
        other.setCookie("speir", made)
        let page = try await other.get("/s/tea/done")
        #expect(page.receipt == nil, "\(made) \(page.path) \(page.status) \(page.body)")
      }
      #expect(try await browser.get("/s/tea/done").receipt == receipt)
    }
  }

  @Test func `what was taken back does not come back from an old page`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      let page = browser.page
      try await browser.submit(["cups": "3"])
      try await browser.submit(["kind": "black"])
      let list = browser.page
      site.wait(60)
      try await browser.submit()
      let receipt = try #require(browser.page.receipt)
      #expect(try await browser.send(.delete, "/api/v1/responses/\(receipt)").status == 204)
      let token = Browser.encoded(try #require(page.value(":token")))
      let cookie = try #require(browser.cookie)
      for (path, body) in [
        ("p/1", ":token=\(token)&:on=cups&cups=3"), ("p/1", ":token=\(token)&:on=cups&cups=3&:do=keep"),
        ("check", ":token=\(token)"), ("check", ":token=\(token)&:do=save"),
      ] {
        browser.setCookie("speir", cookie)
        let answer = try await browser.send(.post, "/s/tea/\(path)", body: body)
        #expect(answer.status == 410 && answer.body.contains("has been erased") && browser.cookie == nil)
      }
      #expect(list.status == 200)
      browser.setCookie("speir", cookie)
      #expect(try await browser.get("/s/tea/p/1").status == 410)
      #expect(try site.answers().isEmpty)
      let place = try #require(Place(cookie, site.served, now: site.now))
      #expect(try site.store.draft(place.code.sealed(under: site.store.key)) == nil)
      // Whoever begins anew is let in.
      try await browser.get("/s/tea")
      try await browser.submit()
      #expect(browser.page.path == "/s/tea/p/1" && browser.page.status == 200)
    }
  }
}
