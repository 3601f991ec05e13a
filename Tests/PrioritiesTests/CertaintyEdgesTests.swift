@testable import Priorities
import Responses
import Surveys
import TestSupport
import Testing

/// How sure an order is where there is little to be sure of.
@Suite struct CertaintyEdgesTests {
  private static func result(
    _ ballots: [(who: String, order: String, count: Int)], audiences: String = "",
    themes: String = "a: A, b: B, c: C, d: D",
    top: Int = 2, draws: Int = 60
  ) throws -> PriorityResult {
    var survey = try PriorityTests.survey(audiences, themes: themes, small: 1)
    survey.priorities.top = top
    survey.priorities.bootstrap = draws
    let sheets = ballots.flatMap { who, order, count in
      var sheet = PriorityTests.ballot(order)
      if let name = Name(who) { sheet["who"] = .choice(name) }
      return Array(repeating: sheet, count: count)
    }
    return PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
  }

  @Test func `one person is redrawn as oneself`() throws {
    let result = try Self.result([("", "ABCD", 1)])
    #expect(result.themes.map(\.rangeInRedraws) == [1...1, 2...2, 3...3, 4...4])
    #expect(result.themes.map(\.inTop) == [1, 1, 0, 0])
    #expect(result.themes.map(\.band) == [1, 2, 3, 4])
    // The last of four stands in the bottom third; nobody else does.
    #expect(result.themes.map(\.verdict) == [.firm, .firm, .notPriority, .notPriority])
    #expect(result.themes.allSatisfy { $0.weightingsInTop == nil })
    let certainty = result.certainty
    #expect(certainty.redraws == [Certainty.Redrawn(sector: .all, manner: .withReplacement)])
    #expect(certainty.agreement == Certainty.Agreement(themes: 4))
    #expect(certainty.leaveOneOut?.isEmpty == true)
    #expect(certainty.rules?.missing == [.votes] && certainty.rules?.differ.isEmpty == true)
  }

  @Test func `all tied are in every place, half of each in a top of half`() throws {
    let sheets = ["ABCD", "DCBA"].map { ("", $0, 1) }
    let result = try Self.result(sheets, draws: 0)
    #expect(result.themes.map(\.priority) == [0.5, 0.5, 0.5, 0.5])
    #expect(result.certainty.rules?.schulze == [["a", "b", "c", "d"]] && result.certainty.rules?.kemenyOptima == 24)
    #expect(result.certainty.rules?.inTopByAll.isEmpty == true)
    let census = try Self.result([("x", "ABCD", 1), ("x", "DCBA", 1)], audiences: "x: { label: X, population: 2 }")
    #expect(census.certainty.redraws.map(\.manner) == [.finite])
    #expect(census.themes.map(\.rangeInRedraws) == [1...4, 1...4, 1...4, 1...4])
    #expect(census.themes.map(\.inTop) == [0.5, 0.5, 0.5, 0.5])
    #expect(census.themes.map(\.band) == [1, 1, 1, 1])
    #expect(census.themes.map(\.verdict) == [.contested, .contested, .close, .close])
  }

  @Test func `a census closes every range, and a population smaller than its answers does not`() throws {
    let orders = ["ABCD", "BACD", "ACBD", "DABC", "CABD"]
    func compute(_ population: Int) throws -> PriorityResult {
      try Self.result(orders.map { ("x", $0, 1) }, audiences: "x: { label: X, population: \(population) }")
    }
    let census = try compute(5)
    #expect(census.certainty.redraws.map(\.manner) == [.finite])
    #expect(census.themes.allSatisfy { $0.rangeInRedraws?.lowerBound == $0.rangeInRedraws?.upperBound })
    let crowded = try compute(4)
    #expect(crowded.certainty.redraws.map(\.manner) == [.crowded])
    #expect(crowded.themes.contains { ($0.rangeInRedraws?.count ?? 0) > 1 })
  }

  @Test func `where nothing can be in or out, there are ranges and bands alone`() throws {
    let result = try Self.result([("", "ABCD", 3), ("", "BACD", 2)], top: 4)
    #expect(
      result.themes.allSatisfy { $0.rangeInRedraws != nil && $0.band != nil && $0.inTop == nil && $0.verdict == nil })
    #expect(result.certainty.leaveOneOut == nil && result.certainty.rules != nil)
  }

  @Test func `nobody, no evidence and one theme say nothing`() throws {
    for result in [
      try Self.result([]), try Self.result([("", "", 3)]), try Self.result([("", "A", 3)], themes: "a: A"),
    ] {
      #expect(result.themes.allSatisfy { $0.rank == nil && $0.rangeInRedraws == nil && $0.verdict == nil })
      #expect(result.certainty.rules == nil && result.certainty.leaveOneOut == nil && result.certainty.redraws.isEmpty)
      #expect(result.certainty.agreement.kendallW == nil)
    }
  }

  /// Two sectors with opposite orders: W 0, tau-b −1; without the one the other decides.
  @Test func `two opposite sectors do not agree, and each decides without the other`() throws {
    let result = try Self.result([("x", "ABCD", 5), ("y", "DCBA", 5)], audiences: "x: X, y: Y")
    let agreement = result.certainty.agreement
    #expect(agreement.kendallW == 0 && agreement.themes == 4 && agreement.pairs.map(\.tauB) == [-1])
    let left = try #require(result.certainty.leaveOneOut)
    #expect(left.map(\.part) == [.sector(.audience("x")), .sector(.audience("y"))])
    #expect(left[0].enter == ["d", "c"] && left[0].leave == ["a", "b"])
    #expect(left[1].enter.isEmpty && left[1].leave.isEmpty)
  }

  @Test func `what has no evidence without a kind of it does not come in`() throws {
    let survey = try Survey.read(
      """
      survey: s
      title: S
      organiser: Us
      privacy: Ask at the office, 1 High Street.
      themes: { a: A, b: B, c: C, d: D }
      priorities: { top: 3, bootstrap: 0, small_sector: 1 }
      scales: { good: { choices: ['Yes', 'No'], unfavourable: ['no'] } }
      pages:
        - questions:
            - name: need
              type: matrix
              label: Is it good?
              scale: good
              evidence: need
              rows: { x: { label: A, theme: a }, y: { label: C, theme: c } }
            - { name: dots, type: allocate, label: Dots, choices: themes, total: 9, evidence: votes }
      """)
    let sheets = (0..<5).map { person in
      AnswerSheet(answers: [
        "need": .grid([Answer.Rating("x", "no"), Answer.Rating("y", person < 2 ? "no" : "yes")]),
        "dots": .allocation([Answer.Points("a", 1), Answer.Points("c", 3), Answer.Points("d", 5)]),
      ])
    }
    let result = PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
    let top = result.themes.prefix(3).map(\.theme)
    #expect(Set(top) == ["a", "c", "d"])
    let left = try #require(result.certainty.leaveOneOut?.first { $0.part == .stream(.votes) })
    #expect(left.enter.isEmpty && left.leave == ["d"])
  }

  @Test func `a verdict is the first that holds`() {
    typealias Verdict = ThemeFigures.Verdict
    func verdict(_ rank: Int, _ inTop: Double, _ weightings: Double? = 1, rules: Bool = true, low: Bool = false)
      -> Verdict
    {
      Verdict(rank: rank, top: 3, inTop: inTop, weightings: weightings, byEveryRule: rules, isLow: low)
    }
    #expect(verdict(3, 0.95) == .firm && verdict(3, 0.95, nil) == .firm && verdict(3, 0.949) == .likely)
    #expect(verdict(1, 1, 0.94) == .likely && verdict(1, 1, rules: false) == .likely)
    #expect(verdict(1, 0.5) == .contested && verdict(1, 0.51) == .likely && verdict(1, 1, low: true) == .contested)
    #expect(verdict(4, 0.25, low: true) == .close && verdict(4, 0.249) == .notPriority)
  }

  /// Ten of a hundred weigh three streams: (8 + 7 + … + 1) = 36 ways; two 9, four 84, one none.
  @Test func `weightings are all there are in steps of a tenth`() {
    #expect(Weightings([.need, .votes]).all.count == 9 && Weightings([.need, .ranking, .votes]).all.count == 36)
    #expect(
      Weightings(Stream.allCases).all.count == 84 && Weightings([.need]).all.isEmpty && Weightings([]).all.isEmpty)
    #expect(Weightings([.need, .votes]).all.first == [.need: 0.1, .votes: 0.9])
  }
}
