import Responses
import Surveys

/// Whether a condition that is never true hides a question: what every test of relevance stands on.
var formulasAreEvaluated: Bool {
  guard let never = try? Formula.parse("1 = 2"), let today = CivilDate(iso: "2016-01-31") else { return false }
  let question = Question(name: "q", label: Wording("Q"), kind: .integer, relevant: never)
  let survey = Survey(
    id: "s", title: Wording("S"), organiser: Wording("O"), privacy: Wording("P"), pages: [Page(questions: [question])])
  return Interview(survey: survey, sheet: AnswerSheet(), today: today).journey.pages.isEmpty
}
