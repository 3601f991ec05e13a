import Surveys
import TestSupport
import Testing
import Themes

@Suite struct CoderAgreementTests {
  @Test func `Krippendorff's published example of four coders and twelve units comes out`() throws {
    // K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, section C; nil where a coder gave none.
    let table: [[Int?]] = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, 3],
      [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nil],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil],
    ]
    let units = (0..<12).map { unit in table.compactMap { $0[unit] } }
    let alpha = try #require(Krippendorff.alpha(units))
    #expect((alpha * 1000).rounded() == 743)
  }

  @Test func `Krippendorff's published example of two coders and ten units with two values comes out`() throws {
    // The same paper, section A: α = .095.
    let first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    let second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    let alpha = try #require(Krippendorff.alpha(zip(first, second).map { [$0, $1] }))
    #expect((alpha * 1000).rounded() == 95)
  }

  @Test func `without a difference to make there is no figure`() {
    #expect(Krippendorff.alpha([]) == nil)
    #expect(Krippendorff.alpha([[1], [0]]) == nil)
    #expect(Krippendorff.alpha([[1, 1], [1, 1]]) == nil)
    #expect(Krippendorff.alpha([[1, 1], [0, 0]]) == 1)
  }

  @Test func `coders are compared theme by theme, and what they differ on is listed until it is settled`() {
    let survey = Coding.survey
    let comments = Coding.comments(["a", "b", "c", "d"])
    var decisions = [
      Coding.decision(comments[0], "Anna", ["roads"]), Coding.decision(comments[0], "Ben", ["roads"]),
      Coding.decision(comments[1], "Anna", ["roads"]), Coding.decision(comments[1], "Ben", []),
      Coding.decision(comments[2], "Anna", ["money"]), Coding.decision(comments[2], "Ben", []),
      Coding.decision(comments[3], "Anna", ["money"]),
    ]
    let agreement = CoderAgreement(survey, Codings(survey, comments, decisions))
    #expect(agreement.texts == 3)
    #expect(agreement.coders == ["Anna", "Ben"])
    #expect(agreement.themes.map(\.f1) == [2.0 / 3, 0])
    #expect(agreement.themes.map(\.given) == [2, 1])
    #expect(agreement.disputed == [comments[1].place, comments[2].place])
    decisions.append(Coding.decision(comments[1], "Anna", ["money"], resolves: true))
    let settled = CoderAgreement(survey, Codings(survey, comments, decisions))
    #expect(settled.disputed == [comments[2].place])
    #expect(settled.themes == agreement.themes)
  }
}
