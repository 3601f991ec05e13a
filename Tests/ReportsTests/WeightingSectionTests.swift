import Priorities
import Reports
import Responses
import Surveys
import TestSupport
import Testing

/// What a report says of weights.
struct WeightingSectionTests {
  static func report(_ lines: String, _ people: [(sex: Name?, weight: Double?)], isPublic: Bool = false) throws
    -> PriorityReport
  {
    let survey = try Survey.read(
      """
      survey: tea
      title: Tea
      organiser: Tea Society
      privacy: Held by the Tea Society, write to tea@example.org
      \(lines)
      pages:
        - questions:
            - { name: sex, type: select_one, label: Your sex, choices: [Woman, Man, Other] }
            - { name: n, type: decimal, label: Weight of the response }

      """)
    let layout = MatrixLayout(survey)
    var matrix = ResponseMatrix(layout)
    for person in people {
      var answers: [Name: Answer] = [:]
      answers["sex"] = person.sex.map { .choice($0) }
      answers["n"] = person.weight.map { .number($0) }
      try matrix.append(codes: ResponseCodes.encode(AnswerSheet(answers: answers), layout), isSimulated: false)
    }
    let result = PriorityResult.compute(survey, matrix)
    return PriorityReport(
      survey: survey, result: isPublic ? try result.published(survey) : result, ledger: Ledger(), form: "f",
      method: "m", date: CivilDate(year: 2026, month: 1, day: 2))
  }

  /// Thirty women of weight 1, ten men of weight 3.
  static let people: [(sex: Name?, weight: Double?)] =
    Array(repeating: ("woman", 1), count: 30) + Array(repeating: ("man", 3), count: 10)

  @Test func `without weights nothing is said of them`() throws {
    let report = try Self.report("", Self.people)
    #expect(!report.markdown.contains("weighted"))
    #expect(!report.json.contains("\"weighting\"") && !report.questionsCSV.contains("weighted"))
    #expect(!report.terminalSummary.contains("weighted"))
  }

  @Test func `a weighted report says by what, and what it costs`() throws {
    let report = try Self.report("weight: n", Self.people)
    expectGolden(report.markdown, "weighted.md")
    expectGolden(report.json, "weighted.json")
    expectGolden(report.questionsCSV, "weighted.csv")
    #expect(report.terminalSummary.hasSuffix("weighted: 40 responses are worth 30 (design effect 1.33)"))
  }

  @Test func `a raked report shows every margin before and after`() throws {
    let report = try Self.report("rake: { sex: { woman: 50, man: 48, other: 2 } }", Self.people + [(nil, nil)])
    expectGolden(report.markdown, "raked.md")
  }

  @Test func `weights that cannot be used are named`() throws {
    let none = try Self.report("weight: n", [("woman", nil), ("man", 0)]).markdown
    #expect(none.contains("No response has a weight above 0, so nothing is weighted."))
    let some = try Self.report("weight: n", Self.people + [("man", nil)]).markdown
    #expect(some.contains("1 of 41 responses have no weight above 0"))
    let nobody = try Self.report("weight: n\nrake: { sex: { other: 2, man: 1 } }", [("woman", 1), ("woman", 2)])
      .markdown
    #expect(nobody.contains("Nobody gave an answer to “Your sex” that its margin names"))
  }

  @Test func `an edition for publication says that it is not weighted`() throws {
    let report = try Self.report("weight: n", Self.people, isPublic: true)
    #expect(report.markdown.contains("This edition is not weighted"))
    #expect(!report.json.contains("\"weighted\"") && !report.json.contains("\"weighting\""))
  }
}
