import Priorities
import Responses
import Surveys
import TestSupport
import Testing

@Suite struct PriorityTests {
  static func survey(_ audiences: String = "", themes: String = "a: A, b: B, c: C, d: D, e: E", small: Int = 5) throws
    -> Survey
  {
    try Survey.read(
      """
      survey: s
      title: S
      organiser: Us
      privacy: Ask at the office, 1 High Street.
      \(audiences.isEmpty ? "" : "audiences: { \(audiences) }")
      themes: { \(themes) }
      pages:
        - questions:
      \(audiences.isEmpty ? "" : "      - { name: who, type: select_one, label: Who?, choices: audiences }")
            - { name: order, type: rank, label: Order?, choices: themes, evidence: ranking }
            - { name: dots, type: allocate, label: Dots?, choices: themes, total: 5, evidence: votes }
      priorities: { top: 2, small_sector: \(small) }
      """)
  }

  static func matrix(_ survey: Survey, _ sheets: [AnswerSheet]) throws -> ResponseMatrix {
    let layout = MatrixLayout(survey)
    var matrix = ResponseMatrix(layout)
    for sheet in sheets { try matrix.append(codes: ResponseCodes.encode(sheet, layout), isSimulated: false) }
    return matrix
  }

  static func ballot(_ order: String) -> AnswerSheet {
    AnswerSheet(answers: ["order": .ranking(order.compactMap { Name(String($0).lowercased()) })])
  }

  static func order(_ result: PriorityResult) -> String {
    result.themes.filter { $0.rank != nil }.map { $0.theme.text.uppercased() }.joined()
  }

  /// The 45 ballots of Schulze's first example, whose Borda order is known.
  @Test func `the table of forty-five ballots has the order of Borda`() throws {
    let ballots = [
      (5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED"), (7, "CAEBD"), (2, "CBADE"), (7, "DCEBA"), (8, "EBADC"),
    ]
    let survey = try PriorityTests.survey()
    let sheets = ballots.flatMap { Array(repeating: PriorityTests.ballot($0.1), count: $0.0) }
    let result = PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
    #expect(PriorityTests.order(result) == "EABCD")
    #expect(result.themes.map(\.priority) == [1, 0.75, 0.5, 0.25, 0])
    #expect(result.themes.allSatisfy { !$0.tied })
  }

  /// By hand: ten of X rank a b c d e, five of Y rank e d c b a. Each sector has one table; a has 1 and 0, so every theme comes to 0.5.
  @Test func `each sector counts once, however many are in it`() throws {
    let survey = try PriorityTests.survey("x: X, y: Y")
    var sheets: [AnswerSheet] = []
    for (who, order, count) in [("x", "ABCDE", 10), ("y", "EDCBA", 5)] {
      var sheet = PriorityTests.ballot(order)
      sheet["who"] = .choice(try #require(Name(who)))
      sheets += Array(repeating: sheet, count: count)
    }
    let result = PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
    #expect(result.themes.map(\.priority) == [0.5, 0.5, 0.5, 0.5, 0.5])
    let allTied = result.themes.map(\.tied)
    #expect(allTied == [true, true, true, true, true])
    // The per-person variant breaks the tie: there the ten outnumber the five.
    #expect(PriorityTests.order(result) == "ABCDE")
  }

  @Test func `a sector below the threshold is pooled with those who gave none`() throws {
    let survey = try PriorityTests.survey("x: X, y: Y, z: Z")
    var sheets: [AnswerSheet] = []
    for (who, count) in [("x", 6), ("y", 3), ("", 2)] {
      var sheet = PriorityTests.ballot("ABCDE")
      if let name = Name(who) { sheet["who"] = .choice(name) }
      sheets += Array(repeating: sheet, count: count)
    }
    let result = PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
    #expect(result.sectors.map(\.sector) == [.audience("x"), .pooled])
    #expect(result.sectors.map(\.people) == [6, 5])
    #expect(result.audiences.map(\.pooled) == [false, true, true])
    #expect(result.withoutAudience == 2)
  }

  @Test func `a partial ranking shares the remaining places`() throws {
    let survey = try PriorityTests.survey()
    let sheets = Array(repeating: PriorityTests.ballot("C"), count: 5)
    let result = PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
    #expect(result.themes.first?.theme == "c")
    // The other four are tied at place 3.5 of 5.
    #expect(result.themes.dropFirst().map(\.priority) == [0.375, 0.375, 0.375, 0.375])
    #expect(result.themes.first?.sectors.first?.streams.first?.mean == 1)
    // Places 2 to 5 have mean 3.5: (5 − 3.5)/4.
    #expect(result.themes.last?.sectors.first?.streams.first?.mean == 0.375)
  }

  @Test func `nothing answered ranks nothing`() throws {
    let survey = try PriorityTests.survey("x: X")
    let result = PriorityResult.compute(survey, try PriorityTests.matrix(survey, []))
    #expect(result.themes.count == 5)
    #expect(result.themes.allSatisfy { $0.rank == nil && $0.tooLittleEvidence && $0.priority == nil })
    #expect(result.people == 0)
  }

  @Test func `one person makes no table, and one theme has no order`() throws {
    let survey = try PriorityTests.survey()
    let one = PriorityResult.compute(survey, try PriorityTests.matrix(survey, [PriorityTests.ballot("ABCDE")]))
    #expect(one.themes.allSatisfy { $0.rank == nil })
    let lonely = try PriorityTests.survey(themes: "a: A", small: 1)
    let single = try PriorityTests.matrix(lonely, [PriorityTests.ballot("A")])
    let alone = PriorityResult.compute(lonely, single)
    #expect(alone.themes.map(\.rank) == [nil])
  }

  @Test func `nobody's place depends on the order in which people answered`() throws {
    let survey = try PriorityTests.survey("x: X, y: Y")
    var chance = SeededChance(seed: 7)
    for _ in 0..<20 {
      var sheets: [AnswerSheet] = []
      for _ in 0..<40 {
        let letters = ["A", "B", "C", "D", "E"].shuffled(using: &chance)
        var sheet = PriorityTests.ballot(letters.prefix(Int.random(in: 1...5, using: &chance)).joined())
        sheet["who"] = .choice(Bool.random(using: &chance) ? "x" : "y")
        sheet["dots"] = .allocation([Answer.Points("a", Int.random(in: 1...5, using: &chance))])
        sheets.append(sheet)
      }
      let result = PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
      let other = PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets.shuffled(using: &chance)))
      #expect(result.themes.map(\.theme) == other.themes.map(\.theme))
      for theme in result.themes {
        let priority = try #require(theme.priority)
        #expect(priority >= 0 && priority <= 1)
      }
    }
  }
}
