import Foundation
import HTTPTypes
import Plans
import Surveys
import Synchronization
import TestSupport
import Testing

@testable import WebForm

/// Parts of a plan are taken out and moved on the web, beside an editor that writes in the same file.
struct PlanPartRoutesTests {
  private static let path = PlanRoutesTests.path
  private let plan = PlanRoutesTests()

  private static func lines(_ text: String?) -> [String] {
    (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `a page asks before an action goes, and shows the lines and what hangs on them`() async throws {
    let text = PlanRoutesTests.text.replacing("target: as above", with: "lead: as above\n        after: [\"1.1\"]")
    try await plan.visit(text) { browser, plans in
      let asked = try await browser.send(.get, Self.path + "/1/remove?action=1.1")
      #expect(asked.status == 200)
      #expect(asked.body.contains("<h1>Take action 1.1 out of the plan?</h1>"))
      #expect(asked.body.contains("action: Measure the &lt;chairs&gt;"))
      #expect(asked.body.contains("Action 1.2 waits for it"))
      #expect(asked.body.contains("Cells of action 1.2 say ‘as above’: the lead."))
      #expect(plans.file.withLock { $0 } == text)
      try await plan.save(browser, [:], of: asked, to: Self.path + "/1/remove")
      #expect(browser.page.body.contains("It is taken out of the plan."))
      let now = Self.lines(plans.file.withLock { $0 })
      #expect(!now.contains { $0.contains("Measure") || $0.contains("1.1") })
      #expect(now.contains("        lead: All"))
      #expect(now.contains("        after:"))
      // What is sent twice is done once.
      try await plan.save(browser, [:], of: asked, to: Self.path + "/1/remove")
      #expect(browser.page.body.contains("It is not in the plan any more."))
      #expect(Self.lines(plans.file.withLock { $0 }) == now)
    }
  }

  @Test func `an improvement goes with its actions and the remark above it`() async throws {
    try await plan.visit { browser, plans in
      let asked = try await browser.send(.get, Self.path + "/1/remove")
      #expect(asked.body.contains("2 actions of it go, too."))
      try await plan.save(browser, [:], of: asked, to: Self.path + "/1/remove")
      #expect(
        plans.file.withLock { $0 } == """
          # Ask at the hall.
          survey: tea
          made: 2026-01-01
          improvements:
            - improvement: Warmth
              measure: It is warm
              actions:

          """)
    }
  }

  @Test func `of what something was noted stays, and the page says so`() async throws {
    try await plan.visit { browser, plans in
      plans.notes.withLock { $0 = "- date: 2026-01-01\n  action: \"1.1\"\n  standing: done\n" }
      for address in ["/1/remove?action=1.1", "/1/remove"] {
        let asked = try await browser.send(.get, Self.path + address)
        #expect(asked.body.contains("1 progress note of action 1.1"))
        #expect(!asked.body.contains("Take it out</button>"))
      }
      let other = try await browser.send(.get, Self.path + "/1/remove?action=1.2")
      #expect(other.body.contains("Take it out</button>"))
      // Noted after the page was made.
      plans.notes.withLock { $0 += "- date: 2026-01-01\n  action: \"1.2\"\n  standing: done\n" }
      let sent = try await plan.save(browser, [:], of: other, to: Self.path + "/1/remove")
      #expect(sent.status == 409)
      #expect(plans.file.withLock { $0 } == PlanRoutesTests.text)
    }
  }

  @Test func `nothing goes from a file that was changed meanwhile`() async throws {
    try await plan.visit { browser, plans in
      let asked = try await browser.send(.get, Self.path + "/1/remove?action=1.2")
      let changed = PlanRoutesTests.text.replacing("Buy cushions", with: "Buy very soft cushions")
      plans.file.withLock { $0 = changed }
      let sent = try await plan.save(browser, [:], of: asked, to: Self.path + "/1/remove")
      #expect(sent.status == 409)
      #expect(sent.body.contains("Buy very soft cushions"))
      #expect(plans.file.withLock { $0 } == changed)
      plans.intruder.withLock { $0 = { $0 + "# Quick\n" } }
      let quick = try await plan.save(browser, [:], of: sent, to: Self.path + "/1/remove")
      #expect(quick.status == 409)
      #expect(plans.file.withLock { $0 } == changed + "# Quick\n")
      #expect(try await browser.send(.get, Self.path + "/1/remove?action=9.9").status == 404)
      #expect(try await browser.send(.get, Self.path + "/7/remove").status == 404)
    }
  }

  @Test func `what moves up takes its remark along, and a cell that reaches down is not torn off`() async throws {
    try await plan.visit { browser, plans in
      let page = try await browser.send(.get, Self.path + "/order")
      #expect(page.body.contains("Move up<span class=\"unseen\"> improvement 2</span>"))
      let torn = try await plan.save(
        browser, [":improvement": "1", ":action": "1.2"], of: page, to: Self.path + "/order")
      #expect(torn.status == 422)
      #expect(torn.body.contains("A cell of action 1.2 says ‘as above’"))
      try await plan.save(browser, [":improvement": "2", ":action": ""], of: page, to: Self.path + "/order")
      #expect(browser.page.body.contains("It is moved up."))
      let now = Self.lines(plans.file.withLock { $0 })
      #expect(now[4] == "  - improvement: Warmth")
      #expect(now[7] == "  # The chairs come first.")
      let old = try await plan.save(browser, [":improvement": "2", ":action": ""], of: page, to: Self.path + "/order")
      #expect(old.status == 409)
      #expect(Self.lines(plans.file.withLock { $0 }) == now)
    }
  }
}
