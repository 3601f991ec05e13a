import Foundation
import SurveyFiles
import Surveys
import Testing

/// The definition that uses everything at once.
struct WorkedExampleTests {
  private func reading() throws -> SurveyReading {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures").appending(path: "worked-example.yaml")
    return SurveyReader.read([UInt8](try Data(contentsOf: url)), file: "worked-example.yaml")
  }

  @Test func `it reads clean but for the translations that are still to come`() throws {
    let findings = try reading().findings
    #expect(findings.count == 1)
    let finding = try #require(findings.first)
    #expect(finding.severity == .warning)
    #expect(finding.message.hasSuffix("texts are missing in ‘gd’"))
  }

  @Test func `its header is read as it stands`() throws {
    let survey = try #require(try reading().survey)
    #expect(survey.languages == ["en", "gd"])
    #expect(survey.version == "1")
    #expect(survey.opens == CivilDate(iso: "2015-12-02") && survey.closes == CivilDate(iso: "2016-01-17"))
    #expect(survey.retainMonths == 24 && survey.limit == 1000)
    #expect(survey.unit == .person && survey.results == .sealed)
    #expect(survey.intro?.text == "Tell us how community planning works for you.\n")
    #expect(survey.audiences.map(\.population) == [60, 9, 12, nil])
    #expect(
      survey.themes.map(\.codebook) == [
        ["capacity building", "training", "confidence", "skills"], ["jargon", "roles"],
      ])
    #expect(survey.themes[0].not == ["building works"])
  }

  @Test func `its questions are read as they stand`() throws {
    let survey = try #require(try reading().survey)
    #expect(
      survey.allQuestions.map(\.name.text) == [
        "audience", "organisation", "before", "statements", "top_three", "dots", "change", "may_quote", "meetings",
        "meeting_use",
      ])
    #expect(survey.audienceQuestion?.name == "audience")
    #expect(survey.question(named: "before")?.choiceSet?.choices.map(\.label.text) == ["Yes", "No"])
    guard case .matrix(let matrix)? = survey.question(named: "statements")?.kind else {
      Issue.record("statements is no matrix")
      return
    }
    #expect(matrix.rows.map(\.theme) == ["capacity", "awareness", "awareness"])
    #expect(matrix.rows.map(\.unfavourable) == [nil, nil, ["strongly_agree", "agree"]])
    #expect(matrix.choices.filter(\.notApplicable).map(\.name) == ["dont_know"])
    guard case .rank(let set, let places)? = survey.question(named: "top_three")?.kind else {
      Issue.record("top_three is no ranking")
      return
    }
    #expect(set.source == .themes && places == 2)
    #expect(survey.question(named: "may_quote")?.permits == .quote)
    #expect(survey.question(named: "meetings")?.constraint?.source == ". >= 0 and . <= 200")
    #expect(survey.question(named: "meeting_use")?.relevant?.source == "${meetings} > 0")
  }

  @Test func `its sessions, settings and front page are read as they stand`() throws {
    let survey = try #require(try reading().survey)
    #expect(survey.sessions.map(\.kind) == [.focusGroup, .consensus, .planning])
    #expect(survey.sessions.map(\.evidence) == [.votes, .none, .none])
    #expect(survey.sessions.map(\.dots) == [5, 5, nil])
    #expect(survey.priorities == PrioritySettings(top: 2, weights: [.need: 1, .ranking: 1, .votes: 1, .comments: 1]))
    #expect(survey.report.reportNumber == "COG 09/16")
    #expect(survey.report.context.map(\.text) == ["This is the first paragraph.", "This is the second, with a comma."])
  }
}
