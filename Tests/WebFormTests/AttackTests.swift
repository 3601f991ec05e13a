import HTTPTypes
import Responses
import SQLiteStore
import Seals
import Surveys
import Synchronization
import TestSupport
import Testing

@testable import WebForm

/// What a hostile or hurried client sends.
struct AttackTests {
  static let survey = """
    survey: tea
    title: Tea
    organiser: Tea Society
    privacy: Held by the Tea Society, write to tea@example.org
    themes: { a: { label: A }, b: { label: B } }
    pages:
      - questions:
          - { name: top, type: rank, label: Top, choices: themes, max: 2 }
          - { name: dots, type: allocate, label: Dots, choices: themes, total: 5 }
      - questions:
          - { name: why, type: text, label: Why? }
          - { name: rooms, type: repeat, label: Rooms, questions: [{ name: hours, type: integer, label: Hours }] }

    """

  @Test func `a place beyond every number moves nothing and stops nobody`() async throws {
    let site = try TestSite(AttackTests.survey)
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      for field in [
        "top.9223372036854775807", "top.-9223372036854775808", "top.99999999999999999999", "top.", ".", "top",
      ] {
        for way in [":up", ":down"] {
          let page = try await browser.send(.post, "/s/tea/p/1", body: "\(way)=\(Browser.encoded(field))&top.1=a")
          #expect(page.status == 403)
        }
      }
      try await browser.send(
        .post, "/s/tea/p/2", body: ":on=rooms%5B99999999999999999999%5D&:remove=rooms%5B-1%5D&:add=none")
      #expect(try await browser.get("/healthz").status == 200)
    }
  }

  @Test func `pages of one person that are sent at once lose nothing`() async throws {
    let site = try TestSite(AttackTests.survey)
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      let token = try #require(browser.page.value(":token"))
      for round in 0..<10 {
        async let first = browser.send(
          .post, "/s/tea/p/1", body: ":token=\(token)&:do=keep&:on=top&top.1=\(round % 2 == 0 ? "a" : "b")")
        async let second = browser.send(.post, "/s/tea/p/2", body: ":token=\(token)&:do=keep&:on=why&why=round\(round)")
        _ = try await (first, second)
        try await browser.get("/s/tea/check")
        #expect(browser.page.body.contains("round\(round)"))
        #expect(browser.page.body.contains(round % 2 == 0 ? "1. A" : "1. B"))
      }
    }
  }

  private final class Ended: Sendable { let isTrue = Mutex(false) }

  @Test(arguments: [("check", ""), ("check", ":do=save"), ("start", ":do=anew")])
  func `what one tab is still keeping is in what another tab sends, saves or erases`(path: String, what: String)
    async throws
  {
    let site = try TestSite(AttackTests.survey)
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      let token = try #require(browser.page.value(":token"))
      try await browser.send(.post, "/s/tea/p/2", body: ":token=\(token)&:do=keep&:on=why&why=early")
      site.wait(60)
      let place = try #require(browser.cookie.flatMap { Place($0, site.served, now: site.now) })
      let code = site.served.marks(of: place.code).sealed
      // Another tab's page is being kept: it has its turn, and is not yet in the store.
      let ended = Ended()
      let answer = try await site.served.turns.take(code) {
        let answer = Task {
          defer { ended.isTrue.withLock { $0 = true } }
          return try await browser.send(.post, "/s/tea/\(path)", body: "\(what)&:token=\(token)", follows: false).status
        }
        // Whoever did not wait for their turn has their answer.
        while site.served.turns.waiting(code) == 0, !ended.isTrue.withLock({ $0 }) { await Task.yield() }
        #expect(site.served.turns.waiting(code) == 1)
        var draft = try #require(try site.store.draft(code))
        draft.answers = draft.answers.replacing("early", with: "late")
        try site.store.save(draft)
        return answer
      }
      #expect(try await answer.value == 303)
      let draft = try site.store.draft(code)
      switch (path, what) {
      case ("check", ""):
        #expect(try site.answers().count == 1)
        #expect(try site.answers().allSatisfy { $0.contains("late") } && draft == nil)
      case ("check", _): #expect(draft?.answers.contains("late") == true)
      default: #expect(draft == nil)
      }
    }
  }

  @Test func `another site can neither begin, nor leave, nor take a person to other answers`() async throws {
    let site = try TestSite(AttackTests.survey)
    let from = try #require(HTTPField.Name("Sec-Fetch-Site"))
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      let cookie = browser.cookie
      let receipt = Receipt(of: "tea", for: "key:sixteen-letters!", under: site.store.key)
      let key = try #require(HTTPField.Name("Idempotency-Key"))
      try await browser.send(
        .post, "/api/v1/surveys/tea/responses", body: "why=mine", headers: [key: "sixteen-letters!"])
      #expect(browser.page.status == 201)
      for (path, body) in [
        ("start", ":do=anew"), ("leave", ""), ("resume", ":code=8ZQ4-0KTM-3V7X"), ("invitation", ":invitation=x"),
        ("receipt", ":do=erase&:receipt=\(receipt)"),
      ] {
        let page = try await browser.send(.post, "/s/tea/\(path)", body: body, headers: [from: "cross-site"])
        #expect(page.status == 403 && browser.cookie == cookie)
        #expect(page.body.contains("was not sent from the form itself"))
      }
      let page = try await browser.send(.post, "/s/tea/leave", body: "", headers: [.origin: "https://evil.example"])
      // Without a host to compare with there is nothing to tell; with one there is.
      #expect(page.status == 403 || browser.cookie == nil)
      #expect(try site.answers().count == 1)
    }
  }

  @Test func `beginning anew erases what was kept`() async throws {
    let site = try TestSite(AttackTests.survey)
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      let token = try #require(browser.page.value(":token"))
      try await browser.send(.post, "/s/tea/p/2", body: ":token=\(token)&:do=keep&:on=why&why=mine")
      try await browser.get("/s/tea")
      #expect(browser.page.body.contains("Begin anew"))
      try await browser.submit([":do": "anew"])
      #expect(try site.store.discardDrafts(before: Moment(milliseconds: .max)) == 0)
    }
  }

  @Test func `an old page takes no items away, and no repeat is without end`() async throws {
    let site = try TestSite(AttackTests.survey)
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      let token = try #require(browser.page.value(":token"))
      let three = ":on=rooms%5B3%5D+rooms%5B0%5D.hours+rooms%5B1%5D.hours+rooms%5B2%5D.hours"
      try await browser.send(
        .post, "/s/tea/p/2",
        body: ":token=\(token)&:do=keep&\(three)&rooms%5B0%5D.hours=1&rooms%5B1%5D.hours=2&rooms%5B2%5D.hours=3")
      try await browser.send(
        .post, "/s/tea/p/2", body: ":token=\(token)&:do=keep&:on=rooms%5B1%5D+rooms%5B0%5D.hours&rooms%5B0%5D.hours=9")
      try await browser.get("/s/tea/p/2")
      #expect(browser.page.value("rooms[0].hours") == "9" && browser.page.value("rooms[2].hours") == "3")
      let items = Array(repeating: "{}", count: 501).joined(separator: ",")
      let page = try await browser.send(
        .post, "/api/v1/surveys/tea/responses", body: #"{"answers":{"rooms":[\#(items)]}}"#,
        headers: [.contentType: "application/json"])
      #expect(page.status == 422)
    }
  }

  @Test func `what cannot be read in an item is shown again and not thrown away`() async throws {
    let site = try TestSite(AttackTests.survey)
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      let token = try #require(browser.page.value(":token"))
      for action in [":add=rooms", ":do=save", ":do=back", ""] {
        let page = try await browser.send(
          .post, "/s/tea/p/2",
          body: ":token=\(token)&\(action)&:on=rooms%5B1%5D+rooms%5B0%5D.hours&rooms%5B0%5D.hours=12+or+so")
        #expect(page.status == 422 && page.value("rooms[0].hours") == "12 or so")
      }
    }
  }

  @Test func `one field that cannot be read leaves its neighbours alone, and thousands cost little`() async throws {
    let site = try TestSite(AttackTests.survey)
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      let token = try #require(browser.page.value(":token"))
      try await browser.send(.post, "/s/tea/p/1", body: ":token=\(token)&:do=keep&:on=top+dots&dots.a=3&dots.b=x")
      try await browser.get("/s/tea/p/1")
      #expect(browser.page.value("dots.a") == "3" && browser.page.value("dots.b") == "x")
      #expect(!browser.page.body.contains("href=\"#f-dots.a\""))
      let many = (0..<3900).map { "dots.q\($0)=x" }.joined(separator: "&")
      let page = try await browser.send(.post, "/s/tea/p/1", body: ":token=\(token)&:do=keep&:on=top+dots&\(many)")
      #expect(page.status == 204)
      #expect(try await browser.get("/s/tea/p/1").body.utf8.count < 100_000)
    }
  }
}
