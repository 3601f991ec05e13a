import Responses
import Surveys
import TestSupport
import Testing

struct RulingTests {
  private let survey: Survey
  private let before: CivilDate
  private let during: CivilDate
  private let after: CivilDate

  init() throws {
    survey = try Survey.read(
      """
      survey: tea
      title: Tea
      organiser: Tea Society
      privacy: Ask us.
      opens: 2026-02-02
      closes: 2026-02-20
      pages: [{ questions: [{ name: cups, type: integer, label: Cups? }] }]

      """)
    before = try #require(CivilDate(iso: "2026-02-01"))
    during = try #require(CivilDate(iso: "2026-02-02"))
    after = try #require(CivilDate(iso: "2026-02-21"))
  }

  private func at(_ milliseconds: Int64) -> Moment { Moment(milliseconds: milliseconds) }

  @Test func `without a ruling the dates hold`() throws {
    #expect(SurveyStanding(survey, on: before, nil) == .notYet(during))
    #expect(SurveyStanding(survey, on: during, nil) == .open)
    #expect(SurveyStanding(survey, on: after, nil) == .closed(try #require(survey.closes)))
  }

  @Test func `a ruling holds against the dates, until they are to hold again`() {
    for day in [before, during, after] {
      #expect(SurveyStanding(survey, on: day, Ruling(.open, at: at(0))) == .open)
      #expect(SurveyStanding(survey, on: day, Ruling(.closed, at: at(0))) == .closedByHand)
      #expect(SurveyStanding(survey, on: day, Ruling(.dates, at: at(0))) == SurveyStanding(survey, on: day, nil))
    }
  }

  @Test func `what was taken while open by hand is counted, and closing by hand takes nothing away`() {
    let dates = AcceptanceWindow(opens: at(100), closes: at(200))
    let window = dates.opened(by: [
      Ruling(.open, at: at(50)), Ruling(.closed, at: at(60)), Ruling(.closed, at: at(120)), Ruling(.open, at: at(300)),
    ])
    for time: Int64 in [50, 59, 100, 150, 199, 300, 9_999_999] { #expect(window.contains(at(time))) }
    for time: Int64 in [49, 60, 99, 200, 299] { #expect(!window.contains(at(time))) }
    #expect(dates.opened(by: []) == dates)
    // A clock that was set back makes no time that ends before it begins.
    #expect(dates.opened(by: [Ruling(.open, at: at(300)), Ruling(.closed, at: at(250))]) == dates)
  }
}
