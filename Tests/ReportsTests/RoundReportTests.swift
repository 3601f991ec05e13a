import Priorities
import Reports
import Responses
import Surveys
import TestSupport
import Testing

/// What a report says of two rounds of a survey.
struct RoundReportTests {
  private static let head = """
    title: Tea
    organiser: Tea Society
    privacy: Held by the Tea Society, write to tea@example.org
    priorities: { top: 1, small_sector: 5, bootstrap: 200 }

    """

  private static let before = """
    survey: tea-2025
    \(head)
    themes: { pots: Pots, cups: Cups, cake: Cake }
    pages:
      - questions:
          - { name: often, type: select_one, label: Do you come?, choices: { always: Always, never: Never, seldom: Seldom } }
          - { name: liked, type: select_one, label: Do you like it?, choices: ["Yes", "No"] }
          - { name: cups_a_day, type: integer, label: Cups a day }
          - { name: first, type: rank, label: What first?, choices: themes, evidence: ranking }
          - { name: dots, type: allocate, label: Four dots, choices: themes, total: 4 }
          - { name: milk, type: select_one, label: Milk?, choices: ["Yes", "No"] }

    """

  private static let now = """
    survey: tea-2026
    \(head)
    themes: { pots: Pots, mugs: Mugs, scones: Scones }
    pages:
      - questions:
          - { name: often, type: select_one, label: How often do you come?, choices: { always: Always, rarely: Rarely, weekly: Weekly } }
          - { name: likes, type: select_one, label: Do you like it?, choices: ["Yes", "No"] }
          - { name: cups_a_day, type: integer, label: Cups a day }
          - { name: first, type: rank, label: What first?, choices: themes, evidence: ranking }
          - { name: dots, type: allocate, label: Four dots, choices: themes, total: 4 }
          - { name: sugar, type: select_one, label: Sugar?, choices: ["Yes", "No"] }

    """

  private static func report(
    _ yaml: String, _ sheets: [[Name: Answer]], isPublic: Bool = false, isSimulated: Bool = false
  ) throws
    -> PriorityReport
  {
    let survey = try Survey.read(yaml)
    let layout = MatrixLayout(survey)
    var matrix = ResponseMatrix(layout)
    for answers in sheets {
      try matrix.append(codes: ResponseCodes.encode(AnswerSheet(answers: answers), layout), isSimulated: isSimulated)
    }
    let result = PriorityResult.compute(survey, matrix)
    return PriorityReport(
      survey: survey, result: isPublic ? try result.published(survey) : result, ledger: Ledger(), form: "f",
      method: "m", date: CivilDate(year: 2026, month: 1, day: 2))
  }

  private static func rounds() throws -> RoundReport {
    let older = (0..<60).map { person -> [Name: Answer] in
      let often: Name = person < 20 ? "always" : person < 50 ? "seldom" : "never"
      let first: [Name] = person % 3 == 0 ? ["pots", "cups"] : ["cups", "cake"]
      return [
        "often": .choice(often), "liked": .choice(person < 15 ? "yes" : "no"),
        "cups_a_day": .number(Double(person % 4)), "first": .ranking(first), "milk": .choice("yes"),
        "dots": .allocation(
          person % 2 == 0
            ? [Answer.Points("cups", 4)] : [Answer.Points("cups", 1), Answer.Points("cake", 3)]),
      ]
    }
    let newer = (0..<80).map { person -> [Name: Answer] in
      let often: Name = person < 30 ? "always" : person < 60 ? "rarely" : "weekly"
      let first: [Name] = person % 4 == 0 ? ["mugs"] : ["pots", "mugs"]
      return [
        "often": .choice(often), "likes": .choice(person < 50 ? "yes" : "no"),
        "cups_a_day": .number(Double(person % 6)), "first": .ranking(first), "sugar": .choice("no"),
        "dots": .allocation([Answer.Points("mugs", 1), Answer.Points("scones", 3)]),
      ]
    }
    var mapping = RoundMapping()
    for text in ["likes=liked", "often/rarely=seldom", "themes/mugs=cups"] where !mapping.add(text) {
      Issue.record("\(text)")
    }
    let (now, before) = (try report(now, newer), try report(before, older))
    #expect(mapping.unknown(now.survey, before.survey) == [])
    return RoundReport(now, before, mapping)
  }

  @Test func `two rounds are shown with what changed, what is new, and how they were matched`() throws {
    let report = try Self.rounds()
    expectGolden(report.markdown, "rounds.md")
    expectGolden(report.json, "rounds.json")
    expectGolden(report.csv, "rounds.csv")
    #expect(report.fileName == "against-tea-2025")
  }

  @Test func `of what is hidden in a round no change is given`() throws {
    let sheets = (0..<60).map { person -> [Name: Answer] in
      ["likes": .choice(person < 3 ? "yes" : "no"), "sugar": .choice(person < 30 ? "yes" : "no")]
    }
    let one = try Self.report(Self.now, sheets, isPublic: true)
    let report = RoundReport(one, one, RoundMapping())
    #expect(report.markdown.contains("| Yes | \\[c\\] | \\[c\\] | – | – |"))
    #expect(report.markdown.contains("| Yes | 50 % | 50 % | 0 |"))
    #expect(report.markdown.contains("stands for a figure that is not published"))
    #expect(report.csv.contains("likes,yes,60,60,,,,for publication\r\n"))
  }

  @Test func `each round says for itself that it is made up`() throws {
    let sheets = (0..<40).map { _ -> [Name: Answer] in ["likes": .choice("yes")] }
    let (real, made) = (try Self.report(Self.now, sheets), try Self.report(Self.now, sheets, isSimulated: true))
    #expect(RoundReport(real, real, RoundMapping()).paper.notice == nil)
    let before = RoundReport(real, made, RoundMapping()).paper.notice ?? ""
    #expect(before.hasPrefix("The round before. Simulated data: all 40 responses"))
    let both = RoundReport(made, made, RoundMapping()).paper.notice ?? ""
    #expect(both.hasPrefix("This round. Simulated data:") && both.contains("The round before. Simulated data:"))
  }

  @Test func `a name that neither round has is told`() throws {
    var mapping = RoundMapping()
    for text in ["nothing=liked", "sugar=honey", "often/weekly=daily"] where !mapping.add(text) {
      Issue.record("\(text)")
    }
    #expect(mapping.unknown(try Survey.read(Self.now), try Survey.read(Self.before)) == ["daily", "honey", "nothing"])
  }

  @Test func `a round held against itself has not changed`() throws {
    let sheets = (0..<40).map { _ -> [Name: Answer] in ["likes": .choice("yes"), "first": .ranking(["pots"])] }
    let one = try Self.report(Self.now, sheets)
    let markdown = RoundReport(one, one, RoundMapping()).markdown
    #expect(markdown.contains("No answer changed by more than chance"))
    #expect(markdown.contains("The same areas are among the first as before."))
    #expect(!markdown.contains(" \\* "))
  }
}
