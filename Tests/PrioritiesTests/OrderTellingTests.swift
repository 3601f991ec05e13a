@testable import Priorities
import Responses
import Surveys
import TestSupport
import Testing

/// Hidden answers beside neighbours in the order, of which a reader knows the shares.
@Suite struct OrderTellingTests {
  private static func survey(_ more: String = "", audiences: String = "") throws -> Survey {
    try Survey.read(
      """
      survey: s
      title: S
      organiser: Us
      privacy: Ask at the office, 1 High Street.
      themes: { apples: Apples, bread: Bread, cheese: Cheese }
      scales: { agreement: { best: first, choices: { 'yes': Yes, 'no': No }, unfavourable: [no] } }
      \(audiences)priorities: { small_sector: 5, bootstrap: 0, top: 1 }
      pages:
        - questions:
            - { name: a, type: select_one, label: Apples?, scale: agreement, theme: apples, evidence: need }
            - { name: b, type: select_one, label: Bread?, scale: agreement, theme: bread, evidence: need }
            - { name: c, type: select_one, label: Cheese?, scale: agreement, theme: cheese, evidence: need }
      \(more)
      """)
  }

  /// So many people who say no, and yes, to each question in turn; the first people answer first.
  private static func published(_ survey: Survey, _ counts: [(Name, no: Int, yes: Int)]) throws -> PriorityResult {
    var people: [[Name: Answer]] = Array(repeating: [:], count: counts.map { $0.no + $0.yes }.max() ?? 0)
    for (name, no, yes) in counts {
      for at in 0..<(no + yes) { people[at][name] = .choice(at < no ? "no" : "yes") }
    }
    return try PlainMethodTests.compute(survey, people.map { AnswerSheet(answers: $0) }).published(survey)
  }

  private static func isHidden(_ result: PriorityResult, _ question: Name) -> Bool {
    guard case .choices(let choices)? = result.questions.first(where: { $0.question == question })?.overall.detail
    else {
      return false
    }
    return choices.contains { $0.count == nil }
  }

  @Test func `who is level with a hidden area is hidden, too`() throws {
    // Of ten who answered on apples six say no, as nine of fifteen do on bread: "1 =" would tell the six.
    let result = try Self.published(try Self.survey(), [("a", 6, 4), ("b", 9, 6), ("c", 6, 24)])
    #expect(Self.isHidden(result, "a") && Self.isHidden(result, "b"))
    #expect(!Self.isHidden(result, "c"))
    #expect(result.themes.map(\.tied) == [true, true, false])
  }

  @Test func `neighbours that leave a hidden number enough values stay`() throws {
    // Six of ten or more say no to apples, which their place above bread, with half, says as well.
    let result = try Self.published(try Self.survey(), [("a", 6, 4), ("b", 10, 10), ("c", 6, 24)])
    #expect(Self.isHidden(result, "a") && !Self.isHidden(result, "b") && !Self.isHidden(result, "c"))
  }

  @Test func `neighbours on both sides are hidden one after the other until they leave enough`() throws {
    let result = try Self.published(try Self.survey(), [("a", 7, 3), ("b", 31, 14), ("c", 32, 13)])
    #expect(Self.isHidden(result, "a") && Self.isHidden(result, "b"))
    #expect(result.questions.allSatisfy { $0.overall.answered.map { $0 >= 5 } ?? true })
  }

  @Test func `where another kind of evidence counts, too, the order tells of none by itself`() throws {
    let ranking = "      - { name: r, type: rank, label: What first?, choices: themes, evidence: ranking, max: 1 }"
    let survey = try Self.survey(ranking)
    var people: [[Name: Answer]] = Array(repeating: [:], count: 30)
    for (name, no, yes) in [("a", 6, 4), ("b", 9, 6), ("c", 6, 24)] as [(Name, Int, Int)] {
      for at in 0..<(no + yes) { people[at][name] = .choice(at < no ? "no" : "yes") }
    }
    for at in people.indices { people[at]["r"] = .ranking([["apples", "bread", "cheese"][at % 3]]) }
    let result = try PlainMethodTests.compute(survey, people.map { AnswerSheet(answers: $0) }).published(survey)
    #expect(Self.isHidden(result, "a") && !Self.isHidden(result, "b"))
  }

  /// Made-up answers to three questions, and what is published of them; nil where nothing can be.
  private static func made(
    _ seed: UInt64
  ) throws -> (counts: [(Name, no: Int, yes: Int)], result: PriorityResult?) {
    var chance = Chance(seed: seed)
    let counts = (["a", "b", "c"] as [Name]).map { ($0, no: chance.below(14), yes: chance.below(14)) }
    let survey = try survey()
    return (counts, try? published(survey, counts))
  }

  @Test func `most of the made-up answers can be published`() throws {
    let count = try (0..<120 as Range<UInt64>).count { try Self.made($0).result != nil }
    #expect(count > 100)
  }

  @Test(arguments: 0..<120 as Range<UInt64>)
  func `whatever was answered, all shown areas together leave a hidden one five values or all`(seed: UInt64) throws {
    let (counts, result) = try Self.made(seed)
    guard let result else { return }
    let known = counts.map { (isHidden: Self.isHidden(result, $0.0), no: $0.no, all: $0.no + $0.yes) }
    for own in known where own.isHidden && own.all > 0 {
      // Compared crosswise in whole numbers: which of two shares is the greater, or neither.
      let left = (0...own.all).count { no in
        known.filter { !$0.isHidden && $0.all > 0 }.allSatisfy { other in
          (no * other.all - other.no * own.all).signum() == (own.no * other.all - other.no * own.all).signum()
        }
      }
      #expect(left >= min(5, own.all + 1), "\(counts) \(known)")
    }
  }
}
