import Priorities
import Responses
import Surveys
import TestSupport
import Testing
import Themes

@Suite struct CommentStreamTests {
  static func survey(_ priorities: String = "") throws -> Survey {
    try Survey.read(
      """
      survey: s
      title: S
      organiser: Us
      privacy: Ask at the office, 1 High Street.
      audiences: { x: X, y: Y }
      themes: { a: { label: A, codebook: [apple] }, b: B, c: C }
      pages:
        - questions:
            - { name: who, type: select_one, label: Who?, choices: audiences }
            - { name: dots, type: allocate, label: Dots?, choices: themes, total: 5, evidence: votes }
            - { name: change, type: text, label: What?, evidence: comments }
            - { name: more, type: text, label: More?, evidence: comments }
      priorities: { top: 1, small_sector: 3, bootstrap: 0\(priorities) }
      """)
  }

  struct Person {
    var who: Name = "x"
    var dots: Name?
    /// The codes of the person's texts; nil for one that nobody has coded.
    var texts: [[Name]?] = []
  }

  /// What comes of those people; `machine` is what an endpoint suggested for each of their texts.
  static func result(_ survey: Survey, _ people: [Person], machine: Name? = nil, asOne: [[Name]] = []) throws
    -> PriorityResult
  {
    var comments: [Themes.Comment] = []
    var decisions: [CodingDecision] = []
    var sheets: [AnswerSheet] = []
    let ids = people.indices.map { ResponseID(bytes: [UInt8($0)]) }
    for (at, person) in people.enumerated() {
      var sheet = AnswerSheet(answers: ["who": .choice(person.who)])
      if let dots = person.dots { sheet["dots"] = .allocation([Answer.Points(dots, 5)]) }
      for (question, codes) in zip(["change", "more"] as [Name], person.texts) {
        let comment = Themes.Comment(
          place: CommentPlace(ids[at], QuestionPath(question)), text: "apple", language: "en", audience: person.who)
        comments.append(comment)
        guard let codes else { continue }
        decisions.append(
          CodingDecision(
            place: comment.place, digest: comment.digest, coder: "Anna", at: Moment(milliseconds: 0),
            kind: .coded(codes.map { Code($0) })))
      }
      sheets.append(sheet)
    }
    let suggestions = comments.flatMap { comment in
      machine.map {
        [
          MachineSuggestion(
            place: comment.place, digest: comment.digest, model: "m", run: 1, content: "c", codes: [Code($0)])
        ]
      } ?? []
    }
    let evidence = CommentEvidence(
      survey, ids: ids, Codings(survey, comments, decisions, suggestions: suggestions))
    return PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets), comments: evidence, asOne: asOne)
  }

  /// By hand: of four people with a settled text a is in 3, b in 1, c in none: places 1, 2, 3 and scores 1, ½, 0.
  @Test func `each settled text counts for the areas that it is coded to, and for none against them`() throws {
    let people = [
      Person(texts: [["a"]]), Person(texts: [["a", "b"]]), Person(texts: [[], ["a"]]), Person(texts: [[]]),
      Person(texts: [nil]), Person(),
    ]
    let result = try Self.result(try Self.survey(), people)
    let streams = result.themes.map { $0.sectors[0].streams }
    #expect(streams.allSatisfy { $0.map(\.stream) == [.comments] })
    #expect(result.themes.map(\.theme) == ["a", "b", "c"])
    #expect(streams.map { $0[0].mean } == [0.75, 0.25, 0])
    #expect(streams.map { $0[0].score } == [1, 0.5, 0])
    #expect(streams.map { $0[0].people } == [4, 4, 4])
    #expect(result.comments?.texts == 6)
    #expect(result.comments?.unsettled == 1)
  }

  /// By hand: votes put c first and a and b together behind it (0.25 each), comments put a first: (0.25 + 1) ÷ 2 and so on.
  @Test func `the comments are one table among a group's others, and weigh as the definition says`() throws {
    let people = [["a"], ["a"], ["a", "b"]].map { Person(dots: "c", texts: [$0]) }
    let scores = { (result: PriorityResult) in
      ["a", "b", "c"].map { name in result.themes.first { $0.theme.text == name }?.priority }
    }
    #expect(scores(try Self.result(try Self.survey(), people)) == [0.625, 0.375, 0.5])
    #expect(scores(try Self.result(try Self.survey(", weights: { comments: 0 }"), people)) == [0.25, 0.25, 1])
  }

  @Test func `too few settled texts make no table`() throws {
    let people = [
      Person(dots: "a", texts: [["b"]]), Person(dots: "a", texts: [["b"]]), Person(dots: "a", texts: [nil]),
    ]
    let result = try Self.result(try Self.survey(), people)
    #expect(result.sectors.map(\.streams) == [[.votes]])
  }

  @Test func `suggestions count only where the definition says so`() throws {
    let people = Array(repeating: Person(texts: [nil]), count: 3)
    #expect(try Self.result(try Self.survey(), people).sectors.allSatisfy(\.streams.isEmpty))
    let counted = try Self.result(try Self.survey(", comment_codes: suggested"), people)
    #expect(counted.sectors.map(\.streams) == [[.comments]])
    #expect(counted.themes.first?.theme == "a")
    #expect(counted.comments?.suggested == 3)
  }

  @Test func `what a machine suggested changes no figure, and how much people confirmed is hidden where it could tell`()
    throws
  {
    let survey = try Self.survey(", comment_codes: suggested")
    let people =
      [Person](repeating: Person(dots: "b", texts: [["b"]]), count: 3)
      + [Person](repeating: Person(dots: "b", texts: [["c"]]), count: 4)
    let plain = try Self.result(survey, people)
    for (suggested, expected) in [("a", MachineCount(suggested: 7)), ("b", MachineCount(suggested: 7, confirmed: 3))] {
      var asked = try Self.result(survey, people, machine: Name(suggested))
      #expect(asked.comments?.machine == expected)
      // Nobody speaks of a, so that its number is hidden, and with it how much was suggested.
      #expect(try asked.published(survey).comments?.machine == MachineCount(isHidden: true))
      asked.comments?.machine = nil
      #expect(asked == plain)
    }
  }
}
