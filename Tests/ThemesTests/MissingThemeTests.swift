import Surveys
import Testing
import Themes

@Suite struct MissingThemeTests {
  @Test func `a missing theme and the coder's own words share a note`() {
    #expect(MissingTheme.note("", "") == nil)
    #expect(MissingTheme.note("", "Ask her") == "Ask her")
    #expect(MissingTheme.note("Cake", "") == "New theme: Cake")
    #expect(MissingTheme.note("Cake; tea", "") == "New theme: Cake, tea")
    #expect(MissingTheme.note("Cake", "Ask her") == "New theme: Cake; Ask her")
  }

  @Test func `what is missed most comes first, however it is written`() {
    let comments = Coding.comments(["Cake", "Càke and tea", "Tea"])
    func decision(_ place: Int, _ note: String, _ coder: String = "Anna") -> CodingDecision {
      var decision = Coding.decision(comments[place], coder, [])
      decision.note = note
      return decision
    }
    let missing = MissingTheme.all(
      Codings(
        Coding.survey, comments,
        [
          decision(2, "New theme: Tea"), decision(0, "New theme: Cake; Ask her"), decision(1, "New theme: cake"),
          decision(1, "New theme: CAKE", "Ben"), decision(0, "A note", "Ben"),
        ]))
    #expect(missing.map(\.label) == ["Cake", "Tea"])
    #expect(missing.map(\.comments) == [["Cake", "Càke and tea"], ["Tea"]])
  }
}
