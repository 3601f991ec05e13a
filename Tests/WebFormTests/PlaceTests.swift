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
    var named = place
    named.browser = "a1"
    #expect(Place(named.value(site.served), site.served, now: site.now) == named && !named.isKept(as: place))
    #expect(Place(named.value(site.served).replacing(".a1.", with: ".a2."), site.served, now: site.now) == nil)
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
      let code = try await browser.begin()
      try await browser.submit(["kind": "black"])
      site.wait(60)
      try await browser.submit()
      let receipt = try #require(browser.page.receipt)
      let other = browser.copy
      try await other.comeBack(code)
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

  @Test func `whoever came back by a code before others sent its answers sees no receipt of theirs`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      let code = try await browser.begin()
      // A library's computer, on which they go on and which they leave without clearing it.
      let shared = browser.copy
      try await shared.comeBack(code)
      #expect(shared.page.path == "/s/tea/p/2" && shared.cookie != browser.cookie)
      let left = shared.page
      let cookie = try #require(shared.cookie)
      try await browser.submit(["kind": "black"])
      site.wait(60)
      try await browser.submit()
      let receipt = try #require(browser.page.receipt)
      let token = Browser.encoded(try #require(left.value(":token")))
      for (method, path) in [
        (HTTPRequest.Method.get, "done"), (.get, "p/1"), (.get, "check"), (.get, "saved"), (.post, "p/2"),
        (.post, "check"),
      ] {
        shared.setCookie("speir", cookie)
        let page = try await shared.send(
          method, "/s/tea/\(path)", body: method == .post ? ":token=\(token)&:on=kind&kind=other" : nil)
        #expect(page.status == 410 && page.receipt == nil && page.body.contains("have been sent"), "\(path)")
        #expect(page.links(to: "/receipt").first == "/s/tea/receipt?lang=en" && shared.cookie == nil)
      }
      #expect(try site.answers() == [#"{"cups":3,"kind":"black"}"#])
      #expect(try await browser.get("/s/tea/check").receipt == receipt)
    }
  }

  @Test func `whoever comes back by a code and sends sees the receipt, also when it is sent twice`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      let code = try await browser.begin()
      let other = browser.copy
      try await other.comeBack(code)
      try await other.submit(["kind": "black"])
      let list = other.page
      site.wait(60)
      try await other.submit()
      let receipt = try #require(other.page.receipt)
      let token = Browser.encoded(try #require(list.value(":token")))
      #expect(try await other.send(.post, "/s/tea/check", body: ":token=\(token)").receipt == receipt)
      #expect(try await browser.get("/s/tea/done").receipt == nil)
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

  @Test func `guessing at codes soon ends, is in nobody else's way, and is not remembered`() async throws {
    let site = try TestSite(proxies: .anybody)
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try await browser.submit(["cups": "7", ":do": "save"])
      let code = try #require(browser.cookie?.split(separator: ".").first.map(String.init))
      browser.forgetCookies()
      let name = try #require(HTTPField.Name("X-Forwarded-For"))
      func come(_ code: some StringProtocol, from client: String) async throws -> Int {
        try await browser.send(
          .post, "/s/tea/resume", body: ":code=\(code)", headers: [name: client], follows: false
        ).status
      }
      let known = site.served.marks.count
      let mistyped = code.dropLast() + (code.hasSuffix("0") ? "1" : "0")
      var chance = Chance(seed: 3)
      for number in 0..<30 {
        // A code that was mistyped is no attempt, and a true one takes none away.
        #expect(try await come(mistyped, from: "192.0.2.1") == 422)
        if number < 20 { #expect(try await come(code, from: "192.0.2.1") == 303) }
        #expect(try await come("\(DraftCode(using: &chance))", from: "192.0.2.1") == (number < 20 ? 422 : 429))
      }
      #expect(browser.page.headers[.retryAfter] == "10" && browser.page.body.contains("Too many attempts"))
      #expect(try await come(code, from: "192.0.2.1") == 429)
      #expect(site.served.marks.count == known)
      #expect(try await come(code, from: "192.0.2.2") == 303)
    }
  }
}

extension Browser {
  /// From the start page past the first page of tea; the code of what is kept.
  fileprivate func begin() async throws -> String {
    try await get("/s/tea")
    try await submit()
    try await submit(["cups": "3"])
    return try #require(cookie?.split(separator: ".").first.map(String.init))
  }

  /// Types a code on the page for coming back.
  fileprivate func comeBack(_ code: String) async throws {
    try await get("/s/tea/resume?code=\(code)")
    try await submit([":code": code])
  }
}
