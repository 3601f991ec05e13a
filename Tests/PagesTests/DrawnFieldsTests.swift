import Phrases
import Responses
import Surveys
import TestSupport
import Testing

@testable import Pages

struct DrawnFieldsTests {
  private func page(
    _ survey: Survey, _ sheet: AnswerSheet, _ index: Int = 0, drawn: DrawnFields?, problems: [AnswerProblem] = []
  ) throws -> [UInt8]? {
    let today = try #require(CivilDate(year: 2026, month: 1, day: 1))
    let interview = Interview(survey: survey, sheet: sheet, today: today)
    let surroundings = FormSurroundings(interview.index, language: "en", base: "/s/x", token: "T", drawn: drawn)
    return QuestionPage(surroundings, interview, page: index, problems: problems)?.whole.html
  }

  @Test(arguments: 0..<20)
  func `a page with fields that were drawn before is the page that is drawn anew`(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let survey = RandomSurvey(using: &chance).survey
    let drawn = DrawnFields()
    for _ in 0..<10 {
      let sheet = RandomAnswers.sheet(for: survey.pages.flatMap(\.questions), faults: 0.1, using: &chance)
      for index in survey.pages.indices {
        #expect(try page(survey, sheet, index, drawn: drawn) == page(survey, sheet, index, drawn: nil))
      }
    }
  }

  private let tea = """
    survey: x
    title: X
    organiser: O
    privacy: P, write to p@example.org
    pages:
      - questions:
          - { name: a, type: select_one, label: "A?", choices: [Yes, No], required: true }
          - { name: b, type: select_multiple, label: "After ${a}?", choices: [One, Two] }
    """

  @Test func `words that hold an answer are drawn anew for each answer`() throws {
    let survey = try Survey.read(tea)
    let drawn = DrawnFields()
    for answer: Name in ["yes", "no", "yes"] {
      var sheet = AnswerSheet()
      sheet["a"] = .choice(answer)
      #expect(try page(survey, sheet, drawn: drawn) == page(survey, sheet, drawn: nil))
    }
  }

  @Test func `a store of drawn fields that is full changes nothing`() throws {
    let survey = try Survey.read(tea)
    let drawn = DrawnFields(capacity: 1)
    for answer: Name in ["yes", "no", "yes"] {
      var sheet = AnswerSheet()
      sheet["a"] = .choice(answer)
      #expect(try page(survey, sheet, drawn: drawn) == page(survey, sheet, drawn: nil))
    }
  }

  @Test func `what must change is said also where the field was drawn before without it`() throws {
    let survey = try Survey.read(tea)
    let drawn = DrawnFields()
    let problem = AnswerProblem(QuestionPath("a"), .required(nil))
    let before = try page(survey, AnswerSheet(), drawn: drawn)
    let after = try page(survey, AnswerSheet(), drawn: drawn, problems: [problem])
    #expect(after != before)
    #expect(try after == page(survey, AnswerSheet(), drawn: nil, problems: [problem]))
  }
}
