import Pages
import Responses
import Surveys
import TestSupport
import Testing
import Themes

/// What the pages for coders look like, and that no comment can break out of its place.
struct CodingPageTests {
  private let survey: Survey
  private let comments: [Themes.Comment]

  init() throws {
    survey = try Survey.read(
      """
      survey: hall
      title: "The <hall>"
      organiser: The village hall committee
      privacy: Ask at the hall.
      audiences: { near: Those <near>, far: Those far away }
      themes:
        roof: { label: "A <dry> roof", codebook: [roof, leak] }
        hours: { label: Longer hours, codebook: [late] }
        price: { label: A cheaper hire, codebook: [price] }
      pages:
        - questions:
            - { name: change, type: text, label: "What <one> change?", evidence: comments }
            - { name: other, type: text, label: Anything else?, evidence: comments }

      """)
    let place = CommentPlace(ResponseID(bytes: [1]), QuestionPath("change"))
    let other = CommentPlace(ResponseID(bytes: [1]), QuestionPath("other"))
    comments = [
      Comment(
        place: place, text: "The roof <b>leaks</b>.\nStay open late! Write to ann@example.org", language: "en",
        audience: "near", permissions: [.quote]),
      Comment(place: other, text: "Taing <mhòr>", language: "gd"),
    ]
  }

  private func decision(_ coder: String, _ themes: [Name], at: Int64, note: String? = nil) -> CodingDecision {
    CodingDecision(
      place: comments[0].place, digest: comments[0].digest, coder: coder, at: Moment(milliseconds: at),
      kind: .coded(themes.map { Code($0) }), note: note)
  }

  private func page(_ page: [UInt8], _ name: String) {
    let text = String(decoding: page, as: UTF8.self)
    #expect(!text.contains("<hall>") && !text.contains("<near>") && !text.contains("<dry>") && !text.contains("<b>l"))
    let plain = text.replacing(#/<style>.*?<\/style>/#.dotMatchesNewlines(), with: "<style></style>")
    expectGolden(plain, name)
  }

  private func coding(_ work: CodingQueue.Work, _ decisions: [CodingDecision] = []) -> CodingPage {
    let codings = Codings(survey, comments, decisions)
    let cases = CodingQueue(survey, codings, coder: "Ann <a>", work: work).cases
    var page = CodingPage(survey, coder: "Ann <a>", work: work, token: "TOKEN")
    page.shown = cases.first { $0.comment == comments[0] }
    page.waiting = cases.count
    return page
  }

  @Test func `a comment with what is suggested, its context and every theme`() throws {
    var first = coding(.first)
    first.beside = [comments[1]]
    first.typed = CodingPage.Typed(ticked: Set(try #require(first.shown).suggestions.map(\.theme)))
    page(first.html, "coding-first.html")
  }

  @Test func `what was said in a session, with where it was said and what the room made of it`() throws {
    let said = SaidAt(
      session: "talk", title: "A <talk>", table: "<2>", number: 4, group: "Ways <in>", areas: ["hours", "roof"])
    let text = Comment(
      place: .contribution(SampleSession.id(4)), text: "Open late & mend the <b>leak</b>", language: "en", said: said)
    let codings = Codings(survey, comments + [text], [])
    var spoken = CodingPage(survey, coder: "Ann <a>", work: .first, scope: .contributions, token: "TOKEN")
    spoken.shown = CodingQueue(survey, codings, coder: "Ann <a>", work: .first, scope: .contributions).cases.first
    spoken.hasContributions = true
    spoken.waiting = 1
    let html = String(decoding: spoken.html, as: UTF8.self)
    #expect(!html.contains("<talk>") && !html.contains("<in>") && !html.contains("<2>"))
    page(spoken.html, "coding-contribution.html")
  }

  @Test func `what was refused stays on the page, and says why`() {
    var faulty = coding(.first)
    faulty.typed = CodingPage.Typed(ticked: [2])
    (faulty.typed.line, faulty.typed.note, faulty.typed.withheld) = ("<q>", "\"mine\"", "a <name>")
    faulty.fault = "‘<q>’ is no letter"
    faulty.revision = 3
    page(faulty.html, "coding-fault.html")
  }

  @Test func `a comment split into its sentences`() {
    var split = coding(.second, [decision("Ben", ["roof"], at: 1)])
    split.typed.parts = [[0], [1], []]
    split.notice = "Tick the themes of each sentence."
    page(split.html, "coding-split.html")
  }

  @Test func `a difference with both sides, and the last decision to take back`() {
    let sides = [decision("Ann <a>", ["roof"], at: 1, note: "a <note>"), decision("Ben", [], at: 2)]
    var settle = coding(.differences, sides)
    settle.line = CodingProgress(Codings(survey, comments, sides)).coders.first
    settle.last = CodingPage.Last(sides[0], text: comments[0].text)
    page(settle.html, "coding-differences.html")
  }

  @Test func `nothing that waits, and who codes`() {
    page(CodingPage(survey, coder: "Ann <a>", work: .second, token: "TOKEN").html, "coding-nothing.html")
    page(
      CodingPage.askName(survey, known: ["Ann <a>", "Ben"], token: "TOKEN", typed: "<x>", fault: "Give your name"),
      "coding-name.html")
  }

  @Test func `how far it is, with agreement, differences and what coders miss`() {
    page(
      CodingProgressPage(
        survey,
        Codings(
          survey, comments,
          [decision("Ann <a>", ["roof"], at: 1, note: "New theme: <Cake>"), decision("Ben", [], at: 9000)]),
        token: "TOKEN"
      ).html, "coding-progress.html")
    page(
      CodingProgressPage(survey, Codings(survey, comments, []), token: "TOKEN").html, "coding-progress-none.html")
  }
}
