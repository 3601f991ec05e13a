import Testing
import Themes

@Suite struct SurveyThemeSearchTests {
  @Test(arguments: [
    ("bus", [0]), ("MÒNEY", [1]), ("core", [1]), ("o", [0, 1]), ("cake", []), (" ", []),
  ])
  func `themes are found by name, label and codebook`(text: String, found: [Int]) {
    #expect(Coding.survey.themes(lookedFor: text) == found)
  }
}
