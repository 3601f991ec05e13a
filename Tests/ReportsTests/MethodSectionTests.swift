import Priorities
import Reports
import Responses
import Surveys
import TestSupport
import Testing

/// What the paper says of who is pooled, and of how the figures were made.
@Suite struct MethodSectionTests {
  /// A report on that many people of X and of Y, and as many without a group, who all rank a before b.
  private static func report(
    x: Int, y: Int, none: Int = 0, themes: String = "a: A, b: B", evidence: String = ", evidence: ranking",
    priorities: String = ""
  ) throws -> PriorityReport {
    let survey = try Survey.read(
      """
      survey: s
      title: S
      organiser: Us
      privacy: Ask at the office, 1 High Street.
      audiences: { x: { label: Exes, population: 6 }, y: { label: Whys, population: 60 } }
      \(themes.isEmpty ? "" : "themes: { \(themes) }")
      pages:
        - questions:
            - { name: who, type: select_one, label: Who?, choices: audiences }
            - { name: order, type: rank, label: Order?, choices: { a: A, b: B }\(evidence) }
            - { name: dots, type: allocate, label: Dots?, choices: { a: A, b: B }, total: 2\(evidence.isEmpty ? "" : ", evidence: votes") }
            - { name: cups, type: integer, label: Cups? }
      \(priorities.isEmpty ? "" : "priorities: { \(priorities) }")
      """)
    let layout = MatrixLayout(survey)
    var matrix = ResponseMatrix(layout)
    for (who, count): (Name?, Int) in [("x", x), ("y", y), (nil, none)] {
      for person in 0..<count {
        var sheet = AnswerSheet(answers: [
          "order": .ranking(["a"]), "dots": .allocation([Answer.Points("a", 2)]), "cups": .number(Double(person)),
        ])
        sheet["who"] = who.map { .choice($0) }
        try matrix.append(codes: ResponseCodes.encode(sheet, layout), isSimulated: false)
      }
    }
    return PriorityReport(
      survey: survey, result: PriorityResult.compute(survey, matrix), ledger: Ledger(), form: "f", method: "m",
      date: nil)
  }

  @Test func `who is pooled is named beside the ledger, and marked among those who answered`() throws {
    let text = try Self.report(x: 2, y: 20, none: 4).markdown
    #expect(text.contains("| Exes (pooled) | 2 | 6 | 33 % |"))
    #expect(text.contains("| Whys | 20 | 60 | 33 % |"))
    #expect(text.contains("Not shown alone: Exes and those who named no group (4)."))
    #expect(text.contains("at least 5 people with evidence of one kind. These people are pooled"))
  }

  @Test func `a pool that is too small itself is said to count as part of everyone alone`() throws {
    let text = try Self.report(x: 2, y: 20, none: 1).markdown
    #expect(
      text.contains("Even together these people are too few; they count only where everyone is taken as one group."))
    #expect(try !Self.report(x: 5, y: 20).markdown.contains("Not shown alone"))
  }

  @Test func `without areas a group needs people alone`() throws {
    let text = try Self.report(x: 2, y: 20, themes: "", evidence: "").markdown
    #expect(text.contains("Not shown alone: Exes. A group stands alone if it has at least 5 people."))
  }

  @Test func `more answers than people are pointed out`() throws {
    #expect(try Self.report(x: 7, y: 20).markdown.contains("More answered than there are said to be: Exes (7 of 6)."))
    #expect(try !Self.report(x: 6, y: 20).markdown.contains("ore answered than there are said to be"))
  }

  @Test(arguments: [
    ("", "Each group counts once."),
    ("sectors: respondents", "Each group counts by how many of its people gave evidence."),
    ("sectors: population", "Each group counts by its size as declared."),
  ])
  func `how much a group counts is said as it was set`(priorities: String, words: String) throws {
    #expect(try Self.report(x: 6, y: 20, priorities: priorities).markdown.contains("1 \(words) Every kind"))
  }

  @Test func `weights of the evidence are named where they differ, or count nothing`() throws {
    let text = try Self.report(x: 6, y: 20, priorities: "weights: { ranking: 2, votes: 0 }").markdown
    #expect(text.contains("they weigh: ranking 2 and dots 0 (shown, and not counted)."))
    #expect(try !Self.report(x: 6, y: 20, priorities: "weights: { need: 3 }").markdown.contains("they weigh"))
    #expect(try !Self.report(x: 6, y: 20).markdown.contains("they weigh"))
  }

  @Test func `where the plan has room for all, none is said to be in or out`() throws {
    let all = try Self.report(x: 6, y: 20)
    #expect(all.markdown.contains("From 26 responses the areas come in this order, and none is left out"))
    #expect(!all.terminalSummary.contains("●"))
    let one = try Self.report(x: 6, y: 20, priorities: "top: 1")
    #expect(one.markdown.contains("From 26 responses this improvement comes first"))
    #expect(one.terminalSummary.contains("● among the first;"))
  }

  @Test func `a stratified mean names its strata`() throws {
    let report = try Self.report(x: 3, y: 21, none: 5)
    // (6·1 + 60·10)/66.
    #expect(report.markdown.contains("Weighed by the sizes of the groups (Exes and Whys) the mean is 9.18"))
    #expect(report.json.contains(#""strata": ["x", "y"]"#))
    #expect(report.questionsCSV.contains("cups,all,29,0,stratified_mean,9.18"))
  }
}
