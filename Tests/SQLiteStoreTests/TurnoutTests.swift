import Priorities
import ResponseFiles
import Responses
import SQLiteStore
import Surveys
import TestSupport
import Testing

struct TurnoutTests {
  private let form = FormHash("sha256:" + String(repeating: "a", count: 64))

  @Test func `groups are counted against their size, and days in the survey's own zone`() throws {
    let survey = try Survey.read(
      """
      survey: tea
      title: Tea
      organiser: Tea Society
      privacy: Ask us.
      audiences: { makers: { label: Makers, population: 4 }, drinkers: { label: Drinkers } }
      pages:
        - questions:
            - { name: who, type: select_one, label: Who are you?, choices: audiences }
            - { name: cups, type: integer, label: Cups? }

      """)
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    let layout = MatrixLayout(survey)
    let first: Int64 = 1_767_225_600_000
    for (number, who) in ["makers", "makers", "drinkers", nil].enumerated() {
      var sheet = AnswerSheet()
      sheet["cups"] = .number(3)
      if let who { sheet["who"] = .choice(try #require(Name(who))) }
      let time = Moment(milliseconds: first + Int64(number) * 1_800_000)
      let response = SurveyResponse(
        id: Sample.id(number), survey: "tea",
        form: form, mode: .web, language: "en", startedAt: nil, submittedAt: number == 3 ? nil : time,
        answers: sheet)
      var waiting: Intake? = .response(
        Submission(response, QuestionIndex(survey), layout, receipt: nil, receivedAt: Moment(milliseconds: first)))
      _ = try store.add(limit: nil) {
        defer { waiting = nil }
        return waiting ?? .end
      }
    }
    let known = try Projection(survey, form: form, method: "m", window: AcceptanceWindow()) { _ in nil }.count(store)
    let eve = try #require(CivilDate(iso: "2025-12-31"))
    let turnout = Turnout(survey, known.account, people: known.people) {
      // A zone three quarters of an hour behind.
      Moment(milliseconds: $0.milliseconds - 2_700_000).dayInUTC ?? eve
    }
    #expect(turnout.groups.map(\.people) == [2, 1] && turnout.groups.map(\.percent) == [50, nil])
    #expect(turnout.withoutGroup == 1 && turnout.ledger.analysed == 4)
    #expect(turnout.days.map(\.day.description) == ["2025-12-31", "2026-01-01"])
    #expect(turnout.days.map(\.count) == [2, 1])
  }

  @Test func `nobody makes an empty turnout`() throws {
    let survey = try Survey.read(
      """
      survey: tea
      title: Tea
      organiser: Tea Society
      privacy: Ask us.
      pages: [{ questions: [{ name: cups, type: integer, label: Cups? }] }]

      """)
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    let known = try Projection(survey, form: form, method: "m", window: AcceptanceWindow()) { _ in nil }.count(store)
    let eve = try #require(CivilDate(iso: "2025-12-31"))
    let turnout = Turnout(survey, known.account, people: known.people) { _ in eve }
    #expect(turnout == Turnout(ledger: Ledger()))
  }
}
