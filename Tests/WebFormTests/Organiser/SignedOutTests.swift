import HTTPTypes
import Surveys
import TestSupport
import Testing

@testable import WebForm

/// Whoever was signed out comes back, after signing in, to the page that they wanted.
struct SignedOutTests {
  private static let base = "/organise/tea"

  @Test(arguments: [
    "", "/results", "/trace?what=1.1%20x", "/plan", "/plan/1", "/plan/add", "/plan/order", "/plan/1/remove?action=1.1",
    "/plan/progress?action=1.1", "/code?work=second", "/code/coder", "/code/progress", "/sessions",
    "/reports/minutes-2016-01-18.html", "/files/responses.csv", "/reminders.csv",
  ])
  func `a page that is asked for comes after the door`(page: String) async throws {
    let site = try TestSite(door: TestSite.door(), desk: TestDesk())
    try await site.visit { browser in
      let door = try await browser.send(.get, Self.base + page, follows: false)
      let address = try #require(door.headers[.location])
      #expect(door.status == 303 && address == ReturnAddress.door(then: ReturnAddress(Self.base + page)))
      let asked = try await browser.get(address)
      #expect(asked.value(":to") == Self.base + page)
      let sent =
        ":secret=\(Browser.encoded(TestSite.secret))&:token=\(asked.value(":token") ?? "")&:to=\(Browser.encoded(Self.base + page))"
      let back = try await browser.send(.post, "/organise/sign-in", body: sent, follows: false)
      #expect(back.status == 303 && back.headers[.location] == Self.base + page)
    }
  }

  @Test(arguments: [
    ("/opening", "", nil), ("/reports", "", nil), ("/invitations", "", ":labels=Ann+%3CA%3E"), ("/erasing", "", nil),
    ("/plan", "/plan", nil), ("/plan/1", "/plan/1", ":a0-lead=Mine+%3CA%3E&:was-a0-lead="),
    ("/plan/1", "/plan/1", ":a0-lead=Same&:was-a0-lead=Same"), ("/plan/add", "/plan/add", ":improvement=Mine+%3CA%3E"),
    ("/plan/order", "/plan/order", nil), ("/plan/1/remove", "/plan/1", nil), ("/plan/report", "/plan/progress", nil),
    ("/plan/progress", "/plan/progress", ":progress=Mine+%3CA%3E"), ("/code?work=second", "/code?work=second", nil),
    ("/code", "/code", ":note=Mine+%3CA%3E"), ("/sessions", "/sessions", ":title=Mine+%3CA%3E"),
  ])
  func `a form that comes too late leads back to its page, and what was typed can be copied`(
    form: String, page: String, fields: String?
  ) async throws {
    let site = try TestSite(door: TestSite.door(), desk: TestDesk())
    try await site.visit { browser in
      let met = try await browser.send(.post, Self.base + form, body: fields ?? ":do=x", follows: false)
      if let fields, !fields.contains("Same") {
        #expect(met.status == 403 && met.value(":to") == Self.base + page)
        #expect(met.body.contains("&lt;A&gt;</blockquote>"))
      } else {
        #expect(met.status == 303)
        #expect(met.headers[.location] == ReturnAddress.door(then: ReturnAddress(Self.base + page)))
      }
    }
  }

  @Test(arguments: [
    "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example/organise", "javascript:alert(1)",
    "/organise\r\nSet-Cookie: a=b", "/organise/\u{0}", "/organise/\t/evil.example", "/organise//evil.example",
    "/organise/../s/tea", "/organise/sign-out", " /organise", "/organise@evil.example", "",
  ])
  func `nobody is sent anywhere else`(hostile: String) async throws {
    let site = try TestSite(door: TestSite.door(), desk: TestDesk())
    try await site.visit { browser in
      let page = try await browser.get("/organise/sign-in?to=" + Browser.encoded(hostile))
      #expect(page.status == 200 && page.value(":to") == nil && !page.body.contains("evil"))
      let token = page.value(":token") ?? ""
      let sent = ":secret=\(Browser.encoded(TestSite.secret))&:token=\(token)&:to=\(Browser.encoded(hostile))"
      let met = try await browser.send(.post, "/organise/sign-in", body: sent, follows: false)
      #expect(met.status == 303 && met.headers[.location] == "/organise")
      // Whoever is signed in already is not sent there either.
      let again = try await browser.send(.get, "/organise/sign-in?to=" + Browser.encoded(hostile), follows: false)
      #expect(again.headers[.location] == "/organise")
    }
  }
}
