import HTTPTypes
import Plans
import Surveys
import Synchronization
import TestSupport
import Testing

@testable import WebForm

/// From a figure to what is behind it for organisers, and from a receipt to what is done about it for those who were asked.
struct TraceRoutesTests {
  private static let yaml = """
    survey: tea
    title: Tea
    organiser: Tea Society
    privacy: Ask us.
    themes: { roads: { label: Roads, improvement: Mend the roads }, cake: Cake }
    pages:
      - questions:
          - { name: first, type: rank, label: What first?, choices: themes, evidence: ranking }

    """
  private static let sealed = yaml.replacing(
    "survey: tea\n", with: "survey: tea\ncloses: 2026-06-30\nresults: sealed\n")

  private func visit(
    _ yaml: String = yaml, _ body: @escaping @Sendable (Browser, TestPlans) async throws -> Void
  ) async throws {
    let desk = TestDesk()
    let site = try TestSite(yaml, door: TestSite.door(), desk: desk)
    try await site.visit { browser in try await body(browser, desk.plan) }
  }

  @Test func `organisers alone trace, what is there is shown, and what is not is said`() async throws {
    try await visit { browser, _ in
      #expect(try await browser.get("/organise/tea/trace?what=roads").title == "Sign in")
      try await browser.signIn()
      let list = try await browser.get("/organise/tea/trace")
      #expect(
        list.body.contains("Roads &lt;r&gt;")
          && list.body.contains("href=\"/organise/tea/trace?what=1.1%20%26%20more\""))
      #expect(try await browser.get("/organise/tea/trace?what=1.1%20%26%20more").body == "behind 1.1 & more")
      let none = try await browser.get("/organise/tea/trace?what=%3Cb%3E")
      #expect(none.status == 404 && none.body.contains("Nothing is called ‘&lt;b&gt;’."))
    }
    try await visit(Self.sealed) { browser, _ in
      try await browser.signIn()
      for path in ["", "?what=roads"] {
        let page = try await browser.get("/organise/tea/trace" + path)
        #expect(page.status == 403 && !page.body.contains("behind roads"))
      }
    }
  }

  @Test func `where the plan cannot be read the list says so`() async throws {
    let desk = TestDesk()
    desk.planFault.withLock { $0 = "plan.yaml cannot be read. Line 2: No <key>." }
    try await TestSite(Self.yaml, door: TestSite.door(), desk: desk).visit { browser in
      try await browser.signIn()
      let list = try await browser.get("/organise/tea/trace")
      #expect(list.body.contains("Nothing of the plan is listed. plan.yaml cannot be read. Line 2: No &lt;key&gt;."))
      #expect(list.body.contains("Roads &lt;r&gt;"))
    }
  }

  private func receipt(_ browser: Browser) async throws -> Browser.Page {
    let sent = try await browser.send(.post, "/api/v1/surveys/tea/responses", body: "first=roads")
    let receipt = try #require(sent.body.split(separator: "\"").first { $0.hasPrefix("tea-") }.map(String.init))
    return try await browser.send(.post, "/s/tea/receipt", body: ":receipt=\(receipt)")
  }

  private static func report() throws -> ReportedActions {
    ReportedActions(
      day: try #require(CivilDate(iso: "2026-01-01")),
      actions: [
        "roads": [
          ReportedActions.Line(
            id: "1.1", action: "Mend <them>", lead: ["The council"], target: "by June", standing: .atRisk)
        ], "cake": [ReportedActions.Line(id: "2.1", action: "Bake")],
      ])
  }

  @Test func `a receipt leads to the actions of its areas once they are reported`() async throws {
    let report = try Self.report()
    try await visit { browser, plans in
      let before = try await receipt(browser)
      #expect(before.body.contains("Roads: Mend the roads") && !before.body.contains("1.1 Mend"))
      plans.report.withLock { $0 = report }
      let after = try await receipt(browser)
      #expect(after.body.contains("1.1 Mend &lt;them&gt; – Lead: The council; Date: by June; <b>Risk of delay</b>"))
      #expect(after.body.contains("as of Thursday 1 January 2026") && !after.body.contains("Bake"))
    }
    try await visit(Self.sealed) { browser, plans in
      plans.report.withLock { $0 = report }
      let page = try await receipt(browser)
      #expect(page.body.contains("Roads: Mend the roads") && !page.body.contains("1.1 Mend"))
    }
  }

  @Test func `the progress report is made from the page of progress`() async throws {
    try await visit { browser, plans in
      plans.file.withLock {
        $0 = "survey: tea\nimprovements:\n  - improvement: A\n    actions: [{ id: \"1.1\", action: B }]\n"
      }
      try await browser.signIn()
      try await browser.send(.post, "/organise/tea/plan/report", body: ":token=x")
      #expect(browser.page.status == 403 && plans.made.withLock { $0 } == 0)
      try await browser.get("/organise/tea/plan/progress")
      try await browser.change("/organise/tea/plan/report")
      #expect(browser.page.body.contains("The progress report is made.") && plans.made.withLock { $0 } == 1)
    }
  }
}
