import Foundation
import HTTPTypes
import Responses
import SQLiteStore
import Seals
import Sessions
import Surveys
import Synchronization
import TestSupport
import Testing
import Themes

@testable import WebForm

/// Coding on the web, against a store of its own.
struct CodingRoutesTests {
  static let yaml = """
    survey: tea
    title: Tea
    organiser: Tea Society
    privacy: Ask us.
    themes:
      roads: { label: Roads, codebook: [road, bus] }
      money: { label: Money, codebook: [money] }
      cake: { label: Cake, codebook: [cake] }
    pages: [{ questions: [{ name: why, type: text, appearance: multiline, label: Why?, evidence: comments }] }]

    """

  static let path = "/organise/tea/code"

  /// A site with comments; the receipts of their responses are handed over.
  func visit(
    _ texts: [String], yaml: String = yaml,
    _ body: @escaping @Sendable (Browser, TestSite, [String]) async throws -> Void
  ) async throws {
    let desk = TestDesk()
    let site = try TestSite(yaml, door: TestSite.door(), desk: desk)
    desk.comments.withLock { $0 = (site.served.survey, site.store) }
    try await site.visit { browser in
      var receipts: [String] = []
      for text in texts {
        let page = try await browser.send(.post, "/api/v1/surveys/tea/responses", body: "why=\(Browser.encoded(text))")
        receipts.append(page.body.split(separator: "\"").first { $0.hasPrefix("tea-") }.map(String.init) ?? "")
      }
      try await browser.signIn()
      try await body(browser, site, receipts)
    }
  }

  func become(_ browser: Browser, _ coder: String) async throws {
    try await browser.get(Self.path + "/coder")
    try await browser.change(Self.path + "/coder", ":coder=\(Browser.encoded(coder))")
  }

  /// Sends the form of a page, as it was when that page was made.
  @discardableResult
  func send(_ browser: Browser, _ fields: String, of page: Browser.Page? = nil) async throws -> Browser.Page {
    let page = page ?? browser.page
    let own = [":token", ":place", ":revision", ":as", ":work", ":of", ":first", ":last"].compactMap { name in
      page.value(name).map { "\(name)=\(Browser.encoded($0.replacing("&#39;", with: "'")))" }
    }
    return try await browser.send(.post, Self.path, body: (own + [fields]).joined(separator: "&"))
  }

  func comment(_ page: Browser.Page) -> String {
    let rest = page.body.split(separator: "<blockquote id=\"comment\"").dropFirst().first ?? ""
    let text = rest.drop { $0 != ">" }.dropFirst().prefix(
      upTo: rest.firstRange(of: "</blockquote>")?.lowerBound ?? rest.endIndex)
    return String(text).replacing("<mark>", with: "").replacing("</mark>", with: "")
  }

  @Test func `nobody codes who is not signed in, and no form from elsewhere is taken`() async throws {
    try await visit(["The road"]) { browser, site, _ in
      try await become(browser, "Anna")
      let page = browser.page
      try await browser.send(.post, Self.path, body: ":do=none&:as=Anna&:token=x&:place=\(page.value(":place") ?? "")")
      #expect(browser.page.status == 403)
      browser.forgetCookies()
      for path in ["", "/coder", "/progress"] {
        #expect(try await browser.get(Self.path + path).title == "Sign in")
      }
      try await send(browser, ":do=none", of: page)
      #expect(browser.page.title == "Sign in")
      #expect(try site.store.decisions().isEmpty)
    }
  }

  @Test func `whoever signs out is no coder any more in that browser`() async throws {
    try await visit(["The road"]) { browser, _, _ in
      try await become(browser, "Anna")
      #expect(browser.cookie("speir_coder") == "416e6e61")
      try await browser.change("/organise/sign-out")
      #expect(browser.cookie("speir_coder") == nil)
    }
  }

  @Test func `one key accepts what is suggested, and the next comment comes`() async throws {
    try await visit(["The road", "More money for the bus", "Tea"]) { browser, site, _ in
      #expect(try await browser.get(Self.path).title == "Who codes?")
      try await become(browser, " Anna  Smith ")
      #expect(comment(browser.page) == "More money for the bus")
      #expect(browser.page.body.contains("More <mark>money</mark> for the <mark>bus</mark>"))
      #expect(browser.page.body.contains("<script src=\"/code.js\" defer=\"defer\">"))
      #expect(browser.page.headers[.contentSecurityPolicy]?.contains("script-src 'self'") == true)
      try await send(browser, ":theme=roads&:theme=money&:line=&:do=keep")
      #expect(browser.page.status == 200 && comment(browser.page) == "Tea")
      #expect(browser.page.body.contains("Your last decision: “More money for the bus” – Roads, Money."))
      try await send(browser, ":line=0&:do=keep")
      try await send(browser, ":theme=roads&:line=%2Bc+-a&:note=Ask&:withheld=A+name&:new-theme=Piers&:do=keep")
      #expect(browser.page.body.contains("There is no comment that nobody has coded."))
      let decisions = try site.store.decisions()
      #expect(decisions.map(\.coder) == ["Anna Smith", "Anna Smith", "Anna Smith"])
      #expect(decisions.map { $0.codes?.text } == ["roads money", "", "cake"])
      #expect(decisions[2].note == "New theme: Piers; Ask" && decisions[2].withheld == "A name")
      #expect(Set(decisions.map(\.at)).count == 3)
      let progress = try await browser.get(Self.path + "/progress")
      #expect(progress.body.contains("3 comments: 3 settled, 0 disputed, 0 open."))
      #expect(progress.body.contains("<b>Piers</b> – 1 comment"))
    }
  }

  @Test func `what was said in a session is coded as what was written, by itself or with it`() async throws {
    let yaml = Self.yaml + "sessions: [{ id: talk, kind: meeting, title: The talk }]\n"
    try await visit(["The road"], yaml: yaml) { browser, site, _ in
      try site.store.append([
        SampleSession.event(1, .contributed(text: "The bus is late", table: "2"), in: "talk", by: "Scribe"),
        SampleSession.event(2, .coded(subject: SampleSession.id(1), themes: ["cake"]), in: "talk"),
      ])
      try await become(browser, "Anna")
      #expect(browser.page.body.contains("2 comments and contributions wait."))
      let spoken = try await browser.get(Self.path + "?of=contributions")
      #expect(comment(spoken) == "The bus is late" && spoken.body.contains("Said at “The talk”, table 2"))
      #expect(spoken.body.contains("In the room it was put to Cake.") && !spoken.body.contains("Scribe"))
      #expect(spoken.body.contains("1 contribution waits.") && spoken.body.contains("?of=comments"))
      try await send(browser, ":theme=roads&:do=keep")
      // The coder stays with what they had chosen.
      #expect(browser.page.body.contains("There is no contribution that nobody has coded."))
      let decision = try #require(try site.store.decisions().first)
      #expect(decision.place == .contribution(SampleSession.id(1)) && decision.codes?.text == "roads")
      #expect(try await browser.get(Self.path + "/progress").body.contains("1 contribution: 1 settled"))
      #expect(comment(try await browser.get(Self.path + "?of=comments")) == "The road")
      try await become(browser, "Ben")
      let second = try await browser.get(Self.path + "?work=second&of=session-talk")
      #expect(comment(second) == "The bus is late" && !second.body.contains("Anna"))
      try await send(browser, ":theme=cake&:do=keep")
      let progress = try await browser.get(Self.path + "/progress").body
      #expect(progress.contains("1 contribution: 0 settled, 1 disputed, 0 open."))
      #expect(progress.contains("Agreement on what was said") && progress.contains("said at “The talk”, table 2."))
    }
  }

  @Test func `none of the themes keeps what was ticked by hand before the coder, until it is chosen once more`()
    async throws
  {
    try await visit(["The road"]) { browser, site, _ in
      try await become(browser, "Anna")
      try await send(browser, ":theme=roads&:theme=cake&:do=none")
      #expect(browser.page.status == 422 && browser.page.body.contains("You ticked ‘Cake’"))
      #expect(try site.store.decisions().isEmpty)
      try await send(browser, ":new-theme=Piers&:do=keep")
      #expect(browser.page.status == 422 && browser.page.body.contains("a theme that is missing is no code"))
      #expect(browser.page.body.contains("value=\"Piers\""))
      try await send(browser, ":theme=roads&:theme=cake&:do=none")
      #expect(browser.page.status == 422)
      try await send(browser, ":theme=roads&:theme=cake&:new-theme=Piers&:do=none")
      #expect(try site.store.decisions().map { $0.codes?.text } == [""])
      #expect(try site.store.decisions().first?.note == "New theme: Piers")
    }
  }

  @Test func `a form that is sent twice counts once, and a page of before says what was decided since`() async throws {
    try await visit(["The road", "Tea"]) { browser, site, _ in
      try await become(browser, "Anna")
      let stale = browser.page
      for _ in 0..<2 {
        try await send(browser, ":theme=cake&:do=keep", of: stale)
        #expect(browser.page.status == 200 && comment(browser.page) == "The road")
      }
      #expect(try site.store.decisions().count == 1)
      try await send(browser, ":theme=money&:note=mine&:do=keep", of: stale)
      #expect(browser.page.status == 409 && comment(browser.page) == "Tea")
      #expect(browser.page.body.contains("You decided on this comment since the page was made: Cake."))
      #expect(browser.page.body.contains("value=\"mine\""))
      #expect(try site.store.decisions().count == 1)
      try await send(browser, ":theme=money&:do=keep")
      #expect(try site.store.decisions().map { $0.codes?.text } == ["cake", "money"])
      #expect(comment(browser.page) == "The road")
    }
  }

  @Test func `what is left for later comes last, and what is taken back comes next with its note`() async throws {
    try await visit(["The road for money", "Tea", "The bus"]) { browser, site, _ in
      try await become(browser, "Anna")
      try await send(browser, ":do=skip")
      #expect(comment(browser.page) == "Tea")
      try await send(browser, ":theme=roads&:note=Ask+her&:do=keep")
      let before = browser.page
      #expect(comment(before) == "The bus")
      try await send(browser, ":do=undo")
      #expect(comment(browser.page) == "Tea" && browser.page.body.contains("It is taken back."))
      #expect(browser.page.body.contains("name=\":note\" value=\"Ask her\""))
      // Sent twice takes back nothing else.
      try await send(browser, ":do=undo", of: before)
      #expect(browser.page.body.contains("Nothing was taken back"))
      try await send(browser, ":line=undo")
      #expect(comment(browser.page) == "The road for money" && !browser.page.body.contains("Your last decision"))
      let codings = try site.store.decisions().map(\.kind)
      #expect(codings == [.skipped, .coded([Code("roads")]), .undone, .undone])
    }
  }

  @Test func `a comment is coded sentence by sentence`() async throws {
    try await visit(["Mend the road. More cake!", "Tea"]) { browser, site, _ in
      try await become(browser, "Anna")
      try await send(browser, ":line=split&:do=keep")
      #expect(browser.page.status == 200 && browser.page.body.contains("<legend class=\"ask\">“More cake!”</legend>"))
      try await send(browser, ":do=keep-split")
      #expect(browser.page.status == 422 && browser.page.body.contains("Tick the themes of the sentences"))
      try await send(browser, ":do=whole&:theme-1=cake")
      #expect(
        browser.page.body.contains("value=\"cake\" checked") && !browser.page.body.contains("value=\"roads\" checked"))
      try await send(browser, ":do=split")
      try await send(browser, ":theme-0=roads&:theme-1=cake&:theme-1=money&:do=keep-split")
      #expect(try site.store.decisions().map { $0.codes?.text } == ["roads@0-14 money@15-25 cake@15-25"])
      try await send(browser, ":do=split")
      #expect(browser.page.body.contains("It is one sentence, and cannot be split."))
    }
  }

  @Test func `words that are no letters, and nothing ticked, are said and lose nothing`() async throws {
    try await visit(["Tea"]) { browser, site, _ in
      try await become(browser, "Anna")
      for (fields, words) in [
        (":do=keep&:note=mine", "Nothing is ticked."), (":line=q%3Cb%3E&:note=mine", "‘q&lt;b&gt;’ is no letter"),
        (":theme=gone&:note=mine", "The themes are others since"),
      ] {
        try await send(browser, fields)
        #expect(browser.page.status == 422 && browser.page.title.hasPrefix("Error: "))
        #expect(browser.page.body.contains(words) && browser.page.body.contains("value=\"mine\""))
      }
      for (line, words) in [
        ("/bus", "‘bus’ is in: a Roads."), ("/nothing", "No theme has"), ("note me", "Noted."),
        ("withhold name", "not be quoted"),
        ("new Piers", "a theme that is missing"), ("list", "<legend class=\"ask\">Themes"),
      ] {
        try await send(browser, ":theme=cake&:line=\(Browser.encoded(line))")
        #expect(browser.page.status == 200 && browser.page.body.contains(words))
        #expect(browser.page.body.contains("value=\"cake\" checked=\"checked\""))
      }
      #expect(try site.store.decisions().isEmpty)
      try await send(browser, ":line=quit")
      #expect(browser.page.title.hasPrefix("How far the coding is"))
    }
  }

  @Test func `a comment that is withdrawn meanwhile is not coded, and the next comes`() async throws {
    try await visit(["The road", "Tea"]) { browser, site, receipts in
      try await become(browser, "Anna")
      let stale = browser.page
      #expect(comment(stale) == "Tea")
      try await browser.send(.delete, "/api/v1/responses/\(receipts[1])")
      try await send(browser, ":theme=cake&:do=keep", of: stale)
      #expect(browser.page.status == 409 && browser.page.body.contains("has been withdrawn or reads otherwise now"))
      #expect(comment(browser.page) == "The road")
      #expect(try site.store.decisions().isEmpty)
    }
  }

  @Test func `hostile forms are refused or change nothing`() async throws {
    try await visit(["Tea"]) { browser, site, _ in
      try await become(browser, "Anna")
      let page = browser.page
      for fields in [":place=//", ":place=%00", ":place="] {
        let token = Browser.encoded(page.value(":token") ?? "")
        try await browser.send(.post, Self.path, body: "\(fields)&:token=\(token)&:as=Anna&:do=none")
        #expect(browser.page.status == 409)
      }
      for fields in [":do=keep-split&:theme-99=cake", ":do=keep&:theme=roads%00", ":line=%2B%2B%2B"] {
        try await send(browser, fields, of: page)
        #expect(browser.page.status == 422)
      }
      try await send(
        browser, ":do=none",
        of: {
          var old = page; old.body = old.body.replacing("name=\":revision\"", with: ""); return old
        }())
      #expect(browser.page.status == 409)
      #expect(try site.store.decisions().isEmpty)
    }
  }

  @Test func `a survey without comments or themes, and one that is sealed, has nothing to code`() async throws {
    try await visit([], yaml: TestSite.tea) { browser, _, _ in
      #expect(try await browser.get(Self.path).status == 404)
      #expect(browser.page.body.contains("There are no comments to code"))
      try await browser.get("/organise/tea")
      #expect(!browser.page.body.contains("/organise/tea/code"))
    }
    try await visit(
      [], yaml: Self.yaml.replacing("title: Tea", with: "title: Tea\ncloses: 2026-01-01\nresults: sealed")
    ) {
      browser, _, _ in
      for path in ["", "/coder", "/progress"] { #expect(try await browser.get(Self.path + path).status == 403) }
      try await browser.get("/organise/tea")
      #expect(!browser.page.body.contains("/organise/tea/code"))
    }
    try await visit([]) { browser, _, _ in
      try await browser.get("/organise/tea")
      #expect(browser.page.body.contains("/organise/tea/code"))
    }
  }
}
