import Foundation
import Synchronization
import TestSupport
import Testing

@testable import WebForm

/// What was done about a plan, noted on the web.
struct ProgressRoutesTests {
  private let plan = PlanRoutesTests()

  @Test func `a note is added behind the others, and sent twice it is noted once`() async throws {
    try await plan.visit { browser, plans in
      plans.notes.withLock {
        $0 = "# by hand\n- date: 2025-12-01\n  action: \"1.1\"\n  progress: Begun\n  members: [The hall, The clerk]\n"
      }
      let before = plans.notes.withLock { $0 }
      let page = try await browser.get(PlanRoutesTests.path + "/progress?action=1.1")
      #expect(page.body.contains("value=\"1.1\" selected") && page.body.contains("1 December 2025, action 1.1"))
      let fields = [
        ":progress": "Half\r\ndone", ":next": "Go on", ":standing": "at_risk", ":qualifier": "the <tape> is short",
      ]
      for _ in 0..<2 {
        try await plan.save(browser, fields, of: page, to: PlanRoutesTests.path + "/progress")
        #expect(browser.page.body.contains("It is noted."))
      }
      #expect(browser.page.body.contains("the &lt;tape&gt; is short"))
      let added = """
        - date: 2026-01-01
          action: "1.1"
          progress:
            - Half
            - done
          next_steps: Go on
          standing: at_risk
          qualifier: "the <tape> is short"
          members:
            - The hall
            - The clerk

        """
      #expect(plans.notes.withLock { $0 }.hasPrefix(before + added.prefix(60)))
    }
  }

  @Test func `a day before the plan's first is taken once it was looked at`() async throws {
    try await plan.visit { browser, plans in
      try await browser.get(PlanRoutesTests.path + "/progress")
      let fields = [":action": "1.2", ":progress": "Begun", ":date": "2025-12-30"]
      let asked = try await plan.save(browser, fields, to: PlanRoutesTests.path + "/progress")
      #expect(asked.status == 422 && asked.body.contains("name=\":early\" value=\"2025-12-30\""))
      // Looked at was another day.
      let other = try await plan.save(
        browser, [":date": "2025-12-29", ":early": "2025-12-30"], of: asked, to: PlanRoutesTests.path + "/progress")
      #expect(other.status == 422 && plans.notes.withLock { $0 }.isEmpty)
      try await plan.save(browser, [":early": "2025-12-30"], of: asked, to: PlanRoutesTests.path + "/progress")
      #expect(browser.page.body.contains("It is noted."))
      #expect(plans.notes.withLock { $0 }.contains("date: 2025-12-30"))
    }
  }

  @Test(arguments: [
    (":action", "", "Choose the action"), (":action", "9.9", "The plan has no action ‘9.9’"),
    (":date", "tomorrow", "‘tomorrow’ is no day"), (":standing", "fine", "Choose how the action stands"),
    (":progress", " \r\n", "Say what was done"), (":qualifier", "One\r\nTwo", "This is one line."),
    (":date", "2026-01-02", "2 January 2026 has not come yet: today is 1 January 2026"),
    (":date", "1016-01-01", "1 January 1016 is before the plan’s first day, 1 January 2026"),
  ])
  func `a note that says nothing, or of nothing, is not taken`(
    _ field: String, _ typed: String, _ words: String
  ) async throws {
    try await plan.visit { browser, plans in
      try await browser.get(PlanRoutesTests.path + "/progress")
      var fields = [":action": "1.2", ":progress": "Kept <k>"]
      fields[field] = typed
      try await plan.save(browser, fields, to: PlanRoutesTests.path + "/progress")
      #expect(browser.page.status == 422 && browser.page.body.contains(words))
      if field != ":progress" { #expect(browser.page.body.contains("Kept &lt;k&gt;</textarea>")) }
      #expect(plans.notes.withLock { $0 }.isEmpty)
    }
  }

  @Test func `what is wrong with the notes is shown line by line`() async throws {
    try await plan.visit { browser, plans in
      plans.notes.withLock { $0 = "- date: 2026-01-01\n  action: \"7.7\"\n" }
      let page = try await browser.get(PlanRoutesTests.path + "/progress")
      #expect(page.status == 200 && page.body.contains("progress.yaml cannot be read") && page.body.contains("Line 2"))
      try await browser.change(PlanRoutesTests.path + "/progress", ":action=1.1&:progress=Mine&:date=2026-01-01")
      #expect(browser.page.status == 409 && browser.page.body.contains("<dd>Mine</dd>"))
      #expect(plans.notes.withLock { !$0.contains("Mine") })
    }
  }
}
