import Priorities
import Responses
import Surveys
import TestSupport
import Testing

/// Counts of answers to each kind of question.
@Suite struct TallyTests {
  static func survey() throws -> Survey {
    try Survey.read(
      """
      survey: s
      title: S
      organiser: Us
      privacy: Ask at the office, 1 High Street.
      audiences: { x: { label: X, population: 4 }, y: { label: Y, population: 8 } }
      themes: { a: A, b: B, c: C }
      scales:
        liking: { choices: { like: Like, dislike: Dislike, unknown: { label: Don’t know, not_applicable: true } } }
      pages:
        - questions:
            - { name: who, type: select_one, label: Who?, choices: audiences }
            - { name: one, type: select_one, label: One?, scale: liking }
            - name: many
              type: select_multiple
              label: Many?
              choices: { tea: Tea, milk: Milk, neither: { label: Neither, not_applicable: true } }
            - { name: order, type: rank, label: Order?, choices: themes, max: 2, evidence: ranking }
            - { name: dots, type: allocate, label: Dots?, choices: themes, total: 4, evidence: votes }
            - { name: day, type: date, label: Day? }
            - { name: why, type: text, label: Why? }
            - { name: tick, type: acknowledge, label: Read }
            - name: pots
              type: repeat
              label: Pots
              questions:
                - { name: colour, type: select_one, label: Colour?, choices: { red: Red, blue: Blue } }
                - { name: price, type: decimal, label: Price? }
      priorities: { top: 1, small_sector: 1 }
      """)
  }

  static func figures(_ sheets: [AnswerSheet]) throws -> [Name: QuestionFigures] {
    let survey = try survey()
    let result = PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
    return Dictionary(uniqueKeysWithValues: result.questions.map { ($0.question, $0) })
  }

  private static func choices(_ figures: AnswerFigures?) -> [ChoiceFigures] {
    if case .choices(let choices)? = figures?.detail { choices } else { [] }
  }

  private static func pot(_ colour: Name, _ price: Double) -> AnswerSheet {
    AnswerSheet(answers: ["colour": .choice(colour), "price": .number(price)])
  }

  @Test func `a don't-know stands beside the shares and not in them`() throws {
    let answers: [Name] = ["like", "like", "dislike", "unknown", "unknown"]
    let one = try Self.figures(answers.map { AnswerSheet(answers: ["one": .choice($0)]) })["one"]?.overall
    #expect(one?.answered == 3)
    #expect(one?.notApplicable == 2)
    #expect(Self.choices(one).map(\.count) == [2, 1, 2])
    #expect(Self.choices(one).map(\.share) == [Share(part: 2, whole: 3), Share(part: 1, whole: 3), nil])
    #expect(Self.choices(one).map(\.interval).last == .some(nil))
  }

  @Test func `several choices are each a share of those who chose anything that applies`() throws {
    let many = try Self.figures(
      [["tea", "milk"], ["tea"], ["neither"], ["tea", "neither"]].map {
        AnswerSheet(answers: ["many": .choices($0)])
      } + [AnswerSheet()])["many"]?.overall
    #expect(many?.answered == 3)
    #expect(many?.notApplicable == 1)
    #expect(Self.choices(many).map(\.count) == [3, 1, 2])
    #expect(Self.choices(many).map(\.share?.whole) == [3, 3, nil])
  }

  @Test func `places and points are counted by choice`() throws {
    let found = try Self.figures([
      AnswerSheet(answers: ["order": .ranking(["b", "a"]), "dots": .allocation([Answer.Points("a", 4)])]),
      AnswerSheet(answers: [
        "order": .ranking(["b"]), "dots": .allocation([Answer.Points("a", 1), Answer.Points("c", 3)]),
      ]),
    ])
    guard case .places(let places)? = found["order"]?.overall.detail,
      case .points(let points)? = found["dots"]?.overall.detail
    else { throw NumberFiguresTests.NotNumbers() }
    #expect(places.map(\.places) == [[0, 1], [2, 0], [0, 0]])
    #expect(places.map(\.meanPlace) == [2, 1, nil])
    #expect(points.map(\.points) == [5, 0, 3])
    #expect(points.map(\.share?.value) == [0.625, 0, 0.375])
  }

  @Test func `days, texts and ticks are counted`() throws {
    let early = try #require(CivilDate(iso: "2016-01-04"))
    let late = try #require(CivilDate(iso: "2016-02-29"))
    let found = try Self.figures([
      AnswerSheet(answers: ["day": .date(late), "why": .text("Warm")]),
      AnswerSheet(answers: ["day": .date(early), "tick": .acknowledged]),
    ])
    #expect(found["day"]?.overall == AnswerFigures(answered: 2, notApplicable: 0, detail: .dates(early...late)))
    #expect(found["why"]?.overall == AnswerFigures(answered: 1, notApplicable: 0, detail: .text))
    #expect(found["tick"]?.overall == AnswerFigures(answered: 1, notApplicable: 0, detail: .acknowledged))
  }

  @Test func `a repeat counts people and items, and its questions count items, without the population's correction`()
    throws
  {
    let found = try Self.figures([
      AnswerSheet(answers: [
        "who": .choice("x"), "order": .ranking(["a"]), "pots": .items([Self.pot("red", 2), Self.pot("blue", 4)]),
      ]),
      AnswerSheet(answers: ["who": .choice("y"), "order": .ranking(["a"]), "pots": .items([Self.pot("red", 9)])]),
      AnswerSheet(answers: ["who": .choice("y")]),
    ])
    #expect(found["pots"]?.overall == AnswerFigures(answered: 2, notApplicable: 0, detail: .items(3)))
    #expect(found["pots"]?.inRepeat == nil)
    let colour = try #require(found["colour"])
    #expect(colour.inRepeat == "pots")
    #expect(Self.choices(colour.overall).map(\.count) == [2, 1])
    #expect(Self.choices(colour.overall).first?.interval == Interval.wilson(Share(part: 2, whole: 3)))
    #expect(colour.byAudience.map(\.sector) == [.audience("x"), .audience("y")])
    #expect(colour.byAudience.map { Self.choices($0.figures).map(\.count) } == [[1, 1], [1, 0]])
    let price = try NumberFiguresTests.numbers(try #require(found["price"]).overall)
    #expect(price.mean == 5)
    // s² = 13 over three items.
    #expect(NumberFiguresTests.near(price.standardError, (13.0 / 3).squareRoot(), within: 1e-12))
    #expect(price.stratified == nil)
  }

  @Test func `each audience's shares are corrected by its own population, and the whole by their sum`() throws {
    let sheets = ["x", "x", "y"].map { (who: Name) in
      AnswerSheet(answers: ["who": .choice(who), "order": .ranking(["a"]), "one": .choice("like")])
    }
    let one = try #require(try Self.figures(sheets)["one"])
    #expect(Self.choices(one.overall).first?.interval == Interval.wilson(Share(part: 3, whole: 3), population: 12))
    let wanted = [
      Interval.wilson(Share(part: 2, whole: 2), population: 4),
      Interval.wilson(Share(part: 1, whole: 1), population: 8),
    ]
    #expect(one.byAudience.map { Self.choices($0.figures).first?.interval } == wanted)
  }

  @Test func `nobody has figures of nothing`() throws {
    let found = try Self.figures([])
    #expect(found.count == 11)
    for figures in found.values {
      #expect(figures.overall.answered == 0 && figures.overall.notApplicable == 0)
      #expect(figures.overall.countsOnly)
      #expect(figures.byAudience.isEmpty)
      #expect(Self.choices(figures.overall).allSatisfy { $0.share == nil && $0.interval == nil })
    }
  }
}
