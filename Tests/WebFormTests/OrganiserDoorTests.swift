import HTTPTypes
import SQLiteStore
import Seals
import Surveys
import Synchronization
import Testing

@testable import WebForm

/// Who comes in, and who does not.
struct OrganiserDoorTests {
  private static let pages = [
    "/organise", "/organise/tea", "/organise/tea/results", "/organise/tea/files/responses.csv",
    "/organise/tea/reports/priorities.csv", "/organise/none",
  ]

  @Test func `without a secret there are no pages for organisers`() async throws {
    let site = try TestSite(desk: TestDesk())
    try await site.visit { browser in
      for path in OrganiserDoorTests.pages + ["/organise/sign-in"] {
        let page = try await browser.send(.get, path, follows: false)
        #expect(page.status == 404)
      }
      #expect(try await browser.send(.post, "/organise/sign-in", body: ":secret=").status == 404)
    }
  }

  @Test func `an organiser signs in, and out again for good`() async throws {
    let site = try TestSite(door: TestSite.door(), desk: TestDesk())
    try await site.visit { browser in
      #expect(try await browser.get("/organise").path == "/organise/sign-in")
      let page = try await browser.signIn()
      #expect(page.path == "/organise" && page.body.contains("href=\"/organise/tea\""))
      #expect(page.headers[.cacheControl] == "no-store")
      #expect(try await browser.get("/organise/sign-in").path == "/organise")
      let cookie = try #require(browser.cookie(OrganiserDoor.cookie))
      #expect(try await browser.change("/organise/sign-out").path == "/organise/sign-in")
      #expect(browser.cookie(OrganiserDoor.cookie) == nil)
      // Whoever kept a copy of the cookie is out, too.
      browser.setCookie(OrganiserDoor.cookie, cookie)
      #expect(try await browser.get("/organise").path == "/organise/sign-in")
    }
  }

  @Test func `the cookie is for these pages alone, and cannot be read by scripts or sent by other sites`() async throws
  {
    let door = TestSite.door()
    let now = Moment(milliseconds: 0)
    let open = door.signIn(now, isSecure: false), secure = door.signIn(now, isSecure: true)
    let own: Set = ["Path=/organise", "HttpOnly", "SameSite=Strict", "Max-Age=43200"]
    #expect(CookieTests.attributes(open) == own && CookieTests.attributes(secure) == own.union(["Secure"]))
  }

  @Test func `no page is shown and nothing is done without a session, with a forged one, or with an old one`()
    async throws
  {
    let desk = TestDesk()
    let site = try TestSite(door: TestSite.door(), desk: desk)
    try await site.visit { browser in
      try await browser.signIn()
      let cookie = try #require(browser.cookie(OrganiserDoor.cookie))
      let token = try #require(browser.page.value(":token"))
      var chance = SystemRandomNumberGenerator()
      let elsewhere = OrganiserSeal(secret: TestSite.secret, using: &chance)
      let end = Moment(milliseconds: site.now.milliseconds + 1000)
      let forged = [
        nil, "", "x", String(cookie.dropLast()) + "!",
        elsewhere.value(of: elsewhere.session(until: end, using: &chance)),
      ]
      func expectNothing() async throws {
        for path in OrganiserDoorTests.pages {
          let page = try await browser.send(.get, path, follows: false)
          #expect(
            page.status == 303 && page.headers[.location] == ReturnAddress.door(then: ReturnAddress(path))
              && page.body.isEmpty)
        }
        for path in ["opening", "reports", "erasing"] {
          let page = try await browser.send(
            .post, "/organise/tea/\(path)", body: ":do=closed&:token=\(token)", follows: false)
          #expect(page.status == 303)
          #expect(page.headers[.location] == ReturnAddress.door(then: ReturnAddress("/organise/tea")))
        }
      }
      for value in forged {
        browser.forgetCookies()
        if let value { browser.setCookie(OrganiserDoor.cookie, value) }
        try await expectNothing()
      }
      browser.setCookie(OrganiserDoor.cookie, cookie)
      #expect(try await browser.send(.get, "/organise", follows: false).status == 200)
      site.wait(OrganiserDoor.length)
      try await expectNothing()
      #expect(try site.store.rulings().isEmpty && desk.made.withLock { $0 } == 0)
    }
  }

  @Test func `a form without the session's token, or from another site, changes nothing`() async throws {
    let desk = TestDesk()
    let site = try TestSite(door: TestSite.door(), desk: desk)
    try await site.visit { browser in
      try await browser.signIn()
      let token = try #require(browser.page.value(":token"))
      let elsewhere = try #require(HTTPField.Name("Sec-Fetch-Site"))
      for path in ["/organise/tea/opening", "/organise/tea/reports", "/organise/tea/erasing", "/organise/sign-out"] {
        for body in [":do=closed", ":do=closed&:token=", ":do=closed&:token=\(token.reversed())"] {
          #expect(try await browser.send(.post, path, body: body).status == 403)
        }
        let crossed = try await browser.send(
          .post, path, body: ":do=closed&:token=\(token)", headers: [elsewhere: "cross-site"])
        #expect(crossed.status == 403)
      }
      #expect(try site.store.rulings().isEmpty && desk.made.withLock { $0 } == 0)
      #expect(try await browser.get("/organise").path == "/organise")
    }
  }

  @Test func `a form to sign in belongs to the browser that loaded it`() async throws {
    let site = try TestSite(door: TestSite.door(), desk: TestDesk())
    try await site.visit { browser in
      let secret = Browser.encoded(TestSite.secret)
      #expect(try await browser.send(.post, "/organise/sign-in", body: ":secret=\(secret)").status == 403)
      try await browser.get("/organise/sign-in")
      let token = try #require(browser.page.value(":token"))
      browser.forgetCookies()
      #expect(
        try await browser.send(.post, "/organise/sign-in", body: ":secret=\(secret)&:token=\(token)").status == 403)
      #expect(browser.cookie(OrganiserDoor.cookie) == nil)
    }
  }

  @Test func `guessing is held back for one client, and for all together`() async throws {
    let site = try TestSite(door: TestSite.door(), desk: TestDesk(), proxies: .anybody)
    try await site.visit { browser in
      let forwarded = try #require(HTTPField.Name("X-Forwarded-For"))
      func guess(_ client: Int, _ secret: String = "not the secret at all") async throws -> Browser.Page {
        try await browser.signIn(secret, headers: [forwarded: "spoofed, 10.0.0.\(client)"])
      }
      for _ in 0..<5 { #expect(try await guess(1).status == 422) }
      let page = try await guess(1)
      #expect(page.status == 429 && page.headers[.retryAfter] == "60")
      // The right secret waits like any other, or guessing would go on.
      #expect(try await guess(1, TestSite.secret).status == 429)
      #expect(browser.cookie(OrganiserDoor.cookie) == nil)
      // Another client is let in, as often as it comes.
      for _ in 0..<9 {
        #expect(try await guess(2, TestSite.secret).path == "/organise")
        browser.forgetCookies()
      }
      for client in 3..<10 { for _ in 0..<5 { #expect(try await guess(client).status == 422) } }
      #expect(try await guess(99).status == 429)
      site.wait(60)
      #expect(try await guess(1, TestSite.secret).path == "/organise")
    }
  }
}
