import Priorities
import Reports
import Surveys
import TestSupport
import Testing

/// Reports for publication.
@Suite struct PublicReportTests {
  private static func report() throws -> PriorityReport {
    var report = try SampleReport.make()
    report.result = try report.result.published(report.survey)
    return report
  }

  @Test func `a whole report for publication in each of its forms`() throws {
    let report = try Self.report()
    expectGolden(report.markdown, "public.md")
    expectGolden(report.json, "public.json")
    expectGolden(report.questionsCSV, "public.questions.csv")
    expectGolden(report.prioritiesCSV, "public.priorities.csv")
  }

  @Test func `what is hidden is null and said to be suppressed`() throws {
    let json = try Self.report().json
    #expect(
      json.contains("\"public\": true") && json.contains("\"count\": null") && json.contains("\"suppressed\": true"))
    #expect(!(try SampleReport.make().json.contains("suppressed")))
    // No count under five, none included, of people who answered.
    for count in 0..<5 {
      for name in ["count", "points", "people", "answered", "respondents"] {
        #expect(
          !json.contains("\"\(name)\": \(count),") && !json.contains("\"\(name)\": \(count)}"), "\(name) \(count)")
      }
    }
  }

  @Test func `no picture draws a hidden figure`() throws {
    for section in try Self.report().paper.sections {
      for case .chart(.likert(_, _, let lines)) in section.blocks {
        for line in lines where line.label.contains("[c]") { #expect(line.counts.isEmpty) }
        #expect(lines.contains { $0.label.contains("[c]") })
      }
    }
  }
}
