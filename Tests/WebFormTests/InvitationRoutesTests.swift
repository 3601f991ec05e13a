import HTTPTypes
import Responses
import SQLiteStore
import Seals
import Surveys
import TestSupport
import Testing

@testable import WebForm

/// Coming in by invitation: each is good for one response, and nothing leads from it to that response.
struct InvitationRoutesTests {
  static let tea = TestSite.tea.replacing("languages:", with: "access: invited\nlanguages:")

  @Test func `a link lets one person in once, and is in no address after it`() async throws {
    let site = try TestSite(InvitationRoutesTests.tea)
    let invitation = try site.invite()
    try await site.visit { browser in
      let link = try await browser.send(.get, "/s/tea/i/\(invitation)", follows: false)
      #expect(link.status == 303 && link.headers[.location] == "/s/tea")
      #expect(HTTPField.Name("Referrer-Policy").flatMap { link.headers[$0] } == "no-referrer")
      try await browser.get("/s/tea")
      #expect(browser.page.status == 200)
      #expect(browser.page.body.contains("can see that you answered, but not what"))
      #expect(!browser.page.body.contains(invitation.description))
      try await browser.answer(site)
      #expect(browser.page.path == "/s/tea/done" && browser.page.status == 200)
      let receipt = browser.page.body
      #expect(try site.answers().count == 1)
      #expect(try site.store.invitationCount() == InvitationCount(made: 1, used: 1))
      // Sent again from the same page it is the same receipt.
      try await browser.get("/s/tea/done")
      #expect(browser.page.body == receipt)
      #expect(try await browser.get("/s/tea").status == 410)
      browser.forgetCookies()
      let again = try await browser.get("/s/tea/i/\(invitation)")
      #expect(again.status == 410 && again.body.contains("This invitation has been used"))
      #expect(again.body.contains("href=\"/s/tea/i/\(invitation)?lang=gd\""))
      let gaelic = try await browser.get("/s/tea/i/\(invitation)?lang=gd")
      #expect(gaelic.status == 410 && gaelic.body.contains("Chaidh an cuireadh seo a chleachdadh"))
    }
  }

  @Test func `without an invitation, or with one of another survey, nobody comes in`() async throws {
    let site = try TestSite(InvitationRoutesTests.tea)
    var chance = SeededChance(seed: 1)
    let other = Invitation(to: "coffee", using: &chance).description
    let unknown = Invitation(to: "tea", using: &chance).description
    let code = DraftCode(using: &chance)
    try await site.visit { browser in
      #expect(try await browser.get("/s/tea").status == 403)
      #expect(
        browser.page.body.contains("you need your invitation") && browser.page.body.contains("name=\":invitation\""))
      #expect(try await browser.send(.post, "/s/tea/start", body: "").status == 403)
      for text in [other, unknown, "x", "%00", "%3Cscript%3E", String(repeating: "0", count: 3000)] {
        let page = try await browser.get("/s/tea/i/\(text)")
        #expect(page.status == 404 && page.title.hasPrefix("Error"))
        #expect(!page.body.contains("<script>") && browser.cookie("speir_invitation") == nil)
        let typed = try await browser.send(.post, "/s/tea/invitation", body: ":invitation=\(text)")
        #expect(typed.status == 422 && typed.body.contains("This is no invitation to this survey"))
      }
      // Whoever makes up a place of their own still sends nothing.
      browser.setCookie(
        "speir", Place(code: code, startedAt: site.now, language: "en").value(site.served))
      #expect(try await browser.get("/s/tea/check").status == 403)
      #expect(try await browser.send(.post, "/s/tea/check", body: "").status == 403)
      #expect(try site.answers().isEmpty)
    }
  }

  @Test func `whoever types or opens an invitation stays in the language of the page`() async throws {
    let site = try TestSite(InvitationRoutesTests.tea)
    let invitation = try site.invite()
    try await site.visit { browser in
      for path in ["/s/tea?lang=gd", "/s/tea/invitation?lang=gd"] {
        browser.forgetCookies()
        try await browser.get(path)
        try await browser.submit([":invitation": "x"])
        #expect(browser.page.status == 422 && browser.page.body.contains("<html lang=\"gd\">"))
        try await browser.submit([":invitation": invitation.description])
        #expect(browser.page.path == "/s/tea?lang=gd" && browser.page.title == "Tì")
        try await browser.submit([":language": "gd"])
        #expect(browser.page.body.contains("Cia mheud cupa?"))
      }
      // A language that was asked for stays, whatever the browser would ask for.
      let gaelic: HTTPFields = [.acceptLanguage: "gd"]
      let link = try await browser.send(.get, "/s/tea/i/\(invitation)?lang=en", headers: gaelic, follows: false)
      #expect(link.headers[.location] == "/s/tea?lang=en")
    }
  }

  @Test func `it can be typed, and comes back with the code of what was begun`() async throws {
    let site = try TestSite(InvitationRoutesTests.tea)
    let invitation = try site.invite()
    try await site.visit { browser in
      try await browser.get("/s/tea/invitation")
      try await browser.submit([":invitation": invitation.description.lowercased()], to: "/s/tea/invitation")
      #expect(browser.page.path == "/s/tea" && browser.page.status == 200)
      try await browser.submit()
      try await browser.submit(["cups": "3", ":do": "save"])
      let code = try #require(browser.cookie?.split(separator: ".").first)
      browser.forgetCookies()
      try await browser.get("/s/tea/resume")
      try await browser.submit([":code": String(code)], to: "/s/tea/resume")
      try await browser.get("/s/tea/check")
      site.wait(60)
      try await browser.submit([":do": "send"])
      #expect(browser.page.path == "/s/tea/done")
      #expect(try site.store.invitation(invitation.sealed(under: site.store.key)) == .used)
    }
  }

  @Test func `beginning anew keeps the invitation, and another link is another person`() async throws {
    let site = try TestSite(InvitationRoutesTests.tea)
    let (first, second) = (try site.invite(), try site.invite())
    try await site.visit { browser in
      try await browser.get("/s/tea/i/\(first)")
      try await browser.submit()
      try await browser.submit(["cups": "3"])
      let code = try #require(browser.cookie?.split(separator: ".").first)
      browser.forgetCookies()
      try await browser.get("/s/tea/resume")
      try await browser.submit([":code": String(code)], to: "/s/tea/resume")
      #expect(browser.cookie("speir_invitation") == nil)
      try await browser.get("/s/tea")
      try await browser.submit([":do": "anew"])
      #expect(browser.cookie("speir_invitation") == first.description)
      try await browser.submit(["cups": "4"])
      try await browser.get("/s/tea/i/\(second)")
      #expect(browser.cookie == nil)
      #expect(!browser.page.body.contains("Go on with the answers"))
      try await browser.answer(site)
      #expect(try site.store.invitation(first.sealed(under: site.store.key)) == .unused)
      #expect(try site.store.invitation(second.sealed(under: site.store.key)) == .used)
    }
  }

  @Test func `two who come with one invitation at once give one response`() async throws {
    let site = try TestSite(InvitationRoutesTests.tea)
    let invitation = try site.invite()
    try await site.visit { browser in
      let json: HTTPFields = [.contentType: "application/json"]
      let body = #"{"answers":{"cups":3},"invitation":"\#(invitation)"}"#
      let statuses = try await withThrowingTaskGroup(of: Int.self) { tasks in
        for _ in 0..<40 {
          tasks.addTask {
            try await browser.send(.post, "/api/v1/surveys/tea/responses", body: body, headers: json).status
          }
        }
        return try await tasks.reduce(into: [Int]()) { $0.append($1) }
      }
      #expect(statuses.count { $0 == 201 } == 1)
      #expect(statuses.allSatisfy { $0 == 201 || $0 == 403 })
      #expect(try site.answers().count == 1)
    }
  }

  @Test func `programs send one along, and hear what is wrong with it`() async throws {
    let site = try TestSite(InvitationRoutesTests.tea)
    let (first, second) = (try site.invite(), try site.invite())
    try await site.visit { browser in
      let json: HTTPFields = [.contentType: "application/json"]
      func send(_ invitation: String?, key: String? = nil) async throws -> Browser.Page {
        var headers = json
        if let key, let name = HTTPField.Name("Idempotency-Key") { headers[name] = key }
        let part = invitation.map { #","invitation":\#($0)"# } ?? ""
        return try await browser.send(
          .post, "/api/v1/surveys/tea/responses", body: #"{"answers":{"cups":3}\#(part)}"#, headers: headers)
      }
      #expect(try await send(nil).body.contains("by invitation"))
      #expect(browser.page.status == 403 && browser.page.headers[.contentType] == "application/problem+json")
      #expect(try await send("7").status == 400)
      #expect(try await send("\"x\"").status == 403)
      let key = "0123456789abcdef0123"
      let receipt = try await send("\"\(first)\"", key: key).body
      #expect(browser.page.status == 201)
      // The same request again is the same receipt, though the invitation is used by now.
      #expect(try await send("\"\(first)\"", key: key).body == receipt)
      #expect(try await send("\"\(first)\"").body.contains("has been used"))
      let form = try await browser.send(
        .post, "/api/v1/surveys/tea/responses", body: "cups=4&:invitation=\(second)")
      #expect(form.status == 201)
      #expect(try site.answers().count == 2)
    }
  }

  @Test func `what was taken back leaves its invitation used`() async throws {
    let site = try TestSite(InvitationRoutesTests.tea)
    let invitation = try site.invite(label: "Ann")
    try await site.visit { browser in
      try await browser.get("/s/tea/i/\(invitation)")
      try await browser.answer(site)
      let receipt = try #require(browser.page.receipt)
      #expect(try await browser.send(.delete, "/api/v1/responses/\(receipt)").status == 204)
      #expect(try site.answers().isEmpty)
      #expect(try site.store.invitationLabels() == [LabelledInvitation("Ann", .used)])
      browser.forgetCookies()
      #expect(try await browser.get("/s/tea/i/\(invitation)").status == 410)
    }
  }

  @Test func `guessing soon ends, and is in nobody else's way`() async throws {
    let site = try TestSite(InvitationRoutesTests.tea, proxies: .anybody)
    let invitation = try site.invite()
    try await site.visit { browser in
      var chance = SeededChance(seed: 5)
      let name = try #require(HTTPField.Name("X-Forwarded-For"))
      var statuses: [Int] = []
      for _ in 0..<30 {
        let guess = Invitation(to: "tea", using: &chance)
        statuses.append(try await browser.send(.get, "/s/tea/i/\(guess)", headers: [name: "192.0.2.1"]).status)
      }
      #expect(statuses == Array(repeating: 404, count: 20) + Array(repeating: 429, count: 10))
      #expect(browser.page.headers[.retryAfter] != nil && browser.page.body.contains("Too many attempts"))
      let other = try await browser.send(
        .get, "/s/tea/i/\(invitation)", headers: [name: "192.0.2.2"], follows: false)
      #expect(other.status == 303)
    }
  }

  @Test func `where anybody may answer a used invitation turns nobody away`() async throws {
    let site = try TestSite()
    let invitation = try site.invite()
    try await site.visit { browser in
      for _ in 0..<2 {
        browser.forgetCookies()
        browser.setCookie("speir_invitation", invitation.description)
        try await browser.get("/s/tea")
        #expect(browser.page.status == 200)
        try await browser.answer(site)
        #expect(browser.page.path == "/s/tea/done")
      }
      #expect(try site.answers().count == 2)
      #expect(try site.store.invitationCount() == InvitationCount(made: 1, used: 1))
    }
  }
}

extension TestSite {
  /// A new invitation in the store.
  func invite(label: String? = nil) throws -> Invitation {
    var chance = SystemRandomNumberGenerator()
    let invitation = Invitation(to: "tea", using: &chance)
    try store.invite([NewInvitation(invitation.sealed(under: store.key), label: label)])
    return invitation
  }
}

extension Browser {
  /// Another one at the same site, as new.
  var copy: Browser { Browser(client: client) }

  /// From the start page through the two pages of tea to the receipt, as somebody who takes their time.
  func answer(_ site: TestSite) async throws {
    try await submit()
    try await submit(["cups": "3"])
    try await submit(["kind": "black"])
    site.wait(60)
    try await submit()
  }
}

extension Browser.Page {
  /// The receipt that stands on the page; nil for none.
  var receipt: String? { body.firstMatch(of: #/tea(-[0-9A-Z]{4}){7}/#).map { String($0.0) } }
}
