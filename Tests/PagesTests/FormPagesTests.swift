import Pages
import Phrases
import Plans
import Responses
import Surveys
import TestSupport
import Testing

/// What the pages of a form look like, for every type of question, and that no answer can break out of its place.
struct FormPagesTests {
  private let survey: Survey
  private let today: CivilDate

  init() throws {
    survey = try Survey.read(
      """
      survey: all
      title: Every question
      organiser: Tea Society
      closes: 2026-03-31
      privacy: "Held by **us**, [write](mailto:tea@example.org)"
      intro: "Two kinds:\\n\\n- black\\n- green"
      themes: { a: { label: Apples }, b: { label: Bees }, c: { label: Cats } }
      scales: { s: { choices: { good: Good, bad: Bad, none: Don't know }, best: first, not_applicable: [none] } }
      pages:
        - title: The first
          questions:
            - { name: hello, type: note, label: "Dear *friend*" }
            - { name: one, type: select_one, label: One?, choices: { yes: "Yes", other: { label: Other, specify: true } }, required: true }
            - { name: some, type: select_multiple, label: Some?, choices: { x: X, y: Y, none: { label: None, exclusive: true } }, max: 2 }
            - { name: order, type: rank, label: Order, choices: themes, max: 2, evidence: ranking }
            - { name: dots, type: allocate, label: Dots, choices: themes, total: 5, evidence: votes }
            - { name: grid, type: matrix, label: Grid, hint: Each one, scale: s, rows: { r: R, t: T } }
        - questions:
            - { name: level, type: range, label: Level, start: 0, end: 4, step: 2, start_label: Low, end_label: High }
            - { name: far, type: range, label: Far, start: 0, end: 100, step: 1 }
            - { name: count, type: integer, label: Count }
            - { name: cost, type: decimal, label: Cost }
            - { name: why, type: text, appearance: multiline, label: Why?, max_length: 200 }
            - { name: day, type: date, label: Day }
            - { name: mail, type: email, label: Mail }
            - { name: agree, type: acknowledge, label: "I agree to ${why}", required: true }
            - name: shops
              type: repeat
              label: Shops
              max: 2
              questions: [{ name: shop, type: text, label: Shop }]

      """)
    today = try #require(CivilDate(year: 2026, month: 1, day: 2))
  }

  private var surroundings: FormSurroundings {
    FormSurroundings(QuestionIndex(survey), language: "en", base: "/s/all", token: "TOKEN")
  }

  private func sheet(_ text: String = "Because <b>&") -> AnswerSheet {
    SheetReading.read(
      survey,
      [
        ("one", .text("other")), ("one.other", .text(text)), ("some", .list([.text("x")])),
        ("order", .list([.text("b")])), ("dots", .map([RawAnswer.Entry("a", .number(2))])),
        ("grid", .map([RawAnswer.Entry("t", .text("bad"))])), ("level", .number(2)), ("why", .text(text)),
        ("mail", .text("me@example.org")), ("shops", .list([.map([RawAnswer.Entry("shop", .text(text))])])),
      ]
    ).sheet
  }

  private func interview(_ sheet: AnswerSheet) -> Interview { Interview(survey: survey, sheet: sheet, today: today) }

  /// Without the stylesheet, which has its own place.
  private func text(_ page: FormPage) -> String {
    String(decoding: page.html, as: UTF8.self).replacing("<style>\(FormPage.css)</style>", with: "<style></style>")
  }

  @Test func `the start says who asks, why, until when, and what happens to the answers`() {
    expectGolden(text(StartPage(surroundings).whole), "form-start.html")
    #expect(text(StartPage(surroundings, isInvited: true).whole).contains("can see that you answered, but not what"))
  }

  @Test func `a blank page`() throws {
    let blank = interview(Interview.start(survey: survey))
    expectGolden(text(try #require(QuestionPage(surroundings, blank, page: 0)).whole), "form-blank-1.html")
    expectGolden(text(try #require(QuestionPage(surroundings, blank, page: 1)).whole), "form-blank-2.html")
  }

  @Test func `a page with answers and faults`() throws {
    let filled = interview(sheet())
    let page = QuestionPage(
      surroundings, filled, page: 1, problems: filled.problems(onPage: 1), returnsToCheck: true, notice: "Look.")
    expectGolden(text(try #require(page).whole), "form-filled-2.html")
    expectGolden(text(try #require(QuestionPage(surroundings, filled, page: 0)).whole), "form-filled-1.html")
  }

  @Test func `the list of answers, and the pages that say one thing`() {
    expectGolden(text(CheckPage(surroundings, interview(sheet())).whole), "form-check.html")
    let pages = [
      MessagePages.sent(surroundings, receipt: "all-AAAA"),
      MessagePages.saved(
        surroundings, code: "CODE", link: "http://x/s/all/resume?code=CODE", address: "http://x/s/all/resume"),
      MessagePages.resume(surroundings, code: "CODE", fault: .resumeUnknown),
      MessagePages.receipt(surroundings, typed: "x", fault: .receiptMistyped),
      MessagePages.invitation(surroundings),
      MessagePages.invitation(surroundings, typed: "x", fault: .invitationUnknown),
      MessagePages.answered(
        surroundings, interview(sheet()), receipt: "all-AAAA",
        fed: [
          FedTheme(
            "Apples: eat",
            actions: [
              ReportedActions.Line(
                id: "1.1", action: "Plant <trees>", lead: ["The <hall>"], target: "by March", standing: .atRisk),
              ReportedActions.Line(id: "1.2", action: "Wait", due: CivilDate(iso: "2026-03-31")),
            ]), FedTheme("Pears"),
        ], reportedOn: CivilDate(iso: "2026-01-02")),
      MessagePages.message(surroundings, .fullHeading, "It is full.", goOn: (.resumeHeading, "/resume")),
      MessagePages.closed(surroundings, "It closed.", hasResults: true),
      MessagePages.closed(surroundings, "It closed.", begun: MessagePages.Begun(code: "AAAA", link: "https://x/?a&b")),
      MessagePages.withdrawal(surroundings, receipt: "all-AAAA", hasInvitations: true),
    ]
    expectGolden(pages.map(text).joined(separator: "\n\n"), "form-messages.html")
  }

  @Test func `no answer breaks out of its place, with or without a combining mark`() throws {
    for sign in ["<", ">", "\"", "'", "&", "`", "\u{0}", "\u{1B}", "\u{202E}"] {
      for mark in ["", "\u{301}", "\u{200D}"] {
        let hostile = "x\(sign)\(mark)onload=1//"
        let page = interview(sheet(hostile))
        var fields = SheetFields(page.sheet, page.index)
        fields.set(hostile, under: "count")
        let pages = [
          try #require(QuestionPage(surroundings, page, page: 0)).whole,
          try #require(QuestionPage(surroundings, page, page: 1, fields: fields, notice: hostile)).whole,
          CheckPage(surroundings, page).whole,
          MessagePages.resume(surroundings, code: hostile),
          MessagePages.receipt(surroundings, typed: hostile),
          MessagePages.invitation(surroundings, typed: hostile),
        ]
        for one in pages.map(text) where !["&"].contains(sign) {
          #expect(!one.contains("x\(sign)\(mark)onload"))
        }
      }
    }
  }

  @Test func `what stands in English on a page in another language is marked as English`() throws {
    let gaelic = FormSurroundings(QuestionIndex(survey), language: "gd", base: "/s/all", token: "TOKEN")
    let phrases = gaelic.phrases
    let page = try #require(QuestionPage(gaelic, interview(sheet()), page: 0))
    let html = String(decoding: page.whole.html, as: UTF8.self)
    for phrase: Phrase in [.skipToMain, .whatBecame] {
      let isMarked = html.contains("<span lang=\"en\">\(phrases(phrase))</span>")
      #expect(isMarked != phrases.has(phrase), "\(phrase)")
    }
    let english = try #require(QuestionPage(surroundings, interview(sheet()), page: 0))
    #expect(!String(decoding: english.whole.html, as: UTF8.self).contains("lang=\"en\">S"))
  }
}
