import Phrases
import Responses
import Surveys
import TestSupport
import Testing

struct AnswerMessagesTests {
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
            - { name: tools, type: select_multiple, label: Tools, choices: { email: E-mail, pigeon: Carrier pigeon } }
            - { name: order, type: rank, label: Order, choices: { a: First thing, b: Second thing } }
            - { name: grid, type: matrix, label: Grid, scale: how, rows: { x: The first row, y: The second row } }
            - { name: dots, type: allocate, label: Dots, total: 5, choices: { a: A, b: B } }
            - { name: meetings, type: integer, label: Meetings }
      """)
  }

  private func message(_ question: Name, part: Name? = nil, _ kind: AnswerProblem.Kind) -> String {
    Phrases("en").message(for: AnswerProblem(QuestionPath(question), part: part, kind), survey: survey)
  }

  @Test func `what is missing is asked for in the question's own terms`() {
    #expect(message("tools", .required(nil)) == "Choose at least one answer")
    #expect(message("grid", part: "y", .required(nil)) == "Choose one answer for ‘The second row’")
    #expect(message("dots", .required(nil)) == "Share out all 5 points")
    #expect(message("meetings", .required(nil)) == "Enter a whole number")
    #expect(message("meetings", .required(Wording("Do say how many"))) == "Do say how many")
  }

  @Test func `the author's words go before the house's`() throws {
    let own = try #require(Wording([Wording.Version("en", "From 0 to 9"), Wording.Version("gd", "0 gu 9")]))
    let problem = AnswerProblem(QuestionPath("meetings"), .constraint(own))
    #expect(Phrases("gd").message(for: problem, survey: survey) == "0 gu 9")
    #expect(Phrases("fr").message(for: problem, survey: survey) == "From 0 to 9")
    #expect(message("meetings", .constraint(nil)).contains("Check this answer"))
  }

  @Test(arguments: [
    (". >= 0 and . <= 50", "Enter a number from 0 to 50"), ("50 >= . and . >= -1", "Enter a number from -1 to 50"),
    (". >= 2", "Enter a number that is not below 2"), (". <= 2.5", "Enter a number that is not above 2.5"),
    (". > 2", "Check this answer: it is outside what can be taken here"),
    (". >= 0 or . <= 50", "Check this answer: it is outside what can be taken here"),
  ])
  func `a constraint that only bounds a number says the bounds`(formula: String, words: String) throws {
    let constraint = try Formula.parse(formula)
    let question = Question(name: "n", label: Wording("N"), kind: .integer, constraint: constraint)
    let survey = Survey(
      id: "n", title: Wording("N"), organiser: Wording("N"), privacy: Wording("N"), pages: [Page(questions: [question])]
    )
    let problem = AnswerProblem(QuestionPath("n"), .constraint(nil))
    #expect(Phrases("en").message(for: problem, survey: survey) == words)
  }

  @Test func `a near miss is answered with what was meant`() {
    #expect(message("tools", .unknownChoice("pigeom")).hasSuffix("(did you mean ‘pigeon’?)"))
    #expect(message("meeting", .unknownQuestion("meeting")).hasSuffix("(did you mean ‘meetings’?)"))
    #expect(message("grid", .unknownPart("zzzz")) == "Take out ‘zzzz’: this question has no such line")
    #expect(!message("tools", .unknownChoice("helicopter")).contains("did you mean"))
  }

  @Test func `labels stand in the place of names`() {
    #expect(message("order", .repeatedRank("b")) == "Give ‘Second thing’ one place only")
    #expect(message("order", .unclearRank(2)) == "Give place 2 to one choice, no more and no fewer")
    #expect(
      message("tools", part: "pigeon", .unexpectedSpecification)
        == "Take out the text beside ‘Carrier pigeon’, or choose that answer")
  }

  @Test func `numbers are told as they are`() {
    #expect(message("dots", .tooManyPoints(total: 5, placed: 7)) == "Take 2 back: you placed 7 of 5 points")
    #expect(message("dots", .tooFewPoints(total: 5, placed: 3)) == "Place 2 more: you placed 3 of 5 points")
    #expect(message("tools", .tooMany(max: 1, chosen: 2)) == "Choose no more than one answer")
    #expect(message("tools", .tooMany(max: 3, chosen: 4)) == "Choose no more than 3 answers")
    #expect(message("order", .tooMany(max: 3, chosen: 4)) == "Put no more than 3 choices in order")
    #expect(message("meetings", .aboveRange(0.5)) == "Enter a number that is not above 0.5")
  }

  @Test func `what a person wrote is cut short and cleaned before it is shown`() {
    let text = message("tools", .unknownChoice("\u{1B}[31m" + String(repeating: "x", count: 5000)))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(text.count < 150)
  }

  @Test func `every kind of problem has a sentence that says what to do`() {
    let kinds: [AnswerProblem.Kind] = [
      .required(nil), .constraint(nil), .unknownQuestion("q"), .unknownPart("p"), .unknownChoice("c"),
      .wrongType(.oneChoice), .wrongType(.severalChoices), .wrongType(.ranking), .wrongType(.points),
      .wrongType(.ratings), .wrongType(.number), .wrongType(.wholeNumber), .wrongType(.text), .wrongType(.date),
      .wrongType(.tick), .wrongType(.items), .wrongType(.nothing), .tooFew(min: 2, chosen: 1),
      .tooMany(max: 2, chosen: 3), .exclusive("a"), .repeatedRank("a"), .unclearRank(1),
      .tooManyPoints(total: 1, placed: 2),
      .tooFewPoints(total: 2, placed: 1), .negativePoints, .notWhole, .notFinite, .belowRange(1), .aboveRange(1),
      .offStep(start: 0, step: 1), .tooLong(max: 1, length: 2), .notADate("x"), .notAnEmail, .tooFewItems(min: 2),
      .tooManyItems(max: 2), .unexpectedSpecification, .unprintable,
    ]
    for question in survey.allQuestions + [Question(name: "gone", label: nil, kind: .note)] {
      for kind in kinds {
        let text = message(question.name, part: "a", kind)
        #expect(text.count > 8 && !text.contains("{") && !text.hasSuffix("."), "\(kind): \(text)")
      }
    }
  }
}
