import Priorities
import Responses
import Surveys
import TestSupport
import Testing

/// Where the rule of too little evidence, or of the sectors, is on the edge.
@Suite struct EvidenceEdgesTests {
  /// A survey of the themes a, b and c, in which only the dots offer c.
  static func survey(_ header: String = "", asking: Bool = false, priorities: String) throws -> Survey {
    try Survey.read(
      """
      survey: s
      title: S
      organiser: Us
      privacy: Ask at the office, 1 High Street.
      \(header)
      themes: { a: A, b: B, c: C }
      scales: { liking: { choices: [Yes, No], best: first, unfavourable: ["no"] } }
      pages:
        - questions:
      \(asking ? "      - { name: who, type: select_one, label: Who?, choices: audiences }" : "")
            - name: rated
              type: matrix
              label: Rate
              scale: liking
              evidence: need
              rows: { one: { label: One, theme: a }, two: { label: Two, theme: b } }
            - { name: order, type: rank, label: Order?, choices: [a, b], evidence: ranking }
            - { name: dots, type: allocate, label: Dots?, choices: [a, b, c], total: 5, evidence: votes }
      priorities: { \(priorities) }
      """)
  }

  static let everything = AnswerSheet(answers: [
    "rated": .grid([Answer.Rating("one", "no"), Answer.Rating("two", "yes")]), "order": .ranking(["a", "b"]),
    "dots": .allocation([Answer.Points("c", 3), Answer.Points("a", 2)]),
  ])

  static func compute(_ survey: Survey, _ people: [AnswerSheet]) throws -> PriorityResult {
    let result = try PlainMethodTests.compute(survey, people)
    #expect(PlainMethodTests.differences(result, PlainOrder(survey, people)).isEmpty)
    return result
  }

  /// 0.1 + 0.2 is a little more than 0.3 in binary; half is half all the same.
  @Test(arguments: [("need: 0.1, ranking: 0.2, votes: 0.3", true), ("need: 0.1, ranking: 0.2, votes: 0.29", false)])
  func `a theme that half of the weight speaks of has enough evidence`(weights: String, enough: Bool) throws {
    let survey = try Self.survey(priorities: "small_sector: 1, weights: { \(weights) }")
    let result = try Self.compute(survey, [Self.everything])
    let theme = try #require(result.themes.first { $0.theme == "c" })
    #expect(theme.tooLittleEvidence == !enough)
    #expect((theme.rank != nil) == enough)
  }

  @Test func `a theme that only sectors without weight speak of has no rank`() throws {
    let survey = try Self.survey(
      "audiences: { x: { label: X, population: 10 } }", asking: true,
      priorities: "small_sector: 2, sectors: population")
    let named = AnswerSheet(answers: ["who": .choice("x"), "order": .ranking(["b"])])
    let unnamed = Self.everything
    let result = try Self.compute(survey, [named, named, unnamed, unnamed])
    #expect(result.sectors.map(\.sector) == [.audience("x"), .pooled])
    #expect(result.sectors.map(\.weight) == [10, 0])
    let theme = try #require(result.themes.last)
    #expect(theme.theme == "c" && theme.rank == nil && theme.tooLittleEvidence && theme.priority == nil)
    #expect(theme.sectors.map(\.score) == [nil, 1])
    #expect(result.themes.prefix(2).map(\.theme) == ["b", "a"])
  }

  @Test func `a small audience brings its population into the pool, whether any of it came or none`() throws {
    let survey = try Self.survey(
      "audiences: { x: { label: X, population: 10 }, y: { label: Y, population: 7 }, z: { label: Z, population: 5 } }",
      asking: true, priorities: "small_sector: 2, sectors: population")
    var sheets = [Self.everything, Self.everything, Self.everything, Self.everything]
    for (place, who) in ["x", "x", "y"].enumerated() { sheets[place]["who"] = .choice(Name(who) ?? "_") }
    let result = try Self.compute(survey, sheets)
    #expect(result.sectors.map(\.sector) == [.audience("x"), .pooled])
    #expect(result.sectors.map(\.weight) == [10, 12])
    #expect(result.audiences.map(\.pooled) == [false, true, true])
  }

  @Test func `a stream that weighs nothing is shown and does not count`() throws {
    let survey = try Self.survey(priorities: "small_sector: 1, weights: { need: 0, ranking: 0, votes: 1 }")
    let result = try Self.compute(survey, [Self.everything])
    #expect(result.sectors.first?.streams == [.need, .ranking, .votes])
    #expect(result.themes.map(\.theme) == ["c", "a", "b"])
    #expect(result.themes.map(\.priority) == [1, 0.5, 0])
  }

  @Test func `audiences that nobody is asked for have no figures`() throws {
    let survey = try Self.survey(
      "audiences: { x: { label: X, population: 10 } }", priorities: "small_sector: 1, sectors: population")
    let result = try Self.compute(survey, [Self.everything])
    #expect(result.sectors.map(\.sector) == [.all])
    #expect(result.sectors.map(\.weight) == [10])
    #expect(result.audiences.isEmpty)
    #expect(result.withoutAudience == 0)
    #expect(result.questions.allSatisfy { $0.byAudience.isEmpty })
    #expect(result.themes.map(\.rank) == [1, 2, nil])
  }
}
