import Priorities
import Responses
import Surveys
import TestSupport
import Testing

/// Every answer by who chose what of one question.
@Suite struct CrossTableTests {
  private static func survey(_ lines: String, hasPopulations: Bool = true) throws -> Survey {
    var survey = try CaseWeightsTests.survey(lines)
    if !hasPopulations { for at in survey.audiences.indices { survey.audiences[at].population = nil } }
    return survey
  }

  /// The plain version: the same figures of those people alone.
  private static func expectGroup(
    _ table: CrossTable, _ sector: Sector, _ survey: Survey, _ people: [AnswerSheet]
  ) throws {
    let alone = PriorityResult.compute(survey, try PriorityTests.matrix(survey, people))
    for figures in alone.questions where figures.question != table.question {
      let slice = table.questions.first {
        $0.question == figures.question && $0.line == figures.line
      }?.byAudience.first { $0.sector == sector }
      #expect(slice?.figures == figures.overall, "\(figures.question), \(sector.name)")
    }
  }

  @Test(arguments: ["", "weight: w"], 1...20)
  func `a group's figures are those of its people alone`(lines: String, seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let survey = try Self.survey(lines, hasPopulations: false)
    let sheets = (0..<60).map { _ in CaseWeightsTests.person(&chance, weight: Double(chance.below(4))) }
    let matrix = try PriorityTests.matrix(survey, sheets)
    let bySex = try #require(CrossTable.compute(survey, matrix, by: "sex"))
    #expect(bySex.isOneEach)
    for sex: Name in ["woman", "man"] {
      let people = sheets.filter { $0["sex"] == .choice(sex) }
      try Self.expectGroup(bySex, .chosen(sex, of: "sex"), survey, people)
      #expect(bySex.groups.first { $0.sector.name == sex }?.people == people.count)
    }
    let rest = sheets.filter { $0["sex"] == nil }
    #expect(bySex.groups.first { $0.sector == .pooled }?.people ?? 0 == rest.count)
    if !rest.isEmpty { try Self.expectGroup(bySex, .pooled, survey, rest) }

    let byDrink = try #require(CrossTable.compute(survey, matrix, by: "many"))
    #expect(!byDrink.isOneEach)
    for drink: Name in ["tea", "milk"] {
      let people = sheets.filter { if case .choices(let all)? = $0["many"] { all.contains(drink) } else { false } }
      try Self.expectGroup(byDrink, .chosen(drink, of: "many"), survey, people)
    }
  }

  @Test func `small groups are pooled with those who gave no answer`() throws {
    let survey = try Self.survey("")
    let sexes: [Name?] = ["woman", "woman", "woman", "man", nil]
    let sheets = sexes.map { sex in AnswerSheet(answers: sex.map { ["sex": .choice($0)] } ?? [:]) }
    let table = try #require(CrossTable.compute(survey, try PriorityTests.matrix(survey, sheets), by: "sex"))
    #expect(table.groups.map(\.sector) == [.chosen("woman", of: "sex"), .pooled])
    #expect(table.groups.map(\.people) == [3, 2])
  }

  @Test func `only a question to select from makes groups`() throws {
    let survey = try Self.survey("")
    let matrix = try PriorityTests.matrix(survey, [])
    for name: Name in ["much", "order", "dots", "pots", "colour", "nobody"] {
      #expect(CrossTable.compute(survey, matrix, by: name) == nil, "\(name)")
    }
    #expect(CrossTable.compute(survey, matrix, by: "one")?.groups == [])
  }

  @Test(arguments: ["sex", "one", "many", "who"] as [Name], 1...12)
  func `a published table says nothing of its own rows that the report hides, and gives no cell away`(
    by: Name, seed: Int
  ) throws {
    var chance = Chance(seed: UInt64(seed))
    var survey = try Self.survey("")
    survey.priorities.smallSector = 5
    let sheets = (0..<(30 + chance.below(60))).map { _ in CaseWeightsTests.person(&chance, weight: 1) }
    let matrix = try PriorityTests.matrix(survey, sheets)
    let full = PriorityResult.compute(survey, matrix)
    let published = try full.published(survey)
    let table = try #require(CrossTable.compute(survey, matrix, by: by, isPublic: true))
    let safe = try table.published(survey, full, published)
    for (place, question) in safe.questions.enumerated() {
      let printed = published.questions.first {
        $0.question == question.question && $0.line == question.line && $0.inRepeat == question.inRepeat
      }
      #expect(question.overall == printed?.overall, "\(question.question)")
      guard case .choices(let all) = question.overall.detail else { continue }
      for (row, choice) in all.enumerated() {
        var hidden: [Int] = []
        for (at, slice) in question.byAudience.enumerated() {
          guard case .choices(let own) = slice.figures.detail,
            case .choices(let whole) = table.questions[place].byAudience[at].figures.detail
          else { continue }
          if let count = own[row].count { #expect(count >= 5) } else { hidden.append(whole[row].count ?? 0) }
        }
        // What is left of a printed whole is of at least two, and not few.
        if safe.isOneEach, choice.count != nil, !hidden.isEmpty {
          #expect(hidden.count >= 2 && hidden.reduce(0, +) >= 5, "\(question.question) \(choice.choice)")
        }
      }
    }
  }
}
