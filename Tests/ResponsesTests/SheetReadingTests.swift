import Responses
import Surveys
import TestSupport
import Testing

struct SheetReadingTests {
  private let survey: Survey

  init() throws {
    survey = try Survey.read(
      """
      survey: s
      title: S
      organiser: O
      privacy: Ask us at privacy@example.org
      scales:
        how:
          choices: { good: Good, bad: Bad }
      pages:
        - questions:
            - { name: one, type: select_one, label: One, choices: { a: A, b: B, other: { label: Other, specify: true } } }
            - { name: many, type: select_multiple, label: Many, choices: { a: A, b: B, other: { label: Other, specify: true } } }
            - { name: order, type: rank, label: Order, choices: { a: A, b: B, c: C } }
            - { name: dots, type: allocate, label: Dots, total: 5, choices: { a: A, b: B } }
            - { name: grid, type: matrix, label: Grid, scale: how, rows: { x: X, y: Y } }
            - { name: number, type: decimal, label: Number }
            - { name: when, type: date, label: When }
            - { name: tick, type: acknowledge, label: Tick }
            - name: pets
              type: repeat
              label: Pets
              questions:
                - { name: pet, type: text, label: Pet }
                - { name: kinds, type: select_multiple, label: Kinds, choices: { cat: Cat, dog: Dog } }
      """)
  }

  private func read(_ answers: (String, RawAnswer)...) -> SheetReading.Outcome {
    SheetReading.read(survey, answers.map { (key: $0.0, value: $0.1) })
  }

  private func kinds(_ answers: (String, RawAnswer)...) -> [AnswerProblem.Kind] {
    SheetReading.read(survey, answers.map { (key: $0.0, value: $0.1) }).problems.map(\.kind)
  }

  @Test func `a form and JSON say the same`() {
    let form = read(
      ("one", .text("other")), ("one.other", .text("pigeon")), ("many", .text("b")), ("many", .text("a")),
      ("order.2", .text("a")), ("order.1", .text("c")), ("dots.a", .text("3")), ("dots.b", .text("")),
      ("grid.y", .text("bad")), ("number", .text(" 1.5 ")), ("when", .text("2016-01-31")), ("tick", .text("on")),
      ("pets[4].pet", .text("Rex")), ("pets[1].pet", .text("Tom")), ("pets[1].kinds", .text("cat")))
    let json = read(
      ("one", .text("other")), ("one.other", .text("pigeon")), ("many", .list([.text("a"), .text("b")])),
      ("order", .list([.text("c"), .text("a")])), ("dots", .map([RawAnswer.Entry("a", .number(3))])),
      ("grid", .map([RawAnswer.Entry("y", .text("bad"))])), ("number", .number(1.5)), ("when", .text("2016-01-31")),
      ("tick", .bool(true)),
      (
        "pets",
        .list([
          .map([RawAnswer.Entry("pet", .text("Tom")), RawAnswer.Entry("kinds", .list([.text("cat")]))]),
          .map([RawAnswer.Entry("pet", .text("Rex"))]),
        ])
      ))
    #expect(form.problems.isEmpty)
    #expect(json.problems.isEmpty)
    #expect(form.sheet == json.sheet)
    #expect(form.sheet["order"] == .ranking(["c", "a"]))
    #expect(form.sheet["many"] == .choices(["a", "b"]))
  }

  @Test func `a sheet is written in the definition's order and read back the same`() {
    let outcome = read(
      ("tick", .bool(true)), ("one.other", .text("pigeon")), ("one", .text("other")),
      ("pets", .list([.map([RawAnswer.Entry("pet", .text("Tom"))])])))
    let raw = outcome.sheet.raw(QuestionIndex(survey))
    #expect(raw.map(\.key) == ["one", "one.other", "tick", "pets"])
    #expect(SheetReading.read(QuestionIndex(survey), raw).sheet == outcome.sheet)
  }

  @Test func `nothing, blanks and empty lists are no answer`() {
    let outcome = read(
      ("one", .nothing), ("many", .list([])), ("number", .text(" ")), ("dots", .map([])), ("tick", .bool(false)),
      ("pets", .list([])), ("dots.a", .number(0)), ("one.other", .text(" ")))
    #expect(outcome.sheet.isEmpty)
    #expect(outcome.problems.isEmpty)
  }

  @Test func `what cannot be read is named, each with its kind`() {
    #expect(kinds(("zero", .text("a"))) == [.unknownQuestion("zero")])
    #expect(kinds(("no such", .text("a"))) == [.unknownQuestion("no such")])
    #expect(kinds(("pet", .text("Rex"))) == [.unknownQuestion("pet")])
    #expect(kinds(("one[0].x", .text("a"))) == [.unknownQuestion("one[0].x")])
    #expect(kinds(("one", .text("z"))) == [.unknownChoice("z")])
    #expect(kinds(("one", .list([.text("a"), .text("b")]))) == [.wrongType(.oneChoice)])
    #expect(kinds(("one.zz", .text("x"))) == [.unknownPart("zz")])
    #expect(kinds(("dots", .text("a"))) == [.wrongType(.points)])
    #expect(kinds(("dots.a", .text("1.5"))) == [.notWhole])
    #expect(kinds(("dots.a", .number(1e300))) == [.notWhole])
    #expect(kinds(("grid.z", .text("good"))) == [.unknownPart("z")])
    #expect(kinds(("grid.x", .text("fine"))) == [.unknownChoice("fine")])
    #expect(kinds(("number", .text("1,000"))) == [.wrongType(.number)])
    #expect(kinds(("number", .bool(true))) == [.wrongType(.number)])
    #expect(kinds(("when", .text("31/1/2016"))) == [.notADate("31/1/2016")])
    #expect(kinds(("tick", .text("perhaps"))) == [.wrongType(.tick)])
    #expect(kinds(("number.x", .text("1"))) == [.unknownPart("x")])
    #expect(kinds(("pets", .text("Rex"))) == [.wrongType(.items)])
  }

  @Test func `a problem in an item says which item`() {
    let outcome = read(("pets[7].kinds", .text("cow")), ("pets[2].pet", .text("Tom")))
    #expect(
      outcome.problems == [
        AnswerProblem(QuestionPath("kinds", in: QuestionPath.RepeatItem("pets", 1)), .unknownChoice("cow"))
      ])
  }

  @Test func `numbers that JSON has not are texts`() throws {
    let survey = Survey(
      id: "s", title: Wording("S"), organiser: Wording("O"), privacy: Wording("P"),
      pages: [Page(questions: [Question(name: "c", label: nil, kind: .calculate(try Formula.parse("1")))])])
    let sheet = AnswerSheet(answers: ["c": .calculated(.number(-.infinity))])
    #expect(sheet.raw(QuestionIndex(survey)) == [RawAnswer.Entry("c", .text("-Infinity"))])
    #expect(SheetReading.read(QuestionIndex(survey), sheet.raw(QuestionIndex(survey))).sheet == sheet)
  }
}
