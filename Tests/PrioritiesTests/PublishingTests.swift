@testable import Priorities
import Responses
import Surveys
import TestSupport
import Testing

@Suite struct PublishingTests {
  /// Every printed count of a slice.
  private static func counts(_ figures: AnswerFigures) -> [Int?] {
    let head = [figures.answered]
    switch figures.detail {
    case .choices(let choices): return head + choices.map(\.count)
    case .places(let choices): return head + choices.flatMap(\.places)
    case .points(let choices): return head + choices.map(\.points)
    case .items(let items): return head + [items]
    case .numbers, .dates, .text, .acknowledged: return head
    }
  }

  private static func counts(_ result: PriorityResult) -> [Int?] {
    result.questions.flatMap { question in
      counts(question.overall) + question.byAudience.flatMap { counts($0.figures) }
    } + result.audiences.map(\.people) + result.sectors.flatMap { [$0.people, $0.respondents] }
      + result.themes.flatMap { $0.sectors.flatMap { $0.streams.map { Optional($0.people) } } }
  }

  /// A made-up consultation with every figure, and as it is published; nil where it cannot be.
  private static func made(
    _ seed: UInt64
  ) throws -> (survey: Survey, full: PriorityResult, published: PriorityResult?) {
    let random = RandomConsultation(seed: seed)
    var survey = random.survey
    survey.priorities.smallSector = 3
    survey.priorities.bootstrap = 0
    let full = try PlainMethodTests.compute(survey, random.people)
    return (survey, full, try? full.published(survey))
  }

  @Test func `most consultations can be published`() throws {
    let count = try (0..<150 as Range<UInt64>).count { try Self.made($0).published != nil }
    #expect(count > 100)
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `a published result shows no small count, and nothing else than the full one`(seed: UInt64) throws {
    let (survey, full, published) = try Self.made(seed)
    guard let published else { return }
    for count in Self.counts(published) { #expect(count ?? .max >= 3) }
    #expect(published.themes.map(\.rank) == full.themes.map(\.rank))
    let isHidden = published.themes.allSatisfy { $0.rank == nil || $0.priority == nil }
    #expect(
      published.isPublic
        && (isHidden && survey.priorities.sectors == .respondents
          || published.themes.map(\.priority) == full.themes.map(\.priority))
    )
    for (own, whole) in zip(published.questions, full.questions) {
      for (one, other) in zip(
        [own.overall] + own.byAudience.map(\.figures), [whole.overall] + whole.byAudience.map(\.figures))
      {
        for (shown, known) in zip(Self.counts(one), Self.counts(other)) where shown != nil { #expect(shown == known) }
        guard case .choices(let choices) = one.detail else { continue }
        for choice in choices where choice.count == nil || one.answered == nil {
          #expect(choice.share == nil && choice.interval == nil)
        }
      }
    }
  }

  /// Scores of 1 and a third with a priority of .7333 would be 12 people of the one and 8 of the other, and so 2 who gave no audience.
  @Test func `priorities that count groups by how many answered are hidden where one such number is`() throws {
    func result(_ sectors: PrioritySettings.Sectors) throws -> (full: PriorityResult, safe: PriorityResult) {
      var survey = try PriorityTests.survey("x: X, y: Y", themes: "a: A, b: B, c: C, d: D", small: 5)
      survey.priorities.sectors = sectors
      survey.priorities.bootstrap = 0
      let groups: [(who: Name?, order: String, count: Int)] = [
        ("x", "ABCD", 12), ("y", "CDAB", 8), (nil, "ABCD", 2),
      ]
      let sheets = groups.flatMap { who, order, count in
        var sheet = PriorityTests.ballot(order)
        if let who { sheet["who"] = .choice(who) }
        return Array(repeating: sheet, count: count)
      }
      let full = PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
      return (full, try full.published(survey))
    }
    let few = try result(.respondents)
    #expect(few.safe.sectors.contains { $0.respondents == nil })
    #expect(few.safe.themes.allSatisfy { $0.rank != nil && $0.priority == nil })
    let equal = try result(.equal)
    #expect(equal.safe.themes.map(\.priority) == equal.full.themes.map(\.priority))
  }

  private static func survey(_ audiences: String = "x: X, y: Y, z: Z", small: Int = 5) throws -> Survey {
    try Survey.read(
      """
      survey: s
      title: S
      organiser: Us
      privacy: Ask at the office, 1 High Street.
      audiences: { \(audiences) }
      themes: { a: A, b: B }
      scales: { agreement: { best: first, choices: { 'yes': Yes, 'no': No }, unfavourable: [no] } }
      pages:
        - questions:
            - { name: who, type: select_one, label: Who?, choices: audiences }
            - { name: good, type: matrix, label: Good?, scale: agreement, evidence: need, rows: { one: { label: One, theme: a }, two: { label: Two, theme: b } } }
            - { name: several, type: select_multiple, label: Which?, choices: [Bus, Train] }
            - { name: many, type: integer, label: How many? }
      priorities: { top: 1, small_sector: \(small), bootstrap: 0 }
      """)
  }

  private static func sheet(_ who: Name?, _ one: Name, _ two: Name, _ number: Int) -> AnswerSheet {
    var sheet = AnswerSheet(answers: [
      "good": .grid([Answer.Rating("one", one), Answer.Rating("two", two)]),
      "several": .choices(number > 3 ? ["bus"] : ["bus", "train"]),
      "many": .number(Double(number)),
    ])
    if let who { sheet["who"] = .choice(who) }
    return sheet
  }

  /// Of X all ten say yes but two; of Y and Z nobody says no. The small 2 takes another with it, and the theme's mean in X goes, too.
  @Test func `what follows from a hidden count is hidden with it`() throws {
    let survey = try Self.survey()
    var sheets: [AnswerSheet] = []
    for place in 0..<10 { sheets.append(Self.sheet("x", place < 2 ? "no" : "yes", "yes", place)) }
    for place in 0..<12 { sheets.append(Self.sheet("y", place < 6 ? "no" : "yes", "yes", place)) }
    for place in 0..<14 { sheets.append(Self.sheet("z", place < 7 ? "no" : "yes", "yes", place)) }
    let full = PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
    let result = try full.published(survey)
    let rows = result.questions.filter { $0.question == "good" }
    guard case .choices(let choices) = rows[0].overall.detail,
      case .choices(let ofX) = rows[0].byAudience[0].figures.detail
    else {
      Issue.record("no choices")
      return
    }
    #expect(choices.map(\.count) == [21, 15])
    #expect(ofX[1].count == nil && ofX[0].count == nil && ofX[0].share == nil)
    let hidden = rows[0].byAudience.count {
      if case .choices(let choices) = $0.figures.detail { choices[1].count == nil } else { false }
    }
    #expect(hidden >= 2)
    let ofTheme = result.themes.first { $0.theme == "a" }?.sectors[0]
    #expect(ofTheme?.isHidden == true && ofTheme?.streams.isEmpty == true && ofTheme?.score == nil)
    // The audience question says no more than the sizes of the groups.
    #expect(result.questions[0].byAudience.isEmpty && result.audiences.map(\.people) == [10, 12, 14])
    // Numbers of groups that are large enough stay.
    let numbers = result.questions.first { $0.question == "many" }
    #expect(numbers?.byAudience.map(\.figures.answered) == [10, 12, 14])
  }

  @Test func `a small group takes another with it, and the pooled stay together`() throws {
    let survey = try Self.survey()
    var sheets: [AnswerSheet] = []
    for (who, count): (Name, Int) in [("x", 20), ("y", 12), ("z", 3)] {
      for place in 0..<count { sheets.append(Self.sheet(who, place % 2 == 0 ? "no" : "yes", "yes", place)) }
    }
    let result = try PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets)).published(survey)
    #expect(
      result.audiences.map(\.people) == [20, nil, nil] && result.audiences.map(\.responseRate) == [nil, nil, nil])
    guard case .choices(let choices) = result.questions[0].overall.detail else {
      Issue.record("no choices")
      return
    }
    #expect(choices.map(\.count) == [20, nil, nil])
    for question in result.questions.dropFirst() { #expect(question.byAudience.last?.figures.answered == nil) }
  }

  @Test func `what fewer than the threshold answered cannot be published`() throws {
    let survey = try Self.survey()
    let sheets = (0..<4).map { Self.sheet("x", "yes", "no", $0) }
    let full = PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
    #expect(throws: UnsafePublication()) { try full.published(survey) }
  }

  /// A survey of some pages, under 5 hidden.
  static func asking(audiences: String = "", _ pages: String) throws -> Survey {
    try Survey.read(
      """
      survey: s
      title: S
      organiser: Us
      privacy: Ask at the office, 1 High Street.
      \(audiences)
      priorities: { small_sector: 5, bootstrap: 0 }
      pages:
      \(pages)
      """)
  }

  @Test(arguments: 0...14)
  func `however few rank or share out, the rest can be published`(_ few: Int) throws {
    let survey = try Self.asking(
      """
        - questions:
            - { name: sure, type: select_one, label: Sure?, choices: ["Yes", "No"] }
            - { name: first, type: rank, label: What first?, choices: [Bus, Train, Boat], max: 2 }
            - { name: dots, type: allocate, label: Where?, choices: [Bus, Train, Boat], total: 4 }
      """)
    let sheets = (0..<40).map { person -> AnswerSheet in
      var sheet = AnswerSheet(answers: ["sure": .choice(person < 20 ? "yes" : "no")])
      if person < few {
        sheet["first"] = .ranking(person % 2 == 0 ? ["bus"] : ["bus", "boat"])
        sheet["dots"] = .allocation([Answer.Points("bus", 1), Answer.Points("train", 3)])
      }
      return sheet
    }
    let full = PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets))
    let published = try full.published(survey)
    #expect(published.questions[0].overall == full.questions[0].overall)
    for count in Self.counts(published) { #expect(count ?? .max >= 5) }
    let printed = Self.counts(published.questions[2].overall)
    #expect(printed.count { $0 == nil } != 1, "one hidden count follows from the others")
  }

  /// Three say no: how many were asked the next question would tell it.
  @Test func `a question that was asked by a hidden answer does not tell it`() throws {
    let survey = try Self.asking(
      """
        - questions:
            - { name: sure, type: select_one, label: Sure?, choices: ["Yes", "No"] }
            - { name: why, type: select_one, label: Why?, choices: [Cost, Time], relevant: "${sure} = 'yes'" }
            - { name: times, type: integer, label: How often?, relevant: "${why} = 'cost' or ${why} = 'time'" }
            - { name: other, type: select_one, label: Else?, choices: [Cost, Time] }
        - relevant: "${sure} = 'yes'"
          questions: [{ name: late, type: select_one, label: Late?, choices: [Cost, Time] }]
      """)
    func published(no: Int) throws -> [QuestionFigures] {
      let sheets = (0..<40).map { person -> AnswerSheet in
        var sheet = AnswerSheet(answers: ["sure": .choice(person < no ? "no" : "yes")])
        for name: Name in ["why", "other", "late"] where person >= no || name == "other" {
          sheet[name] = .choice(person % 2 == 0 ? "cost" : "time")
        }
        if person >= no { sheet["times"] = .number(Double(person)) }
        return sheet
      }
      return try PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets)).published(survey).questions
    }
    let few = try published(no: 3)
    #expect(few.map(\.overall.answered) == [40, nil, nil, 40, nil])
    #expect(few.dropFirst().map { Self.counts($0.overall).compactMap { $0 }.isEmpty } == [true, true, false, true])
    #expect(try published(no: 12).map(\.overall.answered) == [40, 28, 28, 40, 28])
  }

  private static func asked(_ condition: String) throws -> Survey {
    try asking(
      audiences: "audiences: { x: X, y: Y }",
      """
        - questions:
            - { name: who, type: select_one, label: Who?, choices: audiences }
            - { name: sure, type: select_one, label: Sure?, choices: ["Yes", Maybe, "No"] }
            - { name: late, type: select_one, label: Late?, choices: [Cost, Time], relevant: "\(condition)" }
      """)
  }

  @Test func `a table by the question that hides an answer does not tell it either`() throws {
    let survey = try Self.asked("${sure} = 'maybe'")
    let sheets = (0..<60).map { person -> AnswerSheet in
      let sure: Name = person < 40 ? "yes" : person < 57 ? "maybe" : "no"
      var sheet = AnswerSheet(answers: ["who": .choice(person % 2 == 0 ? "x" : "y"), "sure": .choice(sure)])
      if sure == "maybe" { sheet["late"] = .choice(person % 2 == 0 ? "cost" : "time") }
      return sheet
    }
    let matrix = try PriorityTests.matrix(survey, sheets)
    let full = PriorityResult.compute(survey, matrix)
    let published = try full.published(survey)
    let table = try #require(CrossTable.compute(survey, matrix, by: "sure"))
    let safe = try table.published(survey, full, published)
    #expect(!safe.questions.contains { $0.question == "late" } && safe.leftOut == ["late"])
  }

  /// Of X 6 say yes and 3 of them why, of Y 15 do and all of them: together they are 18, so that of X between 3 and 6 said why.
  @Test func `what others let in leaves a hidden count too little room, and the whole is hidden with it`() throws {
    let survey = try Self.asked("${sure} = 'yes'")
    func published(_ yesOfY: Int) throws -> QuestionFigures? {
      let sheets = (0..<60).map { person -> AnswerSheet in
        let isX = person < 20
        let isYes = isX ? person < 6 : person < 20 + yesOfY
        var sheet = AnswerSheet(answers: [
          "who": .choice(isX ? "x" : "y"), "sure": .choice(isYes ? "yes" : person % 2 == 0 ? "maybe" : "no"),
        ])
        if isX ? person < 3 : person < 35 { sheet["late"] = .choice("cost") }
        return sheet
      }
      return try PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets)).published(survey).questions
        .first { $0.question == "late" }
    }
    #expect(try published(15)?.overall.answered == nil)
    #expect(try published(20)?.overall.answered == 18)
  }

  @Test func `how a group of a declared size was redrawn is not published, since it tells how many answered`() throws {
    // Twelve are said to be of X, and who named no group is hidden: that more than twelve answered would place those.
    let survey = try Self.survey("x: { label: X, population: 12 }, y: Y")
    var full = PriorityResult(
      settings: survey.priorities, people: 30, simulated: 0, withoutAudience: 3,
      audiences: [
        AudienceFigures(audience: "x", people: 13, population: 12, pooled: false),
        AudienceFigures(audience: "y", people: 14, pooled: false),
      ], sectors: [], themes: [], questions: [])
    full.certainty.redraws = [.crowded, .finite, .incomplete, .withReplacement].map {
      Certainty.Redrawn(sector: .audience("x"), manner: $0)
    }
    let published = try full.published(survey)
    #expect(published.certainty.redraws.map(\.manner) == [nil, nil, nil, .withReplacement])
    #expect(published.audiences.map(\.people) == [nil, 14] && published.withoutAudience == nil)
  }
}
