import Responses
import Surveys
import Testing

struct AnswerCheckTests {
  private func kinds(
    _ answer: Answer?, _ kind: Question.Kind, required: Bool = false, beside: [Name: String] = [:],
    constraint: String? = nil, holds: Bool = true
  ) throws -> [AnswerProblem.Kind] {
    let question = Question(
      name: "q", label: Wording("Q"), kind: kind, required: required,
      constraint: try constraint.map { try Formula.parse($0) }, constraintMessage: Wording("Mind the gap"))
    return AnswerCheck.problems(
      of: answer, beside: beside, to: question, at: QuestionPath("q"), holds: { _ in holds }
    ).map(\.kind)
  }

  private let set = ChoiceSet(choices: [
    Choice(name: "a", label: Wording("A")), Choice(name: "b", label: Wording("B")),
    Choice(name: "other", label: Wording("Other"), specify: true),
    Choice(name: "none", label: Wording("None"), exclusive: true),
  ])

  @Test func `a required question wants an answer and an optional one does not`() throws {
    #expect(try kinds(nil, .integer, required: true) == [.required(nil)])
    #expect(try kinds(.text("  "), .text(multiline: false, maxLength: 9), required: true) == [.required(nil)])
    #expect(try kinds(nil, .integer).isEmpty)
    #expect(try kinds(nil, .note, required: true).isEmpty)
  }

  @Test func `a required matrix wants every row, each said by itself`() throws {
    let matrix = Question.Matrix(
      scale: "s", choices: set.choices,
      rows: ["x", "y"].map { Question.MatrixLine(name: $0, label: Wording("Row")) })
    #expect(try kinds(nil, .matrix(matrix), required: true) == [.required(nil), .required(nil)])
    #expect(try kinds(.grid([Answer.Rating("x", "a")]), .matrix(matrix), required: true) == [.required(nil)])
    #expect(try kinds(.grid([Answer.Rating("x", "a")]), .matrix(matrix)).isEmpty)
    #expect(
      try kinds(.grid([Answer.Rating("z", "zz")]), .matrix(matrix)) == [.unknownPart("z"), .unknownChoice("zz")])
  }

  @Test func `choices are known, within bounds, and alone where they must be`() throws {
    #expect(try kinds(.choice("zz"), .selectOne(set)) == [.unknownChoice("zz")])
    #expect(try kinds(.choices(["a"]), .selectMultiple(set, min: 2, max: nil)) == [.tooFew(min: 2, chosen: 1)])
    #expect(try kinds(.choices(["a", "b"]), .selectMultiple(set, min: nil, max: 1)) == [.tooMany(max: 1, chosen: 2)])
    #expect(try kinds(.choices(["a", "none"]), .selectMultiple(set, min: nil, max: nil)) == [.exclusive("none")])
    #expect(try kinds(.choices(["none"]), .selectMultiple(set, min: 2, max: nil)).isEmpty)
  }

  @Test func `a ranking names nothing twice and fills no more than its places`() throws {
    #expect(try kinds(.ranking(["b"]), .rank(set, places: 2), required: true).isEmpty)
    #expect(try kinds(.ranking(["b", "b"]), .rank(set, places: 2)) == [.repeatedRank("b")])
    #expect(try kinds(.ranking(["a", "b", "none"]), .rank(set, places: 2)) == [.tooMany(max: 2, chosen: 3)])
  }

  @Test func `an allocation stays within its total, and reaches it where it is required`() throws {
    func placed(_ points: Int...) -> Answer { .allocation(zip(set.choices, points).map { Answer.Points($0.name, $1) }) }
    #expect(try kinds(placed(2, 1), .allocate(set, total: 5)).isEmpty)
    #expect(try kinds(placed(4, 2), .allocate(set, total: 5)) == [.tooManyPoints(total: 5, placed: 6)])
    #expect(try kinds(placed(4), .allocate(set, total: 5), required: true) == [.tooFewPoints(total: 5, placed: 4)])
    #expect(try kinds(placed(5), .allocate(set, total: 5), required: true).isEmpty)
    #expect(try kinds(placed(-1), .allocate(set, total: 5)) == [.negativePoints])
    #expect(
      try kinds(placed(.max, .max), .allocate(set, total: 5)) == [.tooManyPoints(total: 5, placed: .max)])
  }

  @Test func `numbers are finite, whole where asked, in range and on a step`() throws {
    let tenths = Question.Kind.range(Question.NumberRange(start: 0, end: 1, step: 0.1))
    #expect(try kinds(.number(0.3), tenths).isEmpty)
    #expect(try kinds(.number(0.30000000000000004), tenths).isEmpty)
    #expect(try kinds(.number(0.35), tenths) == [.offStep(start: 0, step: 0.1)])
    #expect(try kinds(.number(-0.1), tenths) == [.belowRange(0)])
    #expect(try kinds(.number(1.1), tenths) == [.aboveRange(1)])
    #expect(try kinds(.number(.infinity), tenths) == [.notFinite])
    #expect(try kinds(.number(1.5), .integer) == [.notWhole])
    #expect(try kinds(.number(.nan), .decimal) == [.notFinite])
    #expect(try kinds(.number(1e300), .integer).isEmpty)
  }

  @Test func `a text is measured in characters as people count them`() throws {
    let three = Question.Kind.text(multiline: false, maxLength: 3)
    #expect(try kinds(.text("👩‍👩‍👧e\u{301}é"), three).isEmpty)
    #expect(try kinds(.text("abcd"), three) == [.tooLong(max: 3, length: 4)])
    #expect(try kinds(.text("a\u{0}b"), three) == [.unprintable])
    #expect(try kinds(.text("a\nb"), three).isEmpty)
  }

  @Test(arguments: [
    "name@example.org", "a.b+c@mail.example.co.uk", "o'neil@example.org", "mòrag@example.scot", "x@xn--abc.org",
  ])
  func `an address that mail could be sent to is taken`(text: String) throws {
    #expect(try kinds(.text(text), .email).isEmpty)
  }

  @Test(arguments: [
    "name", "name@", "@example.org", "a@b", "a@@example.org", "a b@example.org", ".a@example.org", "a..b@example.org",
    "a@example..org", "a@-example.org", "a@example.org-", "a@1.2.3.4", "a@example.org\n",
    String(repeating: "a", count: 65) + "@example.org", "a@" + String(repeating: "b.", count: 130) + "org",
  ])
  func `what could never be an address is not`(text: String) throws {
    #expect(try kinds(.text(text), .email) == [.notAnEmail])
  }

  @Test func `text beside a choice needs that choice, and one that takes it`() throws {
    let several = Question.Kind.selectMultiple(set, min: nil, max: nil)
    #expect(try kinds(.choices(["other"]), several, beside: ["other": "x"]).isEmpty)
    #expect(try kinds(.choices(["a"]), several, beside: ["other": "x"]) == [.unexpectedSpecification])
    #expect(try kinds(.choices(["a"]), several, beside: ["a": "x"]) == [.unexpectedSpecification])
    #expect(try kinds(.choices(["other"]), several, beside: ["other": "\u{7}"]) == [.unprintable])
  }

  @Test func `an answer of another kind is told what is expected`() throws {
    #expect(try kinds(.number(1), .date) == [.wrongType(.date)])
    #expect(try kinds(.text("x"), .selectOne(set)) == [.wrongType(.oneChoice)])
  }

  @Test func `a constraint speaks only where all else is well`() throws {
    #expect(
      try kinds(.number(3), .integer, constraint: ". > 5", holds: false) == [.constraint(Wording("Mind the gap"))])
    #expect(try kinds(.number(1.5), .integer, constraint: ". > 5", holds: false) == [.notWhole])
    #expect(try kinds(nil, .integer, constraint: ". > 5", holds: false).isEmpty)
  }

  @Test func `every problem is named at once`() throws {
    #expect(
      try kinds(.choices(["zz", "a", "b"]), .selectMultiple(set, min: nil, max: 1), beside: ["other": "x"])
        == [.unexpectedSpecification, .unknownChoice("zz"), .tooMany(max: 1, chosen: 3)])
  }

  @Test func `a repeat has as many items as it may`() throws {
    let pets = Question.Kind.repeated([], min: 1, max: 2, itemLabel: nil)
    #expect(try kinds(nil, pets) == [.tooFewItems(min: 1)])
    #expect(try kinds(.items([AnswerSheet()]), pets).isEmpty)
    #expect(try kinds(.items(Array(repeating: AnswerSheet(), count: 3)), pets) == [.tooManyItems(max: 2)])
  }
}
