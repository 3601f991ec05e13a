import Reports
import Responses
import Surveys
import TestSupport
import Testing

@Suite struct PriorityReportTests {
  @Test func `a whole report in each of its forms`() throws {
    let report = try SampleReport.make()
    expectGolden(report.markdown, "sample.md")
    expectGolden(report.json, "sample.json")
    expectGolden(report.questionsCSV, "sample.questions.csv")
    expectGolden(report.prioritiesCSV, "sample.priorities.csv")
    expectGolden(report.terminalSummary, "sample.txt")
  }

  @Test func `a report before anyone has answered`() throws {
    let report = try SampleReport.make(people: 0)
    expectGolden(report.markdown, "nobody.md")
    expectGolden(report.terminalSummary, "nobody.txt")
  }

  @Test func `a report of a survey without themes`() throws {
    let survey = try Survey.read(
      """
      survey: plain
      title: Tea
      organiser: The parish council
      privacy: The clerk holds the answers; write to clerk@example.org
      pages:
        - questions:
            - { name: tea, type: select_one, label: Do you drink tea?, choices: [Yes, No] }
            - { name: cups, type: integer, label: How many cups? }
      """)
    let report = try SampleReport.make(people: 12, survey: survey)
    expectGolden(report.markdown, "no-themes.md")
    expectGolden(report.terminalSummary, "no-themes.txt")
  }

  @Test func `responses of which none counts are not nobody's`() throws {
    var report = try SampleReport.make(people: 0)
    report.ledger.outsideDates = 1
    #expect(report.markdown.contains("The one response that was received could not be counted; the ledger says why."))
    #expect(report.terminalSummary.contains("1 received = 0 analysed + 1 other (see the ledger)"))
    report.ledger.blank = 2
    #expect(report.markdown.contains("None of the 3 responses that were received could be counted"))
  }

  @Test func `a change of method is named on the paper`() throws {
    var report = try SampleReport.make(people: 0)
    report.methodChanges = ["the number of redraws (2000, now 100)"]
    #expect(report.markdown.contains("What changed: the number of redraws (2000, now 100)."))
    #expect(report.json.contains("\"method_changed_after_first_response\": true"))
  }
}
