import HTTPTypes
import PlanFiles
import Plans
import Surveys
import Synchronization
import TestSupport
import Testing

@testable import WebForm

/// An improvement is added to a plan on the web, beside an editor that writes in the same file.
struct PlanAdditionRoutesTests {
  private static let path = PlanRoutesTests.path + "/add"
  private let plan = PlanRoutesTests()

  @discardableResult
  private func add(_ browser: Browser, _ fields: [String: String], of page: Browser.Page? = nil) async throws
    -> Browser.Page
  {
    try await plan.save(browser, fields, of: page, to: Self.path)
  }

  @Test func `an improvement is written behind the others, and all else stays`() async throws {
    try await plan.visit { browser, plans in
      #expect(try await browser.get(PlanRoutesTests.path).body.contains("href=\"/organise/tea/plan/add\""))
      try await browser.get(Self.path)
      try await add(
        browser,
        [
          ":improvement": "More light: all day", ":outcome": "They read\r\nThey sew", ":source": "The minute of 3 May",
        ])
      #expect(
        browser.page.path == "/organise/tea/plan/3?done=added" && browser.page.body.contains("It is in the plan."))
      #expect(browser.page.body.contains("<h1>3. More light: all day</h1>"))
      #expect(
        plans.file.withLock { $0 } == PlanRoutesTests.text
          + "\n  - improvement: \"More light: all day\"\n    outcome: [\"They read\", \"They sew\"]\n    source: The minute of 3 May\n    actions:\n"
      )
    }
  }

  @Test func `the first improvement of a bare plan is added, and then its first action`() async throws {
    try await plan.visit("survey: tea\nimprovements: []  # none yet\n") { browser, plans in
      #expect(try await browser.get(PlanRoutesTests.path).body.contains("The plan has none yet."))
      try await browser.get(Self.path)
      try await add(browser, [":improvement": "Light"])
      try await plan.save(browser, [":new-action": "Buy lamps"])
      #expect(
        plans.file.withLock { $0 } == """
          survey: tea
          improvements:   # none yet
            - improvement: Light
              actions:
                - id: "1.1"
                  action: Buy lamps

          """)
    }
  }

  @Test(arguments: [
    ([":improvement": " "], "improvement", "An improvement needs its words"),
    ([":improvement": "One\r\nTwo"], "improvement", "An improvement is one line"),
    ([":improvement": "Softer  chairs"], "improvement", "already, as number 1"),
    ([":improvement": "Light", ":theme": "<b>"], "theme", "The survey has no area ‘&lt;b&gt;’"),
    ([":improvement": "Light", ":source": "One\nTwo"], "source", "This is one line"),
  ])
  func `what cannot be taken is said at its field, and what was typed stays`(
    _ fields: [String: String], _ field: String, _ words: String
  ) async throws {
    try await plan.visit { browser, plans in
      try await browser.get(Self.path)
      try await add(browser, fields.merging([":outcome": "Kept & <kept>"]) { own, _ in own })
      let page = browser.page
      #expect(page.status == 422 && page.body.contains(words) && page.title.hasPrefix("Error: "))
      #expect(page.body.contains("href=\"#\(field)\"") && page.body.contains("id=\"\(field)-fault\""))
      #expect(page.body.contains("Kept &amp; &lt;kept&gt;</textarea>"))
      #expect(plans.file.withLock { $0 } == PlanRoutesTests.text)
    }
  }

  @Test func `what somebody else wrote meanwhile stays, and both are shown`() async throws {
    try await plan.visit { browser, plans in
      let page = try await browser.get(Self.path)
      let other = PlanRoutesTests.text + "  - improvement: Theirs <o>\n"
      plans.file.withLock { $0 = other }
      try await add(browser, [":improvement": "Mine <o>"], of: page)
      #expect(browser.page.status == 409 && plans.file.withLock { $0 } == other)
      #expect(browser.page.body.contains("The plan was changed meanwhile"))
      #expect(browser.page.body.contains("<li>Theirs &lt;o&gt;</li>"))
      #expect(browser.page.body.contains(">Mine &lt;o&gt;</textarea>"))
      plans.intruder.withLock { $0 = { $0 + "# quick\n" } }
      try await add(browser, [:])
      #expect(browser.page.status == 409 && plans.file.withLock { $0 } == other + "# quick\n")
      try await add(browser, [:])
      #expect(browser.page.path == "/organise/tea/plan/4?done=added")
      #expect(
        plans.file.withLock { $0 } == other + "\n  - improvement: \"Mine <o>\"\n    actions:\n# quick\n")
    }
  }

  @Test func `a form that is sent twice adds its improvement once, and another with its words is not taken for it`()
    async throws
  {
    try await plan.visit { browser, plans in
      let page = try await browser.get(Self.path)
      try await add(browser, [":improvement": "Light", ":outcome": "They read"], of: page)
      let once = plans.file.withLock { $0 }
      try await add(browser, [":improvement": "Light", ":outcome": "They read"], of: page)
      #expect(browser.page.path == "/organise/tea/plan/3?done=added" && plans.file.withLock { $0 } == once)
      try await add(browser, [":improvement": "Light", ":outcome": "They sew"], of: page)
      #expect(browser.page.status == 409 && browser.page.body.contains("They sew</textarea>"))
      try await add(browser, [:])
      #expect(browser.page.status == 422 && browser.page.body.contains("already, as number 3"))
      #expect(plans.file.withLock { $0 } == once)
    }
  }

  @Test func `nothing that was typed is lost where the plan is gone, broken or between brackets`() async throws {
    try await plan.visit { browser, plans in
      let page = try await browser.get(Self.path)
      for broken in ["survey: [", nil] {
        plans.file.withLock { $0 = broken }
        try await add(browser, [":improvement": "Mine"], of: page)
        #expect(browser.page.status == 409 && browser.page.body.contains("<dd>Mine</dd>"))
        #expect(plans.file.withLock { $0 } == broken)
      }
      let flow = "improvements: [{ improvement: A }]\n"
      plans.file.withLock { $0 = flow }
      try await browser.get(Self.path)
      try await add(browser, [":improvement": "Mine"])
      #expect(browser.page.status == 422 && browser.page.body.contains("stands between brackets"))
      #expect(browser.page.body.contains("Mine</textarea>") && plans.file.withLock { $0 } == flow)
    }
  }
}
