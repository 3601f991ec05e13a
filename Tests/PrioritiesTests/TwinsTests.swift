@testable import Priorities
import Responses
import Surveys
import TestSupport
import Testing

@Suite struct TwinsTests {
  private typealias Person = CommentStreamTests.Person

  /// By hand: 4 of 5 who speak of a or b speak of both, 0.8; a and c have 1 of 6 in common.
  @Test func `themes of which mostly the same people speak are twins`() throws {
    let survey = try CommentStreamTests.survey()
    let texts: [[Name]] = [["a", "b"], ["a", "b"], ["a", "b"], ["a", "b", "c"], ["a"], ["c"], ["c"], []]
    let people = texts.map { Person(texts: [$0]) }
    let twins = try #require(try CommentStreamTests.result(survey, people).certainty.twins)
    #expect(twins.map { [$0.first, $0.second] } == [["a", "b"]])
    #expect(twins.first?.people == 4 && twins.first?.jaccard == 0.8)
    #expect(twins.first?.merged == ["a", "c"])
  }

  @Test func `twins are published only where three or more speak of either alone`() throws {
    let survey = try CommentStreamTests.survey()
    func shown(_ onlyFirst: Int, _ onlySecond: Int) throws -> Bool {
      let texts: [[Name]] =
        Array(repeating: ["a", "b"], count: 20) + Array(repeating: ["a"], count: onlyFirst)
        + Array(repeating: ["b"], count: onlySecond) + Array(repeating: ["c"], count: 5)
      let full = try CommentStreamTests.result(
        survey, texts.enumerated().map { Person(who: $0 % 2 == 0 ? "x" : "y", texts: [$1]) })
      #expect(full.certainty.twins?.count == 1)
      return try full.published(survey).certainty.twins?.isEmpty == false
    }
    #expect(try shown(3, 3))
    for (first, second) in [(0, 0), (3, 0), (2, 4), (5, 2)] { #expect(try !shown(first, second)) }
  }

  @Test func `seven tenths, or too few in common, are not enough, and without comments there is nothing to say`() throws
  {
    let survey = try CommentStreamTests.survey()
    let seven: [[Name]] = Array(repeating: ["a", "b"], count: 7) + Array(repeating: ["a"], count: 3)
    #expect(try CommentStreamTests.result(survey, seven.map { Person(texts: [$0]) }).certainty.twins == [])
    let two = [Person(texts: [["a", "b"]]), Person(texts: [["a", "b"]]), Person(texts: [["c"]])]
    #expect(try CommentStreamTests.result(survey, two).certainty.twins == [])
    #expect(try CommentStreamTests.result(survey, [Person(texts: [nil]), Person()]).certainty.twins == nil)
  }

  @Test func `three themes are taken as one where somebody asks, and others are not`() throws {
    let survey = try CommentStreamTests.survey()
    let texts: [[Name]] = [["a"], ["b"], ["c"], ["c"], ["a", "b"]]
    func order(_ asOne: [[Name]]) throws -> [[Name]] {
      try CommentStreamTests.result(survey, texts.map { Person(texts: [$0]) }, asOne: asOne).certainty.asOne.map(
        \.merged)
    }
    // By hand, of five people: a 2, b 2, c 2; a or b 3; b or c 4.
    #expect(try order([["b", "a"], ["c", "b"]]) == [["a", "c"], ["b", "a"]])
    // One area alone has no order.
    #expect(try order([["a", "b", "c"]]) == [[]])
    #expect(try order([["a"], ["a", "x"], []]) == [])
  }

  /// Two themes as one in the definition and in every answer, written out.
  private static func merged(_ survey: Survey, _ people: [AnswerSheet], _ gone: Name, _ kept: Name) -> (
    Survey, [AnswerSheet]
  ) {
    func one(_ name: Name) -> Name { name == gone ? kept : name }
    func set(_ set: ChoiceSet) -> ChoiceSet {
      var set = set
      let hasBoth = set.choices.contains { $0.name == kept }
      if hasBoth { set.choices.removeAll { $0.name == gone } }
      for place in set.choices.indices { set.choices[place].name = one(set.choices[place].name) }
      return set
    }
    func question(_ question: Question) -> Question {
      var question = question
      question.theme = question.theme.map(one)
      switch question.kind {
      case .group(let inner): question.kind = .group(inner.map(Self.merging(question, gone, kept, set)))
      default: question = Self.merging(question, gone, kept, set)(question)
      }
      return question
    }
    var survey = survey
    survey.themes.removeAll { $0.name == gone }
    for page in survey.pages.indices { survey.pages[page].questions = survey.pages[page].questions.map(question) }
    let people = people.map { person in
      var person = person
      for (name, answer) in person.answers {
        switch answer {
        case .ranking(let order):
          var seen: Set<Name> = []
          person[name] = .ranking(order.map(one).filter { seen.insert($0).inserted })
        case .allocation(let placed):
          var points: [(Name, Int)] = []
          for own in placed {
            if let at = points.firstIndex(where: { $0.0 == one(own.choice) }) {
              points[at].1 += own.points
            } else {
              points.append((one(own.choice), own.points))
            }
          }
          person[name] = .allocation(points.map { Answer.Points($0.0, $0.1) })
        default: break
        }
      }
      return person
    }
    return (survey, people)
  }

  private static func merging(
    _ outer: Question, _ gone: Name, _ kept: Name, _ set: @escaping (ChoiceSet) -> ChoiceSet
  ) -> (Question) -> Question {
    { question in
      var question = question
      if question.theme == gone { question.theme = kept }
      switch question.kind {
      case .rank(let own, let places): question.kind = .rank(set(own), places: places)
      case .allocate(let own, let total): question.kind = .allocate(set(own), total: total)
      case .matrix(var matrix):
        for row in matrix.rows.indices where matrix.rows[row].theme == gone { matrix.rows[row].theme = kept }
        question.kind = .matrix(matrix)
      default: break
      }
      return question
    }
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `merged evidence makes the order that merged answers make`(seed: UInt64) throws {
    let random = RandomConsultation(seed: seed)
    let survey = random.survey
    guard survey.themes.count > 1 else { return }
    let matrix = try PriorityTests.matrix(survey, random.people)
    let groups = SectorSums.audiences(survey, matrix)
    let sums = SectorSums.byAudience(survey, Evidence(survey, matrix).merging(1, into: 0), matrix, groups)
    let order = Standing.order(survey, sums)
    let (other, people) = Self.merged(survey, random.people, survey.themes[1].name, survey.themes[0].name)
    let plain = PlainOrder(other, people)
    #expect(order.filter { $0.rank != nil }.map(\.theme) == plain.order)
    for theme in order {
      let (own, wanted) = (theme.priority ?? -1, plain.priority[theme.theme] ?? -1)
      #expect((own - wanted).magnitude < 1e-9, "\(theme.theme)")
    }
  }
}
