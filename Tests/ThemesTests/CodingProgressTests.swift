import Surveys
import Testing

@testable import Themes

@Suite struct CodingProgressTests {
  private let survey = Coding.survey

  @Test func `every comment stands somewhere, and each coder has their pace`() {
    let comments = Coding.comments(["The road", "Tea", "Money", "Cake"])
    let progress = CodingProgress(
      Codings(
        survey, comments,
        [
          Coding.decision(comments[0], "Anna", ["roads"], at: 0), Coding.decision(comments[1], "Anna", [], at: 9000),
          Coding.decision(comments[2], "Anna", ["money"], at: 21_000), Coding.decision(comments[2], "Ben", [], at: 0),
        ]))
    #expect(
      [progress.comments, progress.settled, progress.disputed, progress.open, progress.copies] == [4, 2, 1, 1, 0])
    #expect(progress.single == 2)
    #expect(
      progress.coders == [
        CodingProgress.Line(coder: "Anna", coded: 3, pace: 12), CodingProgress.Line(coder: "Ben", coded: 1, pace: nil),
      ])
  }

  @Test func `a pause of more than ten minutes is no work`() {
    #expect(CodingProgress.pace([0, 8000, 700_000].map { Moment(milliseconds: $0) }) == 8)
    #expect(CodingProgress.pace([0, 700_000].map { Moment(milliseconds: $0) }) == nil)
    #expect(CodingProgress.pace([]) == nil)
  }
}
