import Responses
import Surveys
import Testing
import Themes

@Suite struct CommentEvidenceTests {
  private var survey = Coding.survey
  private let texts = ["The road", "Money", "A bus", "Scones", "Money again", "Nothing"]

  private func evidence(_ survey: Survey, _ decisions: [CodingDecision]) -> CommentEvidence {
    let comments = Coding.comments(texts)
    return CommentEvidence(survey, ids: comments.compactMap(\.place.response), Codings(survey, comments, decisions))
  }

  private var decisions: [CodingDecision] {
    let comments = Coding.comments(texts)
    var copy = Coding.decision(comments[4], "Anna", [])
    copy.kind = .copy(of: comments[1].place)
    return [
      Coding.decision(comments[0], "Anna", ["roads", "money"]), Coding.decision(comments[1], "Anna", []),
      Coding.decision(comments[2], "Anna", ["roads"]), Coding.decision(comments[2], "Ben", []), copy,
    ]
  }

  @Test func `settled texts alone count, none included, and the others are counted by what they lack`() {
    let found = evidence(survey, decisions)
    #expect((0..<6).map(found.hasText) == [true, true, false, false, false, false])
    #expect(found.speaks(0, of: 0) && found.speaks(0, of: 1) && !found.speaks(1, of: 1))
    let figures = found.figures
    #expect((figures.texts, figures.settled, figures.disputed, figures.copies) == (6, 2, 1, 1))
    #expect(figures.unsettled == 3)
    #expect(figures.suggested == 0)
    #expect(figures.themes.map(\.comments) == [1, 1])
  }

  @Test func `where the definition counts suggestions, open texts with suggestions count by them`() {
    var survey = survey
    survey.priorities.commentCodes = .suggested
    let found = evidence(survey, [])
    #expect((0..<6).map(found.hasText) == [true, true, true, false, true, false])
    #expect(found.figures.suggested == 4)
    #expect(found.figures.unsettled == 2)
    #expect(found.figures.themes.map(\.comments) == [2, 2])
    // Differences are settled by people, not by a machine.
    #expect(!evidence(survey, decisions).hasText(2))
  }
}
