import Pages
import Responses
import Surveys
import TestSupport
import Testing

/// What organisers' pages look like, and that no text can break out of its place.
struct OrganiserPagesTests {
  private let survey: Survey
  private let last: CivilDate

  init() throws {
    survey = try Survey.read(
      """
      survey: hall
      title: "The <hall> & its \\"people\\""
      organiser: The village hall committee
      closes: 2026-03-31
      limit: 40
      privacy: Ask at the hall.
      audiences: { near: { label: Those <near>, population: 30 }, far: { label: Those far away } }
      pages: [{ questions: [{ name: who, type: select_one, label: Who?, choices: audiences }] }]

      """)
    last = try #require(CivilDate(iso: "2026-03-03"))
  }

  private func line(_ standing: SurveyStanding, _ ruling: Ruling.Choice?, _ responses: Int) -> SurveyLine {
    SurveyLine(survey, standing, ruling: ruling, responses: responses, lastDay: responses > 0 ? last : nil)
  }

  private func page(_ page: [UInt8], _ name: String) {
    let text = String(decoding: page, as: UTF8.self)
    #expect(!text.contains("<hall>") && !text.contains("<near>") && !text.contains("<script"))
    // The styles stand in files of their own.
    let plain = text.replacing(#/<style>.*?<\/style>/#.dotMatchesNewlines(), with: "<style></style>")
    expectGolden(plain, name)
  }

  @Test func `the way in, and not being let in`() {
    page(OrganiserPage.signIn(token: "TOKEN"), "organiser-sign-in.html")
    page(OrganiserPage.signIn(token: "TOKEN", fault: "This is <not> it"), "organiser-not-let-in.html")
    page(
      OrganiserPage.signIn(token: "TOKEN", to: "/organise/tea?lang=gd", typed: ["Long <words>"]),
      "organiser-signed-out.html")
  }

  @Test func `all surveys with their states`() {
    let day = last
    page(
      SurveyLine.list(
        [
          line(.open, nil, 3), line(.open, .dates, 40), line(.open, .open, 3), line(.notYet(day), nil, 0),
          line(.closed(day), nil, 3), line(.closedByHand, .closed, 3),
        ], token: "TOKEN"), "organiser-surveys.html")
  }

  @Test func `a survey, open, sealed, and just changed`() throws {
    var ledger = Ledger()
    ledger.analysed = 31
    ledger.withdrawn = 1
    let days = try [("2026-02-27", 12), ("2026-03-03", 19)].map {
      Turnout.Day(day: try #require(CivilDate(iso: $0.0)), count: $0.1)
    }
    let turnout = Turnout(
      ledger: ledger,
      groups: zip(survey.audiences, [29, 1]).map { Turnout.Group(audience: $0, people: $1) }, withoutGroup: 1,
      days: days, simulated: 2)
    let downloads = [DeskPage.Entry("responses.csv", "a row for each"), DeskPage.Entry("codebook.md", "what it means")]
    page(
      DeskPage(
        line(.open, nil, 31), turnout, isSealed: false, downloads: downloads, reports: ["priority-report.html"],
        token: "TOKEN"
      ).html, "organiser-survey.html")
    page(
      DeskPage(
        line(.closedByHand, .closed, 31), turnout, isSealed: true, downloads: downloads, reports: [], token: "TOKEN",
        notice: "The survey is closed.", receiptFault: ("<b>hall-", "This is no receipt")
      ).html, "organiser-survey-sealed.html")
    page(
      DeskPage(
        line(.notYet(last), nil, 0), Turnout(ledger: Ledger()), isSealed: false, downloads: downloads, reports: [],
        token: "TOKEN"
      ).html, "organiser-survey-empty.html")
    page(
      DeskPage(
        line(.open, nil, 0), Turnout(ledger: Ledger()), isSealed: false, downloads: [], reports: [], token: "TOKEN",
        invitations: InvitationSection(
          InvitationCount(made: 7, used: 3), outstanding: 2, mark: "3w5e11264sg",
          fault: InvitationSection.Fault(number: "<b>", labels: "</textarea><b>", text: "Write <one>"))
      ).html, "organiser-survey-invitations.html")
  }

  @Test func `one long day out of years is drawn with the last quarter alone`() throws {
    let first = try #require(CivilDate(iso: "2019-01-01"))
    let turnout = Turnout(
      ledger: Ledger(), days: [Turnout.Day(day: first, count: 9), Turnout.Day(day: last, count: 4)])
    let page = DeskPage(
      line(.open, nil, 13), turnout, isSealed: false, downloads: [], reports: [], token: "TOKEN")
    let text = String(decoding: page.html, as: UTF8.self)
    #expect(text.utf8.count < 20_000 && text.contains("1 January 2019"))
  }
}
