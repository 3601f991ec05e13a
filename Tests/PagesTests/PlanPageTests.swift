import Plans
import Surveys
import TestSupport
import Testing

@testable import Pages

/// What the pages on a plan look like, and that nothing that was written in one can break out of its place.
struct PlanPageTests {
  private let survey: Survey
  private let plan: Plan

  init() throws {
    survey = try Survey.read(
      "survey: hall\ntitle: \"The <hall>\"\norganiser: Us\nprivacy: Ask.\npages: [{ questions: [{ name: a, type: integer, label: A }] }]\n"
    )
    var first = Improvement(improvement: "Softer <chairs>", outcome: ["People <sit>", "They stay"])
    first.cells.measure = .own(["All <sit>"])
    first.actions = [
      Action(
        id: "1.1", action: "Measure \"the\" <chairs>",
        cells: PlanCells(
          lead: .own(["The <hall>"]), implications: .own([Implication(.costs, ["<Money>"])]),
          target: .own(Target("by March 2017")))),
      Action(
        id: "1.2", action: "Buy cushions",
        cells: PlanCells(
          lead: .above, implications: .above, target: .own(Target(nil, due: CivilDate(iso: "2017-04-01"))))),
    ]
    plan = Plan(
      survey: "hall", title: "The <plan>", made: CivilDate(iso: "2016-02-18"),
      improvements: [first, Improvement(improvement: "Warmth", cells: PlanCells(target: .own(Target("soon"))))])
  }

  private func look(_ page: [UInt8], _ name: String) {
    let text = String(decoding: page, as: UTF8.self)
    for word in ["<hall>", "<chairs>", "<sit>", "<Money>", "<plan>"] { #expect(!text.contains(word)) }
    expectGolden(text.replacing(#/<style>.*?<\/style>/#.dotMatchesNewlines(), with: "<style></style>"), name)
  }

  private var remarks: [PlanRemark] { PlanCheck.remarks(on: plan, evidence: nil) }

  @Test func `the pages of a plan are what a person has read and approved`() throws {
    look(PlanPage(survey, token: "TOKEN", notice: "It is made.").html(plan, nil, remarks), "plan.html")
    look(PlanPage(survey, token: "TOKEN").html(Plan(), nil, []), "plan-bare.html")
    look(PlanPage(survey, token: "TOKEN").empty(fault: "Nobody <hall> has answered."), "plan-none.html")
    let place = Place(line: 3, column: 5)
    look(
      PlanPage(survey, token: "TOKEN").unreadable(
        "reports/hall/plan.yaml",
        [
          PlanPage.Slip(
            Finding(.error, at: place, "No key ‘<hall>’", notes: ["Did you mean ‘lead’?"]), line: "  <hall>: x")
        ],
        kept: [PlanEditPage.Kept("Action 1.1: lead", "The <hall>\nand all")]), "plan-unreadable.html")
    look(PlanPage(survey, token: "TOKEN").gone([PlanEditPage.Kept("lead", "<sit>")]), "plan-gone.html")
  }

  @Test func `the form of an improvement is what a person has read and approved`() throws {
    var page = PlanEditPage(survey, plan, 0, revision: "REVISION", token: "TOKEN")
    page.remarks = remarks
    page.notice = "It is saved."
    look(page.html, "plan-edit.html")
    page.notice = nil
    page.fault = "The plan was changed meanwhile"
    page.sheet.groups[1].fields[1].typed = "Mine <hall>"
    page.sheet.groups[1].fields[1].isContested = true
    page.sheet.groups[2].fields[6].typed = "<sit>"
    page.sheet.groups[2].fields[6].fault = "‘<sit>’ is no day"
    page.kept = [PlanEditPage.Kept("Action 1.3: lead", "<hall>")]
    look(page.html, "plan-edit-conflict.html")
  }

  @Test func `the pages that take parts out and move them are what a person has read and approved`() throws {
    var page = PlanRemovalPage(survey, plan, 0, action: 0, revision: "REVISION", token: "TOKEN")
    page.lines = ["  - id: \"1.1\"", "    action: Measure \"the\" <chairs>"]
    page.waiting = ["1.2"]
    page.handedDown = [.lead, .implications]
    look(page.html, "plan-remove.html")
    page.notes = [("1.1", 2)]
    page.fault = "Something <hall> was noted"
    look(page.html, "plan-remove-noted.html")
    look(PlanRemovalPage(survey, plan, 1, action: nil, revision: "R", token: "TOKEN").html, "plan-remove-flow.html")
    var order = PlanOrderPage(survey, plan, revision: "REVISION", token: "TOKEN")
    order.notice = "It is moved up."
    look(order.html, "plan-order.html")
  }

  @Test func `the form for one more improvement is what a person has read and approved`() throws {
    look(PlanAdditionPage(survey, plan, nil, revision: "REVISION", token: "TOKEN").html, "plan-add.html")
    let areas = try ["warmth", "light"].enumerated().map { at, name in
      PlanEvidence.Area(
        theme: try #require(Name(name)), label: "\(name) <hall>", improvement: name, rank: at == 0 ? 1 : nil)
    }
    var carrying = plan
    carrying.improvements[1].theme = Name("warmth")
    var page = PlanAdditionPage(
      survey, carrying, PlanEvidence(areas: areas, top: 2, responses: 9), revision: "REVISION", token: "TOKEN")
    page.typed = [.improvement: "Light <hall>", .theme: "light", .outcome: "One\n<sit>"]
    page.faults = [.source: "This is one line. Write it as one"]
    page.fault = "The plan <plan> was changed meanwhile"
    look(page.html, "plan-add-conflict.html")
  }

  @Test func `the page of progress is what a person has read and approved`() throws {
    let today = try #require(CivilDate(iso: "2017-03-10"))
    let noted = try #require(CivilDate(iso: "2017-02-01"))
    let log = ProgressLog(notes: [
      ProgressNote(
        date: noted, action: "1.1", progress: ["Half <sit>", "The rest is ordered."], nextSteps: ["Go on?"],
        standing: .behind,
        qualifier: "the <hall> is shut", members: ["The <hall>"]),
      ProgressNote(date: noted, action: "1.2", standing: .onTrack),
    ])
    var page = ProgressPage(survey, plan, log, today: today, token: "TOKEN")
    page.notice = "It is noted."
    look(page.html, "plan-progress.html")
    page.notice = nil
    page.typed.action = "1.2"
    page.typed.progress = "<sit>"
    page.faults = [("date", "‘<sit>’ is no day")]
    look(page.html, "plan-progress-fault.html")
    look(ProgressPage(survey, Plan(), ProgressLog(), today: today, token: "TOKEN").html, "plan-progress-none.html")
  }

  @Test func `all that can be traced is listed, each with its address`() {
    let all = [("themes/hall", "The <hall>"), ("1", "Softer <chairs>"), ("a & \"b\" ü", "Odd")]
    look(TraceListPage(survey, all, token: "TOKEN").html, "trace-list.html")
  }

  @Test func `what is missing is said in the words of the page`() throws {
    var bare = plan
    bare.made = nil
    bare.improvements[0].cells.measure = .empty
    bare.improvements[0].actions[0].cells = PlanCells()
    bare.improvements[0].actions[1].after = ["1.1", "1.2"]
    bare.improvements[0].actions[1].cells.target = .own(Target("in 6 months"))
    for remark in PlanCheck.remarks(on: bare, evidence: nil) + PlanCheck.remarks(on: Plan(), evidence: nil) {
      let words = PlanPage.advice(remark.note)
      #expect(!words.contains(":’") || words.contains(":’ in the file"), "\(words)")
    }
    let html = String(
      decoding: PlanPage(survey, token: "T").html(bare, nil, PlanCheck.remarks(on: bare, evidence: nil)), as: UTF8.self)
    #expect(html.contains("Write who does in the field ‘Lead’."))
  }

  @Test func `a field gives back what it shows`() {
    for text in ["", "a", " a  b \n\n c", "a\r\nb", "a\tb", "a\u{202E}b\u{0}", "e\u{301} \u{301}", "\u{2028}x\u{85}y"] {
      let shown = PlanText.shown(text)
      #expect(PlanText.shown(shown) == shown && PlanText.shown(shown.replacing("\n", with: "\r\n")) == shown)
    }
    #expect(PlanText.shown(" a  b \n\n c") == "a b\nc" && PlanText.shown("a\u{202E}b") == "a\u{FFFD}b")
  }
}
