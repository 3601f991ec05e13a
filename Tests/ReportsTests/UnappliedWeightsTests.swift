import Priorities
import Reports
import Responses
import Surveys
import TestSupport
import Testing

struct UnappliedWeightsTests {
  @Test(arguments: [("weight: n", true), ("", false)])
  func `a report whose responses should be weighted says that they are not`(line: String, isSaid: Bool) throws {
    let survey = try Survey.read(
      """
      survey: tea
      title: Tea
      organiser: Tea Society
      privacy: Held by the Tea Society, write to tea@example.org
      \(line)
      pages:
        - questions: [{ name: n, type: integer, label: N }]

      """)
    let date = try #require(CivilDate(year: 2026, month: 1, day: 2))
    let matrix = ResponseMatrix(MatrixLayout(survey))
    let report = PriorityReport(
      survey: survey, result: PriorityResult.compute(survey, matrix), ledger: Ledger(), form: "f", method: "m",
      methodChanges: nil, date: date)
    #expect(report.markdown.contains("every response counts once here") == isSaid)
  }
}
