import Surveys
import Testing
import Themes

@Suite struct ContributionFiguresTests {
  @Test func `what was said is counted by where it stands, by area and by session`() throws {
    let survey = Coding.survey
    let said = SampleTalk.said(["The bus", "Money", "Tea", "A road"])
    let codings = Codings(
      survey, Coding.comments(["Roads"]) + said,
      [
        Coding.decision(said[0], "Anna", ["roads"]), Coding.decision(said[0], "Ben", ["roads"]),
        Coding.decision(said[1], "Anna", ["money"]), Coding.decision(said[1], "Ben", []),
        Coding.decision(said[2], "Anna", []),
      ])
    let found = ContributionFigures.bySession(survey, codings)
    #expect(Array(found.keys) == ["focus-group"])
    let figures = try #require(found["focus-group"])
    #expect((figures.texts, figures.settled, figures.disputed, figures.open) == (4, 2, 1, 1))
    #expect(figures.coders == ["Anna", "Ben"])
    #expect(figures.themes.map(\.contributions) == [1, 0])
    #expect(figures.agreement.texts == 2 && figures.agreement.themes[0].alpha == 1)
  }

  @Test func `where nothing was said there is nothing to report`() {
    #expect(ContributionFigures.bySession(Coding.survey, Codings(Coding.survey, Coding.comments(["Tea"]), [])).isEmpty)
  }
}
