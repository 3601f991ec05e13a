import Responses
import Surveys
import TestSupport
import Testing

struct SheetFieldsTests {
  @Test func `the fields that show a sheet, sent back, are that sheet`() {
    var chance = Chance(seed: 41)
    var tried = 0
    for _ in 0..<400 {
      let survey = RandomSurvey(using: &chance).survey
      let given = RandomAnswers.sheet(for: survey.pages.flatMap(\.questions), faults: 0, using: &chance)
      let entries = given.raw(QuestionIndex(survey))
      let sheet = SheetReading.read(QuestionIndex(survey), entries).sheet
      let fields = SheetFields(sheet, QuestionIndex(survey))
      // An item in which nothing was answered leaves no field; the form sends its items one by one.
      guard SheetFieldsTests.hasNoEmptyItem(sheet, fields) else { continue }
      tried += 1
      let sent = fields.values.sorted { $0.key < $1.key }.flatMap { name, values in
        values.map { RawAnswer.Entry(name, .text($0)) }
      }
      let outcome = SheetReading.read(QuestionIndex(survey), sent)
      #expect(outcome.problems.isEmpty)
      #expect(SheetFields(outcome.sheet, QuestionIndex(survey)) == fields)
    }
    #expect(tried > 200)
  }

  private static func hasNoEmptyItem(_ sheet: AnswerSheet, _ fields: SheetFields) -> Bool {
    sheet.answers.allSatisfy { name, answer in
      guard case .items(let items) = answer else { return true }
      return items.indices.allSatisfy { place in fields.values.keys.contains { $0.hasPrefix("\(name)[\(place)].") } }
    }
  }

  @Test func `names are those of the form encoding`() throws {
    let survey = try Survey.read(
      """
      survey: tea
      title: Tea
      organiser: Tea Society
      privacy: Write to tea@example.org
      themes: { a: { label: A }, b: { label: B } }
      scales: { s: { choices: { good: Good, bad: Bad }, best: first } }
      pages:
        - questions:
            - { name: kinds, type: select_multiple, label: Which?, choices: { black: Black, other: { label: Other, specify: true } } }
            - { name: order, type: rank, label: Order, choices: themes, max: 2 }
            - { name: dots, type: allocate, label: Dots, choices: themes, total: 3 }
            - { name: grid, type: matrix, label: Grid, scale: s, rows: { r: R, t: T } }
            - { name: shops, type: repeat, label: Shops, questions: [{ name: shop, type: text, label: Shop }] }

      """)
    let sheet = SheetReading.read(
      survey,
      [
        ("kinds", .list([.text("black"), .text("other")])), ("kinds.other", .text("mint")),
        ("order", .list([.text("b"), .text("a")])), ("dots", .map([RawAnswer.Entry("a", .number(3))])),
        ("grid", .map([RawAnswer.Entry("t", .text("bad"))])),
        ("shops", .list([.map([RawAnswer.Entry("shop", .text("Corner"))])])),
      ]
    ).sheet
    #expect(
      SheetFields(sheet, QuestionIndex(survey)).values == [
        "kinds": ["black", "other"], "kinds.other": ["mint"], "order.1": ["b"], "order.2": ["a"], "dots.a": ["3"],
        "grid.t": ["bad"], "shops[0].shop": ["Corner"],
      ])
  }
}
