import Surveys
import TestSupport
import Testing

@testable import Reports

struct InterimPaperTests {
  @Test func `those who were asked see the order so far, and nothing by group or question`() throws {
    let report = try SampleReport.make()
    let paper = report.interimPaper
    #expect(paper.sections.map(\.title) == ["Priorities"])
    let tables = paper.sections.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
    #expect(tables.map(\.head) == [["Area", "Rank", "Priority"]])
    #expect(tables[0].lines.count == report.survey.themes.count)
    for label in report.survey.audiences.map(\.label.text) { #expect(!"\(paper)".contains(label)) }
  }

  @Test func `without areas there is nothing but how many answered`() throws {
    var survey = try SampleReport.survey
    survey.themes = []
    let paper = try SampleReport.make(people: 7, survey: survey).interimPaper
    #expect(paper.sections.isEmpty && "\(paper.summary)".contains("7 people answered"))
  }
}
