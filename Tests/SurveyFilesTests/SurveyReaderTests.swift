import Foundation
import SurveyFiles
import Surveys
import TestSupport
import Testing

/// The smallest definition, to which a test adds what it is about.
func minimal(_ questions: String, header: String = "") -> String {
  """
  survey: small
  title: A small survey
  organiser: The parish council
  privacy: Held by the clerk for a year, who can be reached at clerk@example.org
  \(header)
  pages:
    - questions:
  \(questions.split(separator: "\n", omittingEmptySubsequences: false).map { "      " + $0 }.joined(separator: "\n"))
  """
}

struct SurveyReaderTests {
  @Test func `the smallest definition reads without a finding`() throws {
    let yaml = minimal("- { name: colour, type: select_one, label: Which colour?, choices: [Red, Blue] }")
    let reading = SurveyReader.read(Array(yaml.utf8), file: "surveys/small.yaml")
    #expect(reading.findings == [])
    let survey = try #require(reading.survey)
    #expect(survey.id == "small")
    #expect(survey.pages.count == 1)
    let question = try #require(survey.question(named: "colour"))
    #expect(question.choiceSet?.choices.map(\.name) == ["red", "blue"])
  }
}
