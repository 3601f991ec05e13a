@testable import Priorities
import Responses
import Surveys
import TestSupport
import Testing

/// What single people gave, in an edition for publication.
@Suite struct PublishedExtremesTests {
  @Test func `no number or day that one person gave is published, nor a middle one with fewer than five on a side`()
    throws
  {
    let survey = try PublishingTests.asking(
      audiences: "audiences: { x: X, y: Y }",
      """
        - questions:
            - { name: who, type: select_one, label: Who?, choices: audiences }
            - { name: many, type: integer, label: How many? }
            - { name: day, type: date, label: When? }
      """)
    let sheets = try (0..<19).map { place in
      let day = try #require(CivilDate(iso: place == 0 ? "2016-01-02" : "2016-03-04"))
      return AnswerSheet(answers: [
        "who": .choice(place < 10 ? "x" : "y"), "many": .number(Double(place)), "day": .date(day),
      ])
    }
    let full = PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
    let safe = try full.published(survey)
    func numbers(_ result: PriorityResult, _ question: Int = 1) throws -> [NumberFigures] {
      let slices = [result.questions[question].overall] + result.questions[question].byAudience.map(\.figures)
      return try slices.map {
        guard case .numbers(let numbers) = $0.detail else { throw Missing() }
        return numbers
      }
    }
    let (all, shown) = (try numbers(full), try numbers(safe))
    #expect(all.map(\.maximum) == [18, 9, 18] && all.map(\.median) == [9, 4.5, 14])
    #expect(shown.map(\.mean) == all.map(\.mean) && shown.map(\.standardError) == all.map(\.standardError))
    #expect(shown.allSatisfy { $0.minimum == nil && $0.maximum == nil })
    #expect(shown.map(\.median) == [9, 4.5, nil])
    guard case .dates(let days) = full.questions[2].overall.detail else { throw Missing() }
    #expect(days?.lowerBound.description == "2016-01-02")
    #expect(safe.questions[2].overall.detail == .dates(nil) && safe.questions[2].overall.answered == 19)
    let matrix = try PriorityTests.matrix(survey, sheets)
    let table = try #require(CrossTable.compute(survey, matrix, by: "who", isPublic: true)).published(
      survey, full, safe)
    #expect(table.questions.flatMap(\.byAudience).allSatisfy { $0.figures == $0.figures.withoutExtremes(under: 5) })
  }

  private struct Missing: Error {}
}
