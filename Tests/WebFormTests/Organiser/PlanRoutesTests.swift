import Foundation
import HTTPTypes
import PlanFiles
import Plans
import Surveys
import Synchronization
import TestSupport
import Testing

@testable import WebForm

/// A plan on the web, beside an editor that writes in the same file.
struct PlanRoutesTests {
  static let path = "/organise/tea/plan"
  static let text = """
    # Ask at the hall.
    survey: tea
    made: 2026-01-01
    improvements:
      # The chairs come first.
      - improvement: Softer chairs   # not cushions
        outcome:
        actions:
          - id: "1.1"
            action: Measure the <chairs>
            lead: All   # every one
          - id: "1.2"
            action: Buy cushions
            target: as above
      - improvement: Warmth
        measure: It is warm
        actions:

    """

  func visit(
    _ text: String? = text, yaml: String = TestSite.tea,
    _ body: @escaping @Sendable (Browser, TestPlans) async throws -> Void
  ) async throws {
    let desk = TestDesk()
    desk.plan.file.withLock { $0 = text }
    let site = try TestSite(yaml, door: TestSite.door(), desk: desk)
    try await site.visit { browser in
      try await browser.signIn()
      try await body(browser, desk.plan)
    }
  }

  /// Sends the form of a page with everything in its fields but what is given.
  @discardableResult
  func save(
    _ browser: Browser, _ fields: [String: String], of page: Browser.Page? = nil, to path: String = path + "/1"
  ) async throws -> Browser.Page {
    let page = page ?? browser.page
    var sent = Self.fields(of: page.body)
    for (name, value) in fields { sent[name] = value }
    let body = sent.map { "\(Browser.encoded($0.key))=\(Browser.encoded($0.value))" }.joined(separator: "&")
    return try await browser.send(.post, path, body: body)
  }

  /// The fields of a page's last form, as a browser would send them.
  private static func fields(of html: String) -> [String: String] {
    let plain = { (text: Substring) in
      String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
    var found: [String: String] = [:]
    for match in html.matches(of: #/<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"/#) {
      found[String(match.1)] = plain(match.2)
    }
    for match in html.matches(of: #/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)</#) {
      found[String(match.1)] = plain(match.2)
    }
    for match in html.matches(of: #/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/#.dotMatchesNewlines()) {
      let chosen = match.2.firstMatch(of: #/value="([^"]*)" selected/#)
      found[String(match.1)] = chosen.map { String($0.1) } ?? ""
    }
    return found
  }

  private func file(_ plans: TestPlans) -> String { plans.file.withLock { $0 ?? "" } }

  // MARK: - Looking

  @Test func `several lines of an action are not made one in silence`() async throws {
    try await visit { browser, plans in
      try await browser.get(Self.path + "/1")
      let page = try await save(browser, [":a0-action": "Measure\r\nPaint", ":new-action": "One\r\nTwo"])
      #expect(page.status == 422 && page.body.contains("Measure\nPaint</textarea>"))
      #expect(page.body.matches(of: #/>An action is one line\. /#).count >= 2)
      #expect(plans.file.withLock { $0 } == Self.text)
    }
  }

  @Test func `nobody sees a plan who is not signed in, and none is changed from elsewhere`() async throws {
    try await visit { browser, plans in
      try await browser.get(Self.path + "/1")
      try await save(browser, [":token": "x", ":i-outcome": "Mine"])
      #expect(browser.page.status == 403)
      browser.forgetCookies()
      for path in ["", "/1", "/progress"] { #expect(try await browser.get(Self.path + path).title == "Sign in") }
      try await browser.send(.post, Self.path + "/1", body: ":i-outcome=Mine")
      #expect(file(plans) == Self.text)
    }
  }

  @Test func `a sealed survey shows no plan before it has closed`() async throws {
    let sealed = TestSite.tea.replacing(
      "survey: tea\n", with: "survey: tea\ncloses: 2026-06-30\nresults: sealed\n")
    try await visit(yaml: sealed) { browser, _ in
      for path in ["", "/1", "/progress"] {
        let page = try await browser.get(Self.path + path)
        #expect(page.status == 403 && !page.body.contains("chairs"))
      }
    }
  }

  @Test func `a plan is begun once, and why it cannot be is said`() async throws {
    try await visit(nil) { browser, plans in
      #expect(try await browser.get(Self.path).body.contains("There is no plan yet"))
      #expect(try await browser.get(Self.path + "/1").body.contains("There is no plan yet"))
      #expect(try await browser.get(Self.path + "/progress").body.contains("There is no plan yet"))
      try await browser.change(Self.path)
      #expect(browser.page.status == 422 && browser.page.body.contains("Nobody has answered yet."))
      plans.beginning.withLock { $0 = .success(Self.text) }
      try await browser.change(Self.path)
      #expect(browser.page.body.contains("The plan is made.") && browser.page.body.contains("Softer chairs"))
      plans.file.withLock { $0 = Self.text + "# mine\n" }
      try await browser.change(Self.path)
      #expect(file(plans) == Self.text + "# mine\n")
    }
  }

  @Test func `the table shows the plan, and every remark leads to its field`() async throws {
    try await visit { browser, _ in
      let page = try await browser.get(Self.path)
      #expect(page.body.contains("Measure the &lt;chairs&gt;") && !page.body.contains("<chairs>"))
      for match in page.body.matches(of: #/href="\/organise\/tea\/plan\/([0-9]+)#([^"]+)"/#) {
        let edit = try await browser.get("\(Self.path)/\(match.1)")
        #expect(edit.body.contains("id=\"\(match.2)\""), "\(match.0)")
      }
      #expect(try await browser.get(Self.path + "/2").body.contains("of all actions"))
      for other in ["0", "3", "-1", "1e1", "01x", "99999999999999999999"] {
        #expect(try await browser.get("\(Self.path)/\(other)").status == 404, "\(other)")
      }
    }
  }

  @Test func `what is wrong with a file is shown line by line`() async throws {
    try await visit(Self.text.replacing("lead: All", with: "leed: All")) { browser, plans in
      for path in ["", "/1"] {
        let page = try await browser.get(Self.path + path)
        #expect(page.status == 200 && page.body.contains("Line 11"))
        #expect(page.body.contains("Did you mean ‘lead’?") && page.body.contains("leed: All   # every one"))
      }
      plans.file.withLock { $0 = "survey: [<b>" }
      #expect(try await browser.get(Self.path).body.contains("<pre>survey: [&lt;b&gt;"))
    }
  }

  // MARK: - Changing

  @Test func `what is typed is written at its place, and all else stays`() async throws {
    try await visit { browser, plans in
      try await browser.get(Self.path + "/1")
      try await save(
        browser,
        [
          ":i-outcome": "People sit.\r\n They  stay: long\r\n", ":a0-lead": "The hall", ":a0-risks": "Moths",
          ":a1-target": "by March 2027", ":a1-due": "2027-03-15", ":a1-lead": "As above",
        ])
      #expect(browser.page.body.contains("It is saved."))
      var wanted = Self.text.replacing("outcome:", with: "outcome: [\"People sit.\", \"They stay: long\"]")
      wanted = wanted.replacing("lead: All", with: "lead: The hall")
      wanted = wanted.replacing("# every one\n", with: "# every one\n        implications:\n          risks: Moths\n")
      wanted = wanted.replacing(
        "cushions\n        target: as above",
        with: "cushions\n        lead: as above\n        target: by March 2027\n        due: 2027-03-15")
      #expect(file(plans) == wanted)
      #expect(browser.page.body.contains("Read as: due 31 March 2027") == false)
      try await save(browser, [:])
      #expect(browser.page.body.contains("Nothing was changed.") && file(plans) == wanted)
      try await save(browser, [":a1-due": "", ":a0-risks": "", ":a0-lead": ""])
      #expect(browser.page.body.contains("Read as: due 31 March 2027"))
      #expect(file(plans).contains("lead:    # every one") && file(plans).contains("due:\n"))
    }
  }

  @Test func `a new action takes the next number, and a form that is sent twice adds it once`() async throws {
    try await visit { browser, plans in
      let page = try await browser.get(Self.path + "/1")
      let fields = [":new-action": "Sit down", ":new-lead": "as above", ":new-measure": "All sit"]
      try await save(browser, fields)
      let once = file(plans)
      #expect(
        once.contains("- id: \"1.3\"\n        action: Sit down\n        lead: as above\n        measure: All sit\n"))
      try await save(browser, fields, of: page)
      #expect(browser.page.body.contains("Nothing was changed.") && file(plans) == once)
      try await save(browser, [":new-lead": "Nobody"], of: try await browser.get(Self.path + "/1"))
      #expect(browser.page.status == 422 && browser.page.body.contains("Say what is to be done, too"))
      #expect(file(plans) == once)
    }
  }

  @Test(arguments: [
    (":a0-lead", "as above", "Nothing stands above"), (":i-improvement", " ", "An improvement needs its words"),
    (":a0-action", "", "An action needs its words"), (":a1-due", "2027-02-30", "The date above reaches down"),
    (":a0-due", "<b>soon", "‘&lt;b&gt;soon’ is no day"), (":a0-risks", "as above", "in the costs stands for"),
  ])
  func `what cannot be taken is said at its field, and what was typed stays`(
    _ field: String, _ typed: String, _ words: String
  ) async throws {
    try await visit { browser, plans in
      try await browser.get(Self.path + "/1")
      try await save(browser, [field: typed, ":i-outcome": "Kept & <kept>"])
      let page = browser.page
      #expect(page.status == 422 && page.body.contains(words) && page.title.hasPrefix("Error: "))
      #expect(page.body.contains("href=\"#\(field.dropFirst())\""))
      #expect(page.body.contains("Kept &amp; &lt;kept&gt;</textarea>") && file(plans) == Self.text)
    }
  }

  @Test func `a cell that is to reach down takes nothing away that still stands in a field`() async throws {
    let text = Self.text.replacing(
      "target: as above",
      with: "implications: { costs: Money, risks: Moths }\n        target: by March 2027\n        due: 2027-03-15")
    try await visit(text) { browser, plans in
      let page = try await browser.get(Self.path + "/1")
      for (field, words) in [(":a1-costs", "stands for risks and resources"), (":a1-target", "Leave the day empty")] {
        try await save(browser, [field: "as above"], of: page)
        #expect(browser.page.status == 422 && browser.page.body.contains(words) && file(plans) == text)
      }
      try await save(
        browser, [":a1-costs": "as above", ":a1-risks": "", ":a1-target": "as above", ":a1-due": ""], of: page)
      #expect(browser.page.body.contains("It is saved."))
      let plan = PlanReader.read(Array(file(plans).utf8), file: "plan.yaml").plan
      #expect(plan?.improvements[0].actions[1].cells == PlanCells(implications: .above, target: .above))
      try await save(browser, [":a1-costs": "", ":a1-risks": "Moths", ":a1-target": "", ":a1-due": "2027-03-15"])
      let own = PlanReader.read(Array(file(plans).utf8), file: "plan.yaml").plan?.improvements[0].actions[1].cells
      #expect(own?.implications == .own([Implication(.risks, ["Moths"])]))
      #expect(own?.target == .own(Target(nil, due: CivilDate(iso: "2027-03-15"))))
    }
  }

  @Test func `a place that a person wrote in another manner is left to an editor`() async throws {
    let text = Self.text.replacing(
      "lead: All   # every one", with: "lead:\n          - All   # every one\n          - More")
    try await visit(text) { browser, plans in
      try await browser.get(Self.path + "/1")
      try await save(browser, [":a0-lead": "The hall", ":i-outcome": "Mine"])
      #expect(browser.page.status == 422 && browser.page.body.contains("Nothing was written. Line "))
      #expect(browser.page.body.contains("The hall</textarea>") && file(plans) == text)
    }
  }

  // MARK: - Meanwhile

  @Test func `what somebody else wrote meanwhile is never overwritten, and nothing that was typed is lost`()
    async throws
  {
    try await visit { browser, plans in
      let page = try await browser.get(Self.path + "/1")
      let other = Self.text.replacing("lead: All", with: "lead: Theirs").replacing(
        "outcome:", with: "outcome: Theirs too")
      plans.file.withLock { $0 = other }
      try await save(browser, [":a0-lead": "Mine", ":a1-lead": "Ours"], of: page)
      #expect(browser.page.status == 409 && file(plans) == other)
      let conflict = browser.page.body
      #expect(conflict.contains("The plan was changed meanwhile") && conflict.contains("The file says now: Theirs"))
      #expect(conflict.contains(">Mine</textarea>") && conflict.contains(">Ours</textarea>"))
      // What was not touched is as the file has it now.
      #expect(conflict.contains(">Theirs too</textarea>"))
      try await save(browser, [:])
      #expect(
        file(plans)
          == other.replacing("lead: Theirs", with: "lead: Mine")
          .replacing("Buy cushions\n", with: "Buy cushions\n        lead: Ours\n"))
    }
  }

  @Test func `somebody who writes between looking and writing is not overwritten either`() async throws {
    try await visit { browser, plans in
      try await browser.get(Self.path + "/1")
      plans.intruder.withLock { $0 = { $0 + "# quick\n" } }
      try await save(browser, [":i-outcome": "Mine"])
      #expect(browser.page.status == 409 && file(plans) == Self.text + "# quick\n")
      try await save(browser, [:])
      #expect(file(plans) == Self.text.replacing("outcome:", with: "outcome: Mine") + "# quick\n")
    }
  }

  @Test func `an action that moved keeps what was typed of it, and one that is gone gives it back`() async throws {
    try await visit { browser, plans in
      let page = try await browser.get(Self.path + "/1")
      let moved = Self.text.replacing(
        "      - id: \"1.1\"", with: "      - id: \"1.0\"\n        action: First of all\n      - id: \"1.1\"")
      plans.file.withLock { $0 = moved }
      try await save(browser, [":a1-lead": "Ours"], of: page)
      #expect(browser.page.status == 409)
      #expect(browser.page.body.contains(#/id="a2-lead" [^>]*>Ours</#))
      let gone = Self.text.replacing("\"1.2\"", with: "\"9.9\"")
      plans.file.withLock { $0 = gone }
      try await save(browser, [":a1-lead": "Ours <o>"], of: page)
      #expect(
        browser.page.status == 409 && browser.page.body.contains("<dt>Action 1.2: lead</dt><dd>Ours &lt;o&gt;</dd>"))
      plans.file.withLock { $0 = Self.text.replacing("Softer chairs", with: "Hard chairs") }
      try await save(browser, [":a1-lead": "Ours"], of: page)
      #expect(browser.page.status == 409 && browser.page.body.contains("taken out of the plan, or worded anew"))
      #expect(browser.page.body.contains("<dd>Ours</dd>"))
      for broken in ["survey: [", nil] {
        plans.file.withLock { $0 = broken }
        try await save(browser, [":a1-lead": "Ours"], of: page)
        #expect(browser.page.status == 409 && browser.page.body.contains("<dd>Ours</dd>"))
        #expect(plans.file.withLock { $0 } == broken)
      }
    }
  }

  @Test func `forms made up by hand break nothing`() async throws {
    try await visit { browser, plans in
      let page = try await browser.get(Self.path + "/1")
      let token = page.value(":token") ?? ""
      for body in [
        "", ":revision=x", ":revision=\(page.value(":revision") ?? "")&:a7-lead=X&:a0-id=1.2&:was-a0-lead=Q",
        ":text=Softer+chairs&:revision=old&:a0-id=nobody&:a0-lead=X&:was-a0-lead=", ":a-id=1.1&:a0-=",
        String(repeating: ":i-outcome=\u{202E}", count: 50),
      ] {
        let answer = try await browser.send(.post, Self.path + "/1", body: body + "&:token=\(token)")
        #expect([200, 409, 422].contains(answer.status), "\(body): \(answer.status)")
      }
      #expect(file(plans) == Self.text)
      try await save(browser, [":i-outcome": "a\u{0}b\u{202E}c\u{85}d # e: - [", ":a0-lead": "{x: *y}"], of: page)
      let plan = PlanReader.read(Array(file(plans).utf8), file: "plan.yaml").plan
      #expect(plan?.improvements[0].outcome == ["a\u{FFFD}b\u{FFFD}c", "d # e: - ["])
      #expect(plan?.improvements[0].actions[0].cells.lead == .own(["{x: *y}"]))
    }
  }
}
