import HTTPTypes
import Responses
import SQLiteStore
import Surveys
import Synchronization
import Testing

@testable import WebForm

/// What organisers see and do.
struct DeskTests {
  private func visit(
    _ lines: String = "", desk: TestDesk = TestDesk(),
    _ body: @escaping @Sendable (Browser, TestSite) async throws -> Void
  ) async throws {
    let site = try TestSite(
      TestSite.tea.replacing("languages:", with: "\(lines)\nlanguages:"), door: TestSite.door(), desk: desk)
    try await site.visit { browser in
      try await browser.signIn()
      try await body(browser, site)
    }
  }

  @Test func `each survey says whether it is open, by its dates or by hand, and how many came`() async throws {
    for (lines, words) in [
      ("", "Open"), ("closes: 2026-01-31", "Open until 31 January 2026"),
      ("opens: 2026-02-01", "Opens on 1 February 2026"),
      ("closes: 2025-12-31", "Closed on 31 December 2025"), ("limit: 20", "0 of 20"),
    ] {
      try await visit(lines) { browser, _ in
        #expect(browser.page.body.contains("<td>\(words)</td>"))
        #expect(browser.page.body.contains("30 December 2025"))
      }
    }
  }

  @Test func `a survey is closed, opened and left to its dates by hand`() async throws {
    try await visit("closes: 2025-12-31") { browser, site in
      try await browser.get("/organise/tea")
      #expect(browser.page.body.contains("Open it now") && !browser.page.body.contains("Leave it to its dates"))
      try await browser.change("/organise/tea/opening", ":do=open")
      #expect(browser.page.body.contains("The survey is open.") && browser.page.body.contains("Open, by hand."))
      #expect(try await browser.get("/s/tea").body.contains("Start now"))
      try await browser.get("/organise/tea")
      try await browser.change("/organise/tea/opening", ":do=open")
      #expect(try site.store.rulings().count == 1)
      try await browser.change("/organise/tea/opening", ":do=closed")
      #expect(browser.page.body.contains("Closed, by hand."))
      try await browser.change("/organise/tea/opening", ":do=dates")
      #expect(browser.page.body.contains("Closed on 31 December 2025."))
      #expect(try await browser.change("/organise/tea/opening", ":do=everything").status == 400)
    }
  }

  @Test func `who came is shown against how many there are, and everything is escaped`() async throws {
    try await visit { browser, _ in
      let page = try await browser.get("/organise/tea")
      #expect(page.body.contains("Makers &lt;of&gt; tea") && page.body.contains("<td>25 %</td>"))
      #expect(page.body.contains("<svg") && !page.body.contains("<script"))
      #expect(page.body.contains("href=\"/s/tea/paper\""))
      #expect(page.headers[.cacheControl] == "no-store")
      #expect(try await browser.get("/organise/none").status == 404)
    }
  }

  @Test func `figures, reports and files are there to be read and taken away`() async throws {
    let desk = TestDesk()
    try await visit(desk: desk) { browser, _ in
      #expect(try await browser.get("/organise/tea/results").title == "The report")
      let file = try await browser.get("/organise/tea/files/responses.csv")
      #expect(file.body == "one,two" && file.headers[.cacheControl] == "no-store")
      #expect(file.headers[.contentDisposition] == "attachment; filename=\"tea-not-for-publication-responses.csv\"")
      let codebook = try await browser.get("/organise/tea/files/codebook.md")
      #expect(codebook.headers[.contentDisposition] == "attachment; filename=\"tea-codebook.md\"")
      let own = try await browser.get("/organise/tea/reports/priorities.csv")
      #expect(own.headers[.contentDisposition] == "attachment; filename=\"tea-not-for-publication-priorities.csv\"")
      let open = try await browser.get("/organise/tea/reports/public/priorities.csv")
      #expect(open.body == "kept public/priorities.csv")
      #expect(open.headers[.contentDisposition] == "attachment; filename=\"tea-for-publication-priorities.csv\"")
      #expect(
        try await browser.get("/organise/tea").body.contains("href=\"/organise/tea/reports/public/priorities.csv\""))
      #expect(try await browser.get("/organise/tea/reports/public/none.csv").status == 404)
      #expect(try await browser.get("/organise/tea/files/tea.sqlite").status == 404)
      #expect(try await browser.get("/organise/tea/reports/priority-report.html").body == "kept priority-report.html")
      for name in ["none.html", "..%2F..%2Fsurveys%2Ftea.yaml", "%2e%2e"] {
        #expect(try await browser.get("/organise/tea/reports/\(name)").status == 404)
      }
      try await browser.get("/organise/tea")
      try await browser.change("/organise/tea/reports")
      #expect(browser.page.body.contains("The priority report is made.") && desk.made.withLock { $0 } == 1)
      desk.fault.withLock { $0 = DeskFault("The disk <is> full.") }
      let failed = try await browser.get("/organise/tea/results")
      #expect(failed.status == 503 && failed.body.contains("The disk &lt;is&gt; full."))
    }
  }

  @Test func `a sealed survey shows nothing of its answers before it closes, also when it is closed by hand`()
    async throws
  {
    let desk = TestDesk()
    try await visit("closes: 2026-01-01\nresults: sealed", desk: desk) { browser, site in
      for _ in 0..<2 {
        let page = try await browser.get("/organise/tea")
        #expect(
          page.body.contains("sealed") && !page.body.contains("responses.csv") && page.body.contains("codebook.md"))
        try await browser.change("/organise/tea/reports")
        #expect(browser.page.status == 403 && desk.made.withLock { $0 } == 0)
        for path in ["results", "files/responses.csv", "files/responses.jsonl", "reports/priority-report.html"] {
          #expect(try await browser.get("/organise/tea/\(path)").status == 403)
        }
        #expect(try await browser.get("/organise/tea/files/codebook.md").status == 200)
        try site.store.rule(Ruling(.closed, at: site.now))
      }
      site.wait(11 * 60 * 60)
      try await browser.get("/organise/tea/results")
      #expect(browser.page.status == 403)
    }
    try await visit("closes: 2025-12-31\nresults: sealed") { browser, _ in
      let page = try await browser.get("/organise/tea/results")
      #expect(page.status == 200)
    }
  }

  @Test func `invitations are made once, as a table of links, and reminders name who has not answered`() async throws {
    try await visit("access: invited") { browser, site in
      try await browser.get("/organise/tea")
      #expect(browser.page.body.contains("Only whoever has an invitation can answer"))
      let page = browser.page
      for wrong in [
        "", ":number=x", ":number=0", ":number=10001", ":labels=Ann%0AAnn", ":labels=Ann&:number=2",
        ":labels=%22%3Cb%3E",
      ] {
        let refused = try await browser.change("/organise/tea/invitations", wrong)
        #expect(refused.status == 422 && refused.title.hasPrefix("Error: ") && !refused.body.contains("<b>"))
      }
      #expect(try site.store.invitationCount().made == 0)
      let made = try await browser.change("/organise/tea/invitations", ":labels=Ann%0D%0A%0D%0ABea")
      #expect(made.status == 200 && made.headers[.contentType] == "text/csv; charset=utf-8")
      let lines = made.body.split(separator: "\r\n").map { $0.split(separator: ",").map(String.init) }
      #expect(lines.map { $0[0] } == ["label", "Ann", "Bea"])
      let link = try #require(lines.last?.last?.split(separator: "/s/tea/").last)
      #expect(try await browser.get("/organise/tea").body.contains("2 invitations have been made, and 0 of them used."))
      let person = browser.copy
      try await person.get("/s/tea/\(link)")
      try await person.answer(site)
      #expect(person.page.path == "/s/tea/done")
      #expect(try await browser.get("/organise/tea/reminders.csv").body == "label\r\nAnn\r\n")
      browser.forgetCookies()
      #expect(try await browser.get("/organise/tea/reminders.csv").path.hasPrefix("/organise/sign-in"))
      let token = try #require(page.value(":token"))
      #expect(
        try await browser.send(.post, "/organise/tea/invitations", body: ":number=5&:token=\(token)").path
          == ReturnAddress.door(then: ReturnAddress("/organise/tea")))
      #expect(try site.store.invitationCount().made == 2)
    }
  }

  @Test(arguments: [":labels=Ann%0D%0ABea", ":number=2"])
  func
    `a page makes invitations once: a second press gives the same table, and one for others says so and keeps what was typed`(
      typed: String
    ) async throws
  {
    try await visit("access: invited") { browser, site in
      let page = try await browser.get("/organise/tea")
      #expect(page.body.contains("nobody can fetch it again"))
      let fields = "\(typed)&:token=\(page.value(":token") ?? "")"
      let once = "&:once=\(page.value(":once") ?? "")"
      for wrong in ["", "&:once=", "&:once=%3Cb%3E"] {
        let refused = try await browser.send(.post, "/organise/tea/invitations", body: fields + wrong)
        #expect(refused.status == 403 && refused.body.contains("load the page again"))
      }
      // What is put right on the page is no second press.
      let faulty = try await browser.send(
        .post, "/organise/tea/invitations", body: ":number=x&:token=\(page.value(":token") ?? "")\(once)")
      #expect(faulty.status == 422 && faulty.value(":once") != page.value(":once"))
      let made = try await browser.send(.post, "/organise/tea/invitations", body: fields + once)
      #expect(made.status == 200 && made.headers[.contentDisposition]?.hasPrefix("attachment") == true)
      // Of a double click the browser keeps the second answer alone.
      let again = try await browser.send(.post, "/organise/tea/invitations", body: fields + once)
      #expect(again.status == 200 && again.body == made.body && again.headers == made.headers)
      #expect(try site.store.invitationCount().made == 2)
      let more = typed + (typed.contains("labels") ? "%0D%0ACat" : "0") + "&:token=\(page.value(":token") ?? "")"
      let second = try await browser.send(.post, "/organise/tea/invitations", body: more + once)
      #expect(second.status == 409 && second.title.hasPrefix("Error: "))
      #expect(second.headers[.contentType]?.hasPrefix("text/html") == true)
      #expect(second.body.contains("Invitations were made from this page already"))
      #expect(second.body.contains(typed.contains("labels") ? ">Ann\nBea\nCat</textarea>" : "value=\"20\""))
      #expect(try site.store.invitationCount().made == 2)
      // That page is a new one.
      #expect(try await browser.change("/organise/tea/invitations", ":number=3").status == 200)
      #expect(try site.store.invitationCount().made == 5)
    }
  }

  @Test func `names that are shown again stand on their lines, and make no second invitation`() async throws {
    try await visit("access: invited") { browser, site in
      try await browser.get("/organise/tea")
      try await browser.change("/organise/tea/invitations", ":labels=Ann+Smith")
      let names = "Bea%0D%0AAnn+Smith%0D%0A%0D%0ACal"
      try await browser.get("/organise/tea")
      let refused = try await browser.change("/organise/tea/invitations", ":labels=\(names)")
      #expect(refused.status == 422 && refused.body.contains("‘Ann Smith’ has an invitation already"))
      #expect(refused.body.contains(">Bea\nAnn Smith\n\nCal</textarea>") && !refused.body.contains("\u{FFFD}"))
      for same in ["ann+smith", "%20Ann+++SMITH%09", "Ann%C2%A0Smith", "Bea%0D%0Abea"] {
        try await browser.get("/organise/tea")
        #expect(try await browser.change("/organise/tea/invitations", ":labels=\(same)").status == 422)
      }
      let garbled = try await browser.change("/organise/tea/invitations", ":labels=Bea%EF%BF%BD")
      #expect(garbled.status == 422 && garbled.body.contains("write it anew"))
      #expect(try site.store.invitationCount().made == 1)
    }
  }

  @Test func `a response is erased by its receipt`() async throws {
    try await visit { browser, site in
      try await browser.send(.post, "/api/v1/surveys/tea/responses", body: "cups=3")
      let receipt = try #require(browser.page.body.split(separator: "\"").dropFirst(3).first.map(String.init))
      try await browser.get("/organise/tea")
      for wrong in ["", "tea-0000-0000", receipt.replacing("tea-", with: "coffee-"), "%3Cb%3E"] {
        let page = try await browser.change("/organise/tea/erasing", ":receipt=\(wrong)")
        #expect(page.status == 422 && page.title.hasPrefix("Error: ") && !page.body.contains("<b>"))
      }
      #expect(try site.answers().count == 1)
      try await browser.change("/organise/tea/erasing", ":receipt=\(receipt.lowercased())")
      #expect(browser.page.body.contains("may still quote it") && browser.page.value(":receipt") == receipt)
      #expect(try site.answers().count == 1)
      let sure = ":receipt=\(receipt)&:sure=\(browser.page.value(":sure") ?? "")"
      try await browser.change("/organise/tea/erasing", sure)
      #expect(browser.page.body.contains("The response is erased. Reports that were made before may still quote it"))
      #expect(try site.answers().isEmpty)
      try await browser.change("/organise/tea/erasing", ":receipt=\(receipt)")
      #expect(browser.page.status == 422)
    }
  }
}
