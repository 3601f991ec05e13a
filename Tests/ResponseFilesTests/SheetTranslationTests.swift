import ResponseFiles
import Responses
import Surveys
import TestSupport
import Testing

@Suite struct SheetTranslationTests {
  private func survey(_ questions: String) throws -> Survey {
    try Survey.read(
      """
      survey: tea
      title: Tea
      organiser: O
      privacy: Write to a@example.org
      themes: { taste: Taste, price: Price }
      scales: { liking: { choices: [Like, Dislike], best: first } }
      pages:
        - questions:
      \(questions.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n"))
      """)
  }

  @Test func `what is gone is left out and named`() throws {
    let old = try survey(
      """
      - { name: biscuits, type: integer, label: B }
      - { name: cups, type: text, label: C }
      - { name: kinds, type: select_multiple, label: K, choices: { a: A, b: B, c: { label: C, specify: true } } }
      - { name: first, type: rank, label: F, choices: { x: X, y: Y, z: Z }, max: 3 }
      - { name: dots, type: allocate, label: D, choices: { x: X, y: Y }, total: 3 }
      - { name: rated, type: matrix, label: R, scale: liking, rows: { leaf: L, cost: C } }
      - { name: pots, type: repeat, label: P, questions: [{ name: colour, type: text, label: C }, { name: size, type: integer, label: S }] }
      """)
    let new = try survey(
      """
      - { name: cups, type: integer, label: C }
      - { name: kinds, type: select_multiple, label: K, choices: { a: A, d: D } }
      - { name: first, type: rank, label: F, choices: { x: X, z: Z }, max: 1 }
      - { name: dots, type: allocate, label: D, choices: { y: Y, w: W }, total: 3 }
      - { name: rated, type: matrix, label: R, scale: liking, rows: { cost: C } }
      - { name: pots, type: repeat, label: P, questions: [{ name: size, type: integer, label: S }] }
      """)
    let item = AnswerSheet(answers: ["colour": .text("red"), "size": .number(2)])
    let sheet = AnswerSheet(
      answers: [
        "biscuits": .number(1), "cups": .text("two"), "kinds": .choices(["a", "c"]),
        "first": .ranking(["y", "z", "x"]),
        "dots": .allocation([Answer.Points("x", 1), Answer.Points("y", 2)]),
        "rated": .grid([Answer.Rating("leaf", "like"), Answer.Rating("cost", "dislike")]), "pots": .items([item]),
      ], specifications: [AnswerSheet.Specification("kinds", "c"): "cold"])
    let (found, lost) = SheetTranslation(to: new).sheet(sheet, from: old)
    #expect(
      found
        == AnswerSheet(answers: [
          "kinds": .choices(["a"]), "first": .ranking(["z"]), "dots": .allocation([Answer.Points("y", 2)]),
          "rated": .grid([Answer.Rating("cost", "dislike")]),
          "pots": .items([AnswerSheet(answers: ["size": .number(2)])]),
        ]))
    #expect(
      lost == [
        "biscuits", "cups", "kinds = c", "kinds.c", "first = y", "first = x", "dots.x", "rated.leaf", "pots.colour",
      ])
  }

  @Test func `a sheet is translated as the figures of a report are`() throws {
    for seed in 0..<400 as Range<UInt64> {
      var chance = Chance(seed: seed)
      let old = RandomSurvey(using: &chance).survey
      var new = old
      for page in new.pages.indices { new.pages[page].questions = thinned(new.pages[page].questions, &chance) }
      let sheet = RandomAnswers.sheet(for: old.pages.flatMap(\.questions), faults: 0, using: &chance)
      let (from, to) = (MatrixLayout(old), MatrixLayout(new))
      let codes = try MatrixTranslation(from: from, to: to).codes(of: ResponseCodes.encode(sheet, from))
      let found = SheetTranslation(to: new).sheet(sheet, from: old).sheet
      #expect(ResponseCodes.encode(found, to) == codes, "seed \(seed)")
    }
  }

  /// The questions without some of them, and without some of the choices of others.
  private func thinned(_ questions: [Question], _ chance: inout Chance) -> [Question] {
    var left: [Question] = []
    for var question in questions where chance.happens(0.8) {
      func fewer(_ set: ChoiceSet) -> ChoiceSet {
        ChoiceSet(choices: set.choices.filter { _ in chance.happens(0.7) })
      }
      switch question.kind {
      case .selectOne(let set): question.kind = chance.happens(0.8) ? .selectOne(fewer(set)) : .integer
      case .selectMultiple(let set, let min, let max): question.kind = .selectMultiple(fewer(set), min: min, max: max)
      case .rank(let set, let places): question.kind = .rank(fewer(set), places: places)
      case .allocate(let set, let total): question.kind = .allocate(fewer(set), total: total)
      case .matrix(var matrix):
        matrix.rows.removeFirst()
        matrix.choices = fewer(ChoiceSet(choices: matrix.choices)).choices
        question.kind = .matrix(matrix)
      case .group(let inner): question.kind = .group(thinned(inner, &chance))
      case .repeated(let inner, let min, let max, let label):
        question.kind = .repeated(thinned(inner, &chance), min: min, max: max, itemLabel: label)
      case .integer: question.kind = chance.happens(0.5) ? .decimal : .date
      default: break
      }
      left.append(question)
    }
    return left
  }
}
