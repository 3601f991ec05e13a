import Priorities
import Responses
import Surveys
import TestSupport
import Testing

/// Weighted figures of questions: by hand, against a plain version, and where all weights are alike.
@Suite struct CaseWeightsTests {
  static func survey(_ lines: String) throws -> Survey {
    try Survey.read(
      """
      survey: s
      title: S
      organiser: Us
      privacy: Ask at the office, 1 High Street.
      audiences: { x: { label: X, population: 40 }, y: { label: Y, population: 80 } }
      themes: { a: A, b: B, c: C }
      pages:
        - questions:
            - { name: who, type: select_one, label: Who?, choices: audiences }
            - { name: sex, type: select_one, label: Sex?, choices: [Woman, Man, Other] }
            - name: one
              type: select_one
              label: One?
              choices: { yes: "Yes", no: "No", unknown: { label: Not known, not_applicable: true } }
            - name: many
              type: select_multiple
              label: Many?
              choices: { tea: Tea, milk: Milk, neither: { label: Neither, not_applicable: true } }
            - { name: order, type: rank, label: Order?, choices: themes, max: 2, evidence: ranking }
            - { name: dots, type: allocate, label: Dots?, choices: themes, total: 4, evidence: votes }
            - { name: much, type: decimal, label: Much? }
            - name: pots
              type: repeat
              label: Pots
              questions: [{ name: colour, type: select_one, label: Colour?, choices: { red: Red, blue: Blue } }]
            - { name: w, type: decimal, label: Weight }
      priorities: { top: 1, small_sector: 2, bootstrap: 20 }
      \(lines)
      """)
  }

  static func person(_ chance: inout Chance, weight: Double?) -> AnswerSheet {
    var answers: [Name: Answer] = [:]
    func pick(_ names: [Name]) -> Name { chance.element(of: names) ?? names[0] }
    if chance.happens(0.9) { answers["who"] = .choice(pick(["x", "y"])) }
    if chance.happens(0.9) { answers["sex"] = .choice(pick(["woman", "man"])) }
    if chance.happens(0.9) { answers["one"] = .choice(pick(["yes", "no", "unknown"])) }
    if chance.happens(0.8) {
      answers["many"] = .choices((["tea", "milk", "neither"] as [Name]).filter { _ in chance.happens(0.5) })
    }
    if chance.happens(0.8) { answers["order"] = .ranking([["a", "b"], ["c"], ["b", "a"]][chance.below(3)]) }
    if chance.happens(0.8) {
      answers["dots"] = .allocation([Answer.Points(pick(["a", "b"]), 3), Answer.Points("c", 1)])
    }
    if chance.happens(0.8) { answers["much"] = .number(Double(chance.below(50)) / 4) }
    if chance.happens(0.5) {
      answers["pots"] = .items([AnswerSheet(answers: ["colour": .choice(pick(["red", "blue"]))])])
    }
    if let weight { answers["w"] = .number(weight) }
    return AnswerSheet(answers: answers)
  }

  static func result(_ lines: String, _ sheets: [AnswerSheet]) throws -> PriorityResult {
    let survey = try survey(lines)
    return PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
  }

  /// Every weighted figure is the plain one, to the last bit.
  static func expectSame(_ figures: AnswerFigures, _ what: String) {
    guard let weighted = figures.weighted else { return }
    switch (figures.detail, weighted.detail) {
    case (.choices(let choices), .shares(let shares)):
      #expect(shares.map(\.?.value) == choices.map(\.share?.value), "\(what)")
      #expect(shares.map(\.?.interval) == choices.map(\.interval), "\(what)")
      #expect(weighted.effective == Double(figures.answered ?? 0), "\(what)")
    case (.places(let choices), .meanPlaces(let means)): #expect(means == choices.map(\.meanPlace), "\(what)")
    case (.points(let choices), .points(let shares)): #expect(shares == choices.map(\.share?.value), "\(what)")
    case (.numbers(let plain), .numbers(let own)):
      #expect(own.mean == plain.mean && own.standardError == plain.standardError, "\(what)")
      #expect(own.median == plain.median && own.stratified == plain.stratified, "\(what)")
    default: Issue.record("\(what) has no weighted figures of its kind")
    }
  }

  @Test(arguments: 1...30)
  func `weights that are all 1 change no figure, to the last bit`(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let sheets = (0..<(1 + chance.below(90))).map { _ in Self.person(&chance, weight: 1) }
    let plain = try Self.result("", sheets)
    var weighted = try Self.result("weight: w", sheets)
    for question in weighted.questions {
      Self.expectSame(question.overall, "\(question.question)")
      for slice in question.byAudience { Self.expectSame(slice.figures, "\(question.question) \(slice.sector.name)") }
    }
    #expect(weighted.weighting?.designEffect == 1)
    weighted.weighting = nil
    for at in weighted.questions.indices {
      weighted.questions[at].overall.weighted = nil
      for slice in weighted.questions[at].byAudience.indices {
        weighted.questions[at].byAudience[slice].figures.weighted = nil
      }
    }
    #expect(weighted == plain)
  }

  /// A weight of a whole number is that many people of the same answers.
  @Test(arguments: 1...30)
  func `a whole weight counts as that many people`(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let people = (0..<(5 + chance.below(60))).map { _ in
      let weight = chance.below(4)
      return (sheet: Self.person(&chance, weight: Double(weight)), weight: weight)
    }
    let weighted = try Self.result("weight: w", people.map(\.sheet))
    let copies = try Self.result("", people.flatMap { Array(repeating: $0.sheet, count: $0.weight) })
    for (one, other) in zip(weighted.questions, copies.questions) where one.question != "w" {
      switch (one.overall.weighted?.detail, other.overall.detail) {
      case (.shares(let shares)?, .choices(let choices)):
        for (share, choice) in zip(shares, choices) {
          #expect(((share?.value ?? 0) - (choice.share?.value ?? 0)).magnitude < 1e-12, "\(one.question)")
        }
      case (.meanPlaces(let means)?, .places(let choices)):
        for (mean, choice) in zip(means, choices) {
          #expect(((mean ?? 0) - (choice.meanPlace ?? 0)).magnitude < 1e-12, "\(one.question)")
        }
      case (.points(let shares)?, .points(let choices)):
        for (share, choice) in zip(shares, choices) {
          #expect(((share ?? 0) - (choice.share?.value ?? 0)).magnitude < 1e-12, "\(one.question)")
        }
      case (.numbers(let own)?, .numbers(let plain)):
        #expect((own.mean - (plain.mean ?? 0)).magnitude < 1e-9, "\(one.question)")
        #expect(own.median == plain.median, "\(one.question)")
      case (nil, _): #expect((other.overall.answered ?? 0) == 0 || one.overall.weighted == nil)
      default: Issue.record("\(one.question) has no weighted figures of its kind")
      }
    }
  }

  /// By hand: weights 1, 2, 3 give (6)²/14; numbers 2, 4, 9 a mean of 37/6 and Σw²(y − ȳ)² = 17.36 + 18.78 + 72.25.
  @Test func `effective size, mean and standard error are as by hand`() throws {
    let sheets = [(1.0, 2.0), (2, 4), (3, 9)].map {
      AnswerSheet(answers: ["w": .number($0.0), "much": .number($0.1)])
    }
    let result = try Self.result("weight: w", sheets)
    let weighting = try #require(result.weighting)
    #expect(weighting.effective == 36.0 / 14)
    #expect(((weighting.designEffect ?? 0) - 3 * 14.0 / 36).magnitude < 1e-12)
    #expect(weighting.range == 0.5...1.5)
    guard
      case .numbers(let numbers)? = result.questions.first(where: { $0.question == "much" })?.overall.weighted?.detail
    else {
      Issue.record("no weighted numbers")
      return
    }
    #expect((numbers.mean - 37.0 / 6).magnitude < 1e-12)
    var squares = 0.0
    for (weight, number) in [(1.0, 2.0), (2, 4), (3, 9)] {
      let distance = weight * (number - 37.0 / 6)
      squares += distance * distance
    }
    let error = (3.0 / 2 * squares / 36 * (1 - 3.0 / 120)).squareRoot()
    #expect(((numbers.standardError ?? 0) - error).magnitude < 1e-12)
    #expect(numbers.median == 6.5)
  }

  @Test func `a response without a usable weight is in no weighted figure, and is counted`() throws {
    let sheets: [(Name, Double?)] = [("yes", 2), ("yes", nil), ("no", -1), ("no", 2)]
    let result = try Self.result(
      "weight: w",
      sheets.map { one, weight in
        AnswerSheet(answers: weight.map { ["one": .choice(one), "w": .number($0)] } ?? ["one": .choice(one)])
      })
    #expect(result.weighting?.unweighted == 2)
    let one = try #require(result.questions.first { $0.question == "one" })
    #expect(one.overall.answered == 4)
    #expect(one.overall.weighted?.effective == 2)
  }

  @Test func `raking changes the figures of questions and leaves the priorities alone`() throws {
    var chance = Chance(seed: 7)
    let sheets = (0..<80).map { _ in Self.person(&chance, weight: 1) }
    let plain = try Self.result("", sheets)
    let raked = try Self.result("rake: { sex: { woman: 900, man: 100, other: 5 } }", sheets)
    #expect(raked.themes == plain.themes && raked.certainty == plain.certainty)
    let weighting = try #require(raked.weighting)
    #expect(weighting.isMet && weighting.isApplied)
    #expect(weighting.margins.first?.missing == ["other"])
    let lines = try #require(weighting.margins.first?.lines)
    #expect(((lines[0].after ?? 0) - 0.9).magnitude < 1e-9)
    #expect((weighting.designEffect ?? 0) > 1.2)
  }

  @Test func `margins that cannot be met are not used`() throws {
    let sheets = [("woman", "x"), ("man", "y")].flatMap { sex, who in
      Array(
        repeating: AnswerSheet(answers: ["sex": .choice(Name(sex) ?? "a"), "who": .choice(Name(who) ?? "a")]), count: 5)
    }
    let result = try Self.result("rake: { sex: { woman: 1, man: 3 }, who: { x: 3, y: 1 } }", sheets)
    #expect(result.weighting?.isApplied == false)
    #expect(result.questions.allSatisfy { $0.overall.weighted == nil })
  }

  @Test func `what is published is not weighted`() throws {
    var chance = Chance(seed: 8)
    let survey = try Self.survey("weight: w")
    let sheets = (0..<200).map { _ in Self.person(&chance, weight: Double(1 + chance.below(3))) }
    let full = PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
    let published = try full.published(survey)
    #expect(published.weighting == nil)
    #expect(
      published.questions.allSatisfy { question in
        question.overall.weighted == nil && question.byAudience.allSatisfy { $0.figures.weighted == nil }
      })
  }
}
