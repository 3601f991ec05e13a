import Priorities
import Reports
import Responses
import Surveys
import TestSupport
import Testing

/// What a table by groups says on paper and in files.
struct CrossReportTests {
  static func report(_ lines: String = "", isPublic: Bool = false, by question: Name = "sex") throws -> CrossReport {
    let survey = try Survey.read(
      """
      survey: tea
      title: Tea
      organiser: Tea Society
      privacy: Held by the Tea Society, write to tea@example.org
      scales: { liking: { best: first, choices: [Good, Bad], unfavourable: [bad] } }
      \(lines)
      pages:
        - questions:
            - { name: sex, type: select_one, label: Your sex, choices: [Woman, Man, Other] }
            - { name: where, type: select_multiple, label: Where do you drink tea?, choices: [At home, At work] }
            - { name: rating, type: matrix, label: How is it?, scale: liking, rows: { taste: Its taste, price: Its price } }
            - { name: order, type: rank, label: What matters most?, choices: [Warmth, Taste] }
            - { name: cups, type: integer, label: Cups a day }
            - { name: why, type: text, label: Why? }

      """)
    let layout = MatrixLayout(survey)
    var matrix = ResponseMatrix(layout)
    for person in 0..<52 {
      let sex: Name? = person < 28 ? "woman" : person < 48 ? "man" : person < 51 ? "other" : nil
      var answers: [Name: Answer] = [
        "where": .choices(person % 3 == 0 ? ["at-home"] : ["at-home", "at-work"]),
        "rating": .grid([
          Answer.Rating("taste", person % 4 == 0 ? "bad" : "good"),
          Answer.Rating("price", person < 40 ? "bad" : "good"),
        ]), "cups": .number(Double(person % 6)), "order": .ranking(person % 2 == 0 ? ["taste", "warmth"] : ["warmth"]),
      ]
      answers["sex"] = sex.map { .choice($0) }
      try matrix.append(codes: ResponseCodes.encode(AnswerSheet(answers: answers), layout), isSimulated: false)
    }
    let full = PriorityResult.compute(survey, matrix)
    let table = try #require(CrossTable.compute(survey, matrix, by: question, isPublic: isPublic))
    let result = isPublic ? try full.published(survey) : full
    let report = PriorityReport(
      survey: survey, result: result, ledger: Ledger(), form: "f", method: "m",
      date: CivilDate(year: 2026, month: 1, day: 2))
    return CrossReport(report, isPublic ? try table.published(survey, full, result) : table)
  }

  @Test func `a table by groups has the parts of each group and of each answer`() throws {
    let report = try Self.report()
    expectGolden(report.markdown, "by-sex.md")
    expectGolden(report.csv, "by-sex.csv")
    expectGolden(report.json, "by-sex.json")
    #expect(report.fileName == "by-sex")
  }

  @Test func `with weights the parts are weighted, and their bases are not`() throws {
    let report = try Self.report("rake: { sex: { woman: 30, man: 60, other: 10 } }")
    expectGolden(report.markdown, "by-sex-raked.md")
  }

  @Test func `groups that overlap say so`() throws {
    #expect(try Self.report(by: "where").markdown.contains("One person can be in several groups."))
  }

  @Test func `for publication small cells are hidden, and more with them`() throws {
    expectGolden(try Self.report(isPublic: true).markdown, "by-sex-public.md")
  }
}
