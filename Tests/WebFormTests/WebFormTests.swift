import HTTPTypes
import Responses
import SQLiteStore
import Surveys
import TestSupport
import Testing

@testable import WebForm

/// The form as a browser without scripts meets it.
struct WebFormTests {
  @Test func `a person answers, checks, sends, and keeps a receipt`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      #expect(browser.page.body.contains("Held by the Tea Society"))
      try await browser.submit()
      #expect(browser.page.path == "/s/tea/p/1" && browser.cookie != nil)
      try await browser.submit(["cups": "3"])
      #expect(browser.page.path == "/s/tea/p/2")
      try await browser.submit(["kind": "other", "kind.other": "mint"])
      #expect(browser.page.path == "/s/tea/check" && browser.page.body.contains("Other (mint)"))
      site.wait(60)
      try await browser.submit()
      #expect(browser.page.path == "/s/tea/done" && browser.page.body.contains("tea-"))
      let receipt = browser.page.body
      try await browser.get("/s/tea/done")
      #expect(browser.page.body == receipt)
      // Going back and sending again stores nothing twice, and shows the same.
      try await browser.get("/s/tea/check")
      #expect(browser.page.path == "/s/tea/done" && browser.page.body == receipt)
      try await browser.send(.post, "/s/tea/check", body: "")
      #expect(browser.page.body == receipt)
      try await browser.send(.post, "/s/tea/p/1", body: "cups=4")
      #expect(try site.answers() == [#"{"cups":3,"kind":"other","kind.other":"mint"}"#])
    }
  }

  @Test func `what is wrong is said in the title, in a summary and beside the field, and what was typed stays`()
    async throws
  {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try await browser.submit(["cups": "<b>\"lots\"</b>"])
      #expect(browser.page.status == 422 && browser.page.title.hasPrefix("Error: "))
      #expect(browser.page.body.contains("<a href=\"#f-cups\">Enter a whole number</a>"))
      #expect(browser.page.body.contains("value=\"&lt;b&gt;&quot;lots&quot;&lt;/b&gt;\""))
      // It is kept, too: whoever comes back finds it.
      try await browser.get("/s/tea/p/1")
      #expect(browser.page.body.contains("&lt;b&gt;&quot;lots&quot;&lt;/b&gt;"))
      // A page behind one that is not in order cannot be visited.
      try await browser.get("/s/tea/p/2")
      #expect(browser.page.path == "/s/tea/p/1")
      try await browser.get("/s/tea/check")
      #expect(!browser.page.body.contains("Send your answers"))
      site.wait(60)
      try await browser.submit(to: "/s/tea/check")
      #expect(browser.page.status == 422)
      #expect(try site.answers().isEmpty)
    }
  }

  @Test func `questions that an answer opens on the same page are put before the next page`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try await browser.submit(["cups": "9"])
      #expect(browser.page.path == "/s/tea/p/1?more=1#f-why" && browser.page.body.contains("Why so many?"))
      try await browser.submit(["cups": "9", "why": "Thirst"])
      #expect(browser.page.path == "/s/tea/p/2")
      // Going back and changing the answer hides the other; changing it again finds it.
      try await browser.submit([":do": "back"])
      try await browser.submit(["cups": "2", "why": "Thirst"])
      try await browser.get("/s/tea/check")
      #expect(!browser.page.body.contains("Thirst"))
      try await browser.get("/s/tea/p/1")
      try await browser.submit(["cups": "8"])
      #expect(browser.page.value("why") == "Thirst")
    }
  }

  @Test func `items of a repeat are added and taken away, and an empty one stays`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try await browser.submit(["cups": "3"])
      try await browser.submit([":add": "shops"])
      try await browser.submit(["shops[0].shop": "", ":add": "shops"])
      try await browser.submit(["shops[0].shop": "", "shops[1].shop": "Corner", ":add": "shops"])
      #expect(browser.page.value("shops[1].shop") == "Corner" && browser.page.value("shops[2].shop") == "")
      #expect(!browser.page.body.contains(":add"))
      try await browser.submit([
        "shops[0].shop": "", "shops[1].shop": "Corner", "shops[2].shop": "Market", ":remove": "shops[0]",
      ])
      #expect(browser.page.value("shops[0].shop") == "Corner" && browser.page.value("shops[1].shop") == "Market")
      try await browser.submit(["shops[0].shop": "Corner", "shops[1].shop": ""])
      #expect(browser.page.status == 422 && browser.page.body.contains("href=\"#f-shops[1].shop\""))
      try await browser.submit(["shops[0].shop": "Corner", "shops[1].shop": "Fair"])
      #expect(browser.page.path == "/s/tea/check")
    }
  }

  @Test func `the language can be changed on a page, and the answers stay`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea?lang=en")
      try await browser.submit([":language": "en"])
      try await browser.submit(["cups": "4", ":language": "gd"])
      #expect(browser.page.body.contains("<html lang=\"gd\">") && browser.page.body.contains("Cia mheud cupa?"))
      #expect(browser.page.value("cups") == "4")
      try await browser.send(.get, "/s/tea", headers: [.acceptLanguage: "gd-GB,gd;q=0.9,en;q=0.8"])
      #expect(browser.page.body.contains("<html lang=\"gd\">"))
    }
  }

  @Test func `whoever saves comes back by the code, from anywhere`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try await browser.submit(["cups": "7", ":do": "save"])
      #expect(browser.page.path == "/s/tea/saved")
      let code = try #require(browser.cookie?.split(separator: ".").first.map(String.init))
      #expect(browser.page.body.contains(code))
      try await browser.submit(to: "/s/tea/leave")
      #expect(browser.cookie == nil && browser.page.path == "/s/tea")
      try await browser.get("/s/tea/resume?code=\(code)")
      #expect(browser.page.value(":code") == code)
      try await browser.submit([":code": "ZZZZ-ZZZZ-ZZZZ"], to: "/s/tea/resume")
      #expect(browser.page.status == 422)
      try await browser.submit([":code": code.lowercased()], to: "/s/tea/resume")
      #expect(browser.page.path.hasPrefix("/s/tea/p/"))
      try await browser.get("/s/tea/p/1")
      #expect(browser.page.value("cups") == "7")
    }
  }

  @Test func `another site cannot send a person's form`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try await browser.send(.post, "/s/tea/p/1", body: "cups=3&:on=cups")
      #expect(browser.page.status == 403 && browser.page.value("cups") == "3")
      let token = try #require(browser.page.value(":token"))
      let elsewhere = try #require(HTTPField.Name("Sec-Fetch-Site"))
      try await browser.send(
        .post, "/s/tea/p/1", body: "cups=3&:on=cups&:token=\(token)", headers: [elsewhere: "cross-site"])
      #expect(browser.page.status == 403)
      try await browser.get("/s/tea/check")
      site.wait(60)
      try await browser.send(.post, "/s/tea/check", body: ":token=AAAA")
      #expect(browser.page.status == 403)
      #expect(try site.answers().isEmpty)
    }
  }

  @Test func `what looks like no person is asked to look again, and never dropped`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      try await browser.submit(["cups": "3"])
      try await browser.submit()
      try await browser.submit()
      #expect(browser.page.status == 200 && browser.page.body.contains("That was very quick."))
      site.wait(3)
      try await browser.submit([":website": "spam"])
      #expect(browser.page.body.contains("That was very quick."))
      #expect(try site.answers().isEmpty)
      try await browser.submit()
      #expect(browser.page.path == "/s/tea/done")
    }
  }

  @Test func `a survey that is closed, not open, or full says so`() async throws {
    for (line, words) in [
      ("closes: 2025-12-31", "This survey is closed"), ("opens: 2026-02-01", "This survey is not open yet"),
    ] {
      let site = try TestSite(TestSite.tea.replacing("languages:", with: "\(line)\nlanguages:"))
      try await site.visit { browser in
        try await browser.get("/s/tea")
        #expect(browser.page.title.hasPrefix(words))
        try await browser.send(.post, "/s/tea/start", body: "")
        #expect(browser.page.title.hasPrefix(words) && browser.cookie == nil)
      }
    }
    let site = try TestSite(TestSite.tea.replacing("languages:", with: "limit: 1\nlanguages:"))
    try await site.visit { first in
      try await first.get("/s/tea")
      try await first.submit()
      try await first.submit(["cups": "3"])
      let cookie = try #require(first.cookie)
      try await first.get("/s/tea/check")
      let waiting = first.page
      // Somebody else takes the last place.
      try await first.send(.post, "/api/v1/surveys/tea/responses", body: "cups=1")
      #expect(first.page.status == 201)
      site.wait(60)
      try await first.send(.post, "/s/tea/check", body: ":token=\(waiting.value(":token") ?? "")")
      #expect(first.page.title.hasPrefix("This survey is full") && first.cookie == cookie)
      first.forgetCookies()
      try await first.get("/s/tea")
      #expect(first.page.title.hasPrefix("This survey is full"))
      // Nor does a start page that was opened earlier let anybody in, to be turned away at the end.
      try await first.send(.post, "/s/tea/start", body: "")
      #expect(first.page.title.hasPrefix("This survey is full") && first.cookie == nil)
    }
  }

  @Test func `with a receipt a person sees what they said and takes it back`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.send(.post, "/api/v1/surveys/tea/responses", body: "cups=3&kind=black")
      let receipt = try #require(browser.page.body.split(separator: "\"").dropFirst(3).first.map(String.init))
      try await browser.get("/s/tea/receipt")
      try await browser.submit([":receipt": "tea-AAAA"], to: "/s/tea/receipt")
      #expect(browser.page.status == 422)
      try await browser.submit([":receipt": receipt.lowercased()], to: "/s/tea/receipt")
      #expect(browser.page.body.contains("What you answered") && browser.page.body.contains("Black"))
      // Taking it back is two steps, and the first erases nothing.
      try await browser.submit([":receipt": receipt, ":do": "withdraw"], to: "/s/tea/receipt")
      #expect(browser.page.body.contains("is erased for good") && browser.page.body.contains("Yes, take it back"))
      #expect(browser.page.value(":receipt") == receipt && !browser.page.body.contains("by invitation"))
      #expect(try site.answers().count == 1)
      try await browser.submit([":receipt": receipt, ":do": "look"], to: "/s/tea/receipt")
      #expect(browser.page.body.contains("What you answered"))
      _ = try site.invite()
      try await browser.submit([":receipt": receipt, ":do": "withdraw"], to: "/s/tea/receipt")
      #expect(browser.page.body.contains("your invitation does not let you in again"))
      try await browser.submit([":receipt": receipt, ":do": "erase"], to: "/s/tea/receipt")
      #expect(browser.page.body.contains("has been erased"))
      #expect(try site.answers().isEmpty)
      try await browser.submit([":receipt": receipt], to: "/s/tea/receipt")
      #expect(browser.page.status == 422)
    }
  }

  @Test func `a receipt is looked at in the language that the page was asked for`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.send(.post, "/api/v1/surveys/tea/responses", body: "cups=3&kind=black")
      let receipt = try #require(browser.page.body.split(separator: "\"").dropFirst(3).first.map(String.init))
      let path = "/s/tea/receipt?lang=gd"
      for typed in [nil, receipt, "tea-AAAA"] {
        if let typed { try await browser.submit([":receipt": typed], to: path) } else { try await browser.get(path) }
        #expect(browser.page.body.contains("<html lang=\"gd\">"))
        #expect(browser.page.body.contains("action=\"\(path)\"") && browser.page.body.contains("href=\"\(path)\""))
      }
    }
  }

  @Test func `every answer forbids what a page does not need`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      for path in ["/", "/s/tea", "/s/none", "/form.js", "/healthz", "/api/v1/surveys/none", "/s/tea/p/99"] {
        let page = try await browser.send(.get, path, follows: false)
        let policy = page.headers[.contentSecurityPolicy] ?? ""
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
        #expect(page.headers[.xContentTypeOptions] == "nosniff")
      }
    }
  }

  @Test func `a flood from one address is held back`() async throws {
    let site = try TestSite(burst: 5)
    try await site.visit { browser in
      for _ in 0..<5 { #expect(try await browser.get("/healthz").status == 200) }
      let page = try await browser.get("/healthz")
      #expect(page.status == 429 && page.headers[.retryAfter] == "10")
    }
  }
}

extension TestSite {
  /// The answers that are stored.
  func answers() throws -> [String] {
    var answers: [String] = []
    try store.readRecords { record in
      answers.append(record.answers)
      return true
    }
    return answers
  }
}
