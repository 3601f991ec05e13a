import HTTPTypes
import PlanFiles
import Plans
import Synchronization
import TestSupport
import Testing

@testable import WebForm

/// What an action waits for is said on the form of its improvement.
struct PlanAfterTests {
  private static let path = PlanRoutesTests.path + "/1"
  private let plan = PlanRoutesTests()

  private func after(_ plans: TestPlans) -> [[String]] {
    let text = plans.file.withLock { $0 ?? "" }
    return PlanReader.read(Array(text.utf8), file: "plan.yaml").plan?.actions.map(\.after) ?? []
  }

  @Test func `ids are written one a line or with commas between them, and taken out again`() async throws {
    let text = PlanRoutesTests.text.replacing(
      "target: as above",
      with: "target: as above\n      - { id: \"a, b\", action: Odd }\n      - { id: c, action: Plain }")
    try await plan.visit(text) { browser, plans in
      let page = try await browser.get(Self.path)
      #expect(page.body.contains("<li><b>1.1</b> Measure the &lt;chairs&gt;</li>"))
      try await plan.save(browser, [":a1-after": "1.1, c\r\na, b", ":new-action": "Sit", ":new-after": "1.2"])
      #expect(browser.page.body.contains("It is saved."))
      #expect(after(plans) == [[], ["1.1", "c", "a, b"], [], [], ["1.2"]])
      #expect(plans.file.withLock { $0 ?? "" }.contains("        after: [\"1.1\", \"c\", \"a, b\"]\n"))
      #expect(browser.page.body.contains(">1.1\nc\na, b</textarea>"))
      let once = plans.file.withLock { $0 }
      try await plan.save(browser, [":a1-after": "1.1; c\na, b\n1.1"])
      #expect(browser.page.body.contains("Nothing was changed.") && plans.file.withLock { $0 } == once)
      try await plan.save(browser, [":a1-after": ""])
      #expect(after(plans) == [[], [], [], [], ["1.2"]])
    }
  }

  @Test(arguments: [
    ([":a0-after": "1.3"], "a0", "The plan has no action ‘1.3’. Did you mean ‘1.1’?"),
    ([":a0-after": "<nobody>"], "a0", "The plan has no action ‘&lt;nobody&gt;’. The ids of all actions stand below"),
    ([":a0-after": "1.1"], "a0", "Action 1.1 cannot wait for itself"),
    ([":new-action": "Sit", ":new-after": "1.9"], "new", "The plan has no action ‘1.9’"),
    ([":a0-after": "1.2", ":a1-after": "1.1"], "a0", "The actions would wait for one another: 1.1 → 1.2 → 1.1."),
    ([":a0-after": "1.2", ":a1-after": "1.1"], "a1", "The actions would wait for one another: 1.2 → 1.1 → 1.2."),
  ])
  func `an action that does not exist, or a circle, is said at its field`(
    _ fields: [String: String], _ group: String, _ words: String
  ) async throws {
    try await plan.visit { browser, plans in
      try await browser.get(Self.path)
      try await plan.save(browser, fields)
      let page = browser.page
      #expect(page.status == 422 && page.body.contains(words), "\(page.body)")
      #expect(page.body.contains("href=\"#\(group)-after\"") && page.body.contains("id=\"\(group)-after-fault\""))
      #expect(plans.file.withLock { $0 } == PlanRoutesTests.text)
    }
  }

  @Test func `a circle of somebody else's hinders nobody, and is said with the way to mend it`() async throws {
    let text = PlanRoutesTests.text.replacing(
      "lead: All   # every one", with: "lead: All\n        after: [\"1.2\"]"
    ).replacing("target: as above", with: "after: [\"1.1\"]")
    try await plan.visit(text) { browser, plans in
      let page = try await browser.get(Self.path)
      #expect(page.body.contains("out of the field ‘After’"))
      try await plan.save(browser, [":i-outcome": "Mine"])
      #expect(browser.page.body.contains("It is saved."))
      try await plan.save(browser, [":a1-after": ""])
      #expect(after(plans) == [["1.2"], []])
      #expect(!browser.page.body.contains("wait for one another"))
    }
  }

  @Test func `what somebody else said of it meanwhile is shown beside what was typed`() async throws {
    try await plan.visit { browser, plans in
      let page = try await browser.get(PlanRoutesTests.path + "/1")
      plans.file.withLock {
        $0 = PlanRoutesTests.text.replacing("target: as above", with: "target: as above\n        after: [\"1.1\"]")
      }
      try await plan.save(browser, [":a1-after": "1.2"], of: page)
      #expect(browser.page.status == 409 && browser.page.body.contains("The file says now: 1.1"))
      #expect(after(plans) == [[], ["1.1"]])
    }
  }
}
