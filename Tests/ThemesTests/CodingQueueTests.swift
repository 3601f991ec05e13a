import Surveys
import Testing
import Themes

@Suite struct CodingQueueTests {
  private let survey = Coding.survey
  /// One theme, none, and both: told apart by how much a decision would tell.
  private let comments = Coding.comments(["The road", "Tea", "The road and the money"])

  private func texts(_ decisions: [CodingDecision], _ coder: String, _ work: CodingQueue.Work = .first) -> [String] {
    CodingQueue(survey, Codings(survey, comments, decisions), coder: coder, work: work).cases.map(\.comment.text)
  }

  @Test func `the most informative come first, and what was left for later last`() {
    #expect(texts([], "Anna") == ["The road and the money", "Tea", "The road"])
    var later = Coding.decision(comments[2], "Anna", [])
    later.kind = .skipped
    #expect(texts([later], "Anna") == ["Tea", "The road", "The road and the money"])
    #expect(texts([later], "Ben") == ["The road and the money", "Tea", "The road"])
  }

  @Test func `a second coder reads what the first coded, and sees nothing of their codes`() {
    let first = Coding.decision(comments[1], "Anna", ["money"])
    #expect(texts([first], "Ben") == ["The road and the money", "The road"])
    #expect(texts([first], "Ben", .second) == ["Tea"])
    #expect(texts([first], "Anna", .second) == [])
    let blind = CodingQueue(survey, Codings(survey, comments, [first]), coder: "Ben", work: .second).cases
    #expect(blind.map(\.sides) == [[]] && blind.map(\.suggestions) == [[]])
  }

  @Test func `differences are shown with both sides, by the coders' names`() {
    let codings = Codings(
      survey, comments,
      [Coding.decision(comments[0], "Ben", []), Coding.decision(comments[0], "Anna", ["roads"])])
    let cases = CodingQueue(survey, codings, coder: "Cleo", work: .differences).cases
    #expect(
      cases.map(\.sides) == [
        [CodingCase.Side(coder: "Anna", themes: ["roads"]), CodingCase.Side(coder: "Ben", themes: [])]
      ])
  }
}
