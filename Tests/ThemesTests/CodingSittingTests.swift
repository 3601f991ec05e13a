import Surveys
import Testing
import Themes

@Suite struct CodingSittingTests {
  private let survey = Coding.survey
  /// One theme, none, and both: told apart by how much a decision would tell.
  private let comments = Coding.comments(["The road", "Tea", "The road and the money"])

  private func codings(_ decisions: [CodingDecision] = []) -> Codings { Codings(survey, comments, decisions) }

  @Test func `the order is that of the queue, and a coded comment is not shown again`() {
    var sitting = CodingSitting(survey, codings(), coder: "Anna", work: .first)
    #expect(sitting.next(survey, codings())?.comment.text == "The road and the money")
    let coded = codings([Coding.decision(comments[2], "Anna", [])])
    #expect(sitting.next(survey, coded)?.comment.text == "Tea")
    #expect(sitting.next(survey, coded, leaving: [comments[1].place])?.comment.text == "The road")
    #expect(sitting.next(survey, coded, leaving: Set(comments.map(\.place))) == nil)
  }

  @Test func `what is taken back comes first, what is left for later last`() {
    var sitting = CodingSitting(survey, codings(), coder: "Anna", work: .first)
    sitting.putLast(comments[2].place)
    #expect(sitting.next(survey, codings())?.comment.text == "Tea")
    sitting.bringForward(comments[0].place)
    #expect(sitting.next(survey, codings())?.comment.text == "The road")
  }

  @Test func `a comment that came in later comes last, with what is suggested for it`() {
    var sitting = CodingSitting(survey, Codings(survey, Array(comments.prefix(1)), []), coder: "Anna", work: .first)
    let later = codings([Coding.decision(comments[0], "Anna", [])])
    #expect(sitting.next(survey, later, leaving: [comments[1].place])?.suggestions.map(\.theme) == [0, 1])
  }

  @Test func `after twenty decisions there is more to learn from`() {
    let many = Coding.comments((0..<25).map { "The road \($0)" })
    let sitting = CodingSitting(survey, Codings(survey, many, []), coder: "Anna", work: .first)
    func isOver(_ count: Int) -> Bool {
      sitting.isOver(Codings(survey, many, many.prefix(count).map { Coding.decision($0, "Anna", ["roads"]) }))
    }
    #expect(!isOver(19))
    #expect(isOver(20))
  }
}
