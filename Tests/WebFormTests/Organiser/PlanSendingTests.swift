import Synchronization
import Testing

@testable import WebForm

/// What every form of a plan does where somebody else writes in its file.
struct PlanSendingTests {
  private let plan = PlanRoutesTests()

  /// A page, where its form is sent, and what is typed in it.
  private static let forms: [(page: String, to: String, fields: [String: String])] = [
    ("/1", "/1", [":a0-action": "Measure"]), ("/add", "/add", [":improvement": "More light"]),
    ("/1/remove?action=1.2", "/1/remove", [:]), ("/order", "/order", [":improvement": "2", ":action": ""]),
  ]

  @Test(arguments: 0..<4)
  func `whoever is quicker, before the form is read or while it is written, stays, and is told of`(
    form: Int
  ) async throws {
    let form = Self.forms[form]
    let words = "The plan was changed meanwhile, in an editor or by somebody else, and nothing"
    try await plan.visit { browser, plans in
      let page = try await browser.get(PlanRoutesTests.path + form.page)
      plans.intruder.withLock { $0 = { $0 + "# While it is written\n" } }
      let during = try await plan.save(browser, form.fields, of: page, to: PlanRoutesTests.path + form.to)
      #expect(during.status == 409 && during.body.contains(words))
      let before = try await plan.save(browser, form.fields, of: page, to: PlanRoutesTests.path + form.to)
      #expect(before.status == 409 && before.body.contains(words))
      #expect(plans.file.withLock { $0 } == PlanRoutesTests.text + "# While it is written\n")
      // From the page that says it the same goes through.
      let now = try await plan.save(browser, form.fields, of: before, to: PlanRoutesTests.path + form.to)
      #expect(now.status == 200 && now.path.contains("?done="), "\(now.path)")
    }
  }

  @Test(arguments: 0..<4)
  func `where the file is gone or broken nothing is written, and nobody is shown a fault`(form: Int) async throws {
    let form = Self.forms[form]
    for text in [nil, "improvements: ["] {
      try await plan.visit { browser, plans in
        let page = try await browser.get(PlanRoutesTests.path + form.page)
        plans.file.withLock { $0 = text }
        let sent = try await plan.save(browser, form.fields, of: page, to: PlanRoutesTests.path + form.to)
        #expect([200, 409].contains(sent.status) && plans.file.withLock { $0 } == text)
      }
    }
  }
}
