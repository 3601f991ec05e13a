@testable import Priorities
import Responses
import Surveys
import TestSupport
import Testing

@Suite struct RelianceTests {
  private static func survey(_ questions: String) throws -> Survey {
    try Survey.read(
      """
      survey: s
      title: S
      organiser: Us
      privacy: Ask at the office, 1 High Street.
      audiences: { x: X, y: Y }
      priorities: { small_sector: 5, bootstrap: 0 }
      pages:
        - questions:
            - { name: who, type: select_one, label: Who?, choices: audiences, required: true }
            - { name: sure, type: select_one, label: Sure?, choices: ["Yes", "No"], required: true }
      \(questions)
      """)
  }

  @Test func `no table is published by a question that is asked of some by their answers`() throws {
    let survey = try RelianceTests.survey(
      """
            - { name: late, type: select_one, label: Late?, choices: ["A", "B"], relevant: "${sure} = 'yes'" }
      """)
    let sheets = (0..<60).map { person -> AnswerSheet in
      var sheet = AnswerSheet(answers: [
        "who": .choice(person % 2 == 0 ? "x" : "y"), "sure": .choice(person < 30 ? "yes" : "no"),
      ])
      if person < 30 { sheet["late"] = .choice(person % 4 < 2 ? "a" : "b") }
      return sheet
    }
    let matrix = try PriorityTests.matrix(survey, sheets)
    let result = PriorityResult.compute(survey, matrix)
    let safe = try result.published(survey)
    func publish(by question: Name) throws {
      let table = try #require(CrossTable.compute(survey, matrix, by: question, isPublic: true))
      _ = try table.published(survey, result, safe)
    }
    #expect(throws: UnsafePublication(question: "late", isAskedOfSome: true)) { try publish(by: "late") }
    #expect(throws: Never.self) { try publish(by: "sure") }
  }

  @Test func `a published table leaves out what is asked or reckoned by its own question, however far behind it`()
    throws
  {
    let survey = try RelianceTests.survey(
      """
            - { name: late, type: select_one, label: Late?, choices: ["A", "B"], relevant: "${sure} = 'yes'" }
            - { name: far, type: select_one, label: Far?, choices: ["A", "B"], relevant: "${late} = 'a'" }
            - { name: sum, type: calculate, calculation: "if(${sure} = 'yes', 1, 0)" }
            - { name: apart, type: select_one, label: Apart?, choices: ["A", "B"], relevant: "${who} = 'x'" }
      """)
    let sheets = (0..<60).map { person in
      AnswerSheet(answers: [
        "who": .choice(person % 2 == 0 ? "x" : "y"), "sure": .choice(person < 30 ? "yes" : "no"),
      ])
    }
    let matrix = try PriorityTests.matrix(survey, sheets)
    let result = PriorityResult.compute(survey, matrix)
    let table = try #require(CrossTable.compute(survey, matrix, by: "sure", isPublic: true))
    let safe = try table.published(survey, result, try result.published(survey))
    #expect(table.leftOut.isEmpty && safe.leftOut == ["late", "far", "sum"])
    #expect(Set(safe.questions.map(\.question)) == ["who", "apart"])
  }

  /// Of 40 people, half of X and half of Y; the first 24 say yes.
  private static func published(
    _ question: String, _ answer: (Int) -> Answer?
  ) throws -> QuestionFigures {
    let survey = try survey("      - { name: late, \(question) }")
    let sheets = (0..<40).map { person -> AnswerSheet in
      var sheet = AnswerSheet(answers: [
        "who": .choice(person % 2 == 0 ? "x" : "y"), "sure": .choice(person < 24 ? "yes" : "no"),
      ])
      if let answer = answer(person) { sheet["late"] = answer }
      return sheet
    }
    let result = try PriorityResult.compute(survey, try PriorityTests.matrix(survey, sheets)).published(survey)
    return try #require(result.questions.first { $0.question == "late" })
  }

  private static func counts(_ figures: AnswerFigures) -> [Int?] {
    guard case .choices(let choices) = figures.detail else { return [figures.answered] }
    return [figures.answered] + choices.map(\.count)
  }

  /// Asked are the 24; 22 of them answered, so that the 2 who said that it does not apply would follow.
  @Test func `what is left of those who were asked does not tell a small count`() throws {
    let late = try Self.published(
      """
      type: select_one, label: Late?, relevant: "${sure} = 'yes'", \
      choices: { a: A, b: B, off: { label: Off, not_applicable: true } }
      """
    ) { $0 < 24 ? .choice($0 < 2 ? "off" : $0 % 4 < 2 ? "a" : "b") : nil }
    #expect(late.overall.answered == nil || Self.counts(late.overall).contains(nil))
    #expect(late.overall.answered != 22 && late.overall.notApplicable == nil)
  }

  /// 38 of 40 chose the first: of those who chose a thing that stands alone there are 2 at most.
  @Test func `a choice that stands alone does not follow from the others`() throws {
    let late = try Self.published(
      "type: select_multiple, label: Late?, choices: { a: A, b: B, none: { label: None, exclusive: true } }"
    ) { .choices($0 < 2 ? ["none"] : $0 < 20 ? ["a", "b"] : ["a"]) }
    #expect(Self.counts(late.overall)[3] == nil)
    #expect(Self.counts(late.overall)[1] == nil || late.overall.answered == nil)
  }

  /// Of 40 who order all three, 12 and 26 put the first thing in the last two places: 2 are left for the first place.
  @Test func `a hidden place does not follow from the other places of the same thing`() throws {
    let late = try Self.published("type: rank, label: Late?, choices: [A, B, C], max: 3") { person in
      if person < 2 { return .ranking(["a", "b", "c"]) }
      if person < 14 { return .ranking(["b", "a", "c"]) }
      return .ranking(person < 27 ? ["b", "c", "a"] : ["c", "b", "a"])
    }
    guard case .places(let choices) = late.overall.detail else {
      Issue.record("no places")
      return
    }
    #expect(choices[0].places[0] == nil && choices[0].places.dropFirst().contains(nil))
  }

  /// Only X is asked, and all of it answers: what Y says needs no hiding, for there is nothing.
  @Test func `a question for one audience keeps its whole`() throws {
    let late = try Self.published("type: select_one, label: Late?, choices: [A, B], relevant: \"${who} = 'x'\"") {
      $0 % 2 == 0 ? .choice($0 < 20 ? "a" : "b") : nil
    }
    #expect(Self.counts(late.overall) == [20, 10, 10])
    #expect(late.byAudience.last.map { Self.counts($0.figures) }?.allSatisfy { $0 == nil } == true)
  }

  /// Three of those who say yes are asked by more than one choice: nobody protects what so few said.
  @Test func `what few were asked by several choices is hidden whole`() throws {
    let late = try Self.published(
      "type: select_one, label: Late?, choices: [A, B], relevant: \"${sure} = 'yes' and ${who} = 'x'\""
    ) { $0 < 24 && $0 % 2 == 0 && $0 < 8 ? .choice("a") : nil }
    #expect(Self.counts(late.overall).allSatisfy { $0 == nil })
  }
}
