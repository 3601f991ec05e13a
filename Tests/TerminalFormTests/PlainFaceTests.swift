import Responses
import Surveys
import TerminalForm
import TestSupport
import Testing

struct PlainFaceTests {
  private let survey: Survey
  private let today: CivilDate

  init() throws {
    today = try #require(CivilDate(iso: "2016-01-31"))
    survey = try Survey.read(
      """
      survey: s
      title: How we work
      organiser: The parish council
      closes: 2016-02-28
      intro: |
        **Five minutes** will do, and you may
        leave out what you like:

        - say what *you* think;
        - read [the plan](https://example.org/plan) first, if you wish.
      privacy: The clerk keeps the answers for a year; write to <clerk@example.org>
      audiences:
        cpp: { label: Partners }
        tsi: { label: Officers }
      scales:
        how:
          choices: { good: Good, fair: Fair, bad: Bad }
      pages:
        - title: About you
          questions:
            - { name: audience, type: select_one, label: Who are you?, choices: audiences, required: true }
            - { name: who, type: text, label: Your name, hint: Leave empty to stay anonymous }
        - title: The work
          questions:
            - { name: hello, type: note, label: "Thank you, **${who}**." }
            - { name: tools, type: select_multiple, label: What do you use?, max: 2, choices: { mail: E-mail, phone: Telephone, other: { label: Something else, specify: true }, none: { label: None of these, exclusive: true } } }
            - { name: order, type: rank, label: What matters most?, choices: { cash: Money, time: Time, tea: Tea }, max: 3 }
            - { name: dots, type: allocate, label: Place your dots, total: 5, choices: { cash: Money, time: Time } }
            - { name: grid, type: matrix, label: How good is it?, scale: how, required: true, rows: { tea: The tea, talk: The talk } }
            - { name: change, type: text, appearance: multiline, label: What would you change? }
            - { name: meetings, type: integer, label: How many meetings? }
            - { name: day, type: date, label: When was the last? }
            - { name: quote, type: acknowledge, label: You may quote me, permits: quote }
      """)
  }

  private func run(
    _ lines: [String], _ survey: Survey? = nil, sheet: AnswerSheet = AnswerSheet(), answered: Set<Name> = []
  ) -> (ending: FormEnding, terminal: ScriptedTerminal) {
    let terminal = ScriptedTerminal(lines)
    var face = PlainFace(
      index: QuestionIndex(survey ?? self.survey), language: nil, sheet: sheet, answered: answered, today: today,
      reader: terminal.source, writer: terminal.sink)
    return (face.run(), terminal)
  }

  private var answers: AnswerSheet {
    get throws {
      AnswerSheet(
        answers: [
          "audience": .choice("tsi"), "who": .text("Mòrag"), "tools": .choices(["mail", "other"]),
          "order": .ranking(["tea", "cash"]),
          "dots": .allocation([Answer.Points("cash", 3), Answer.Points("time", 2)]),
          "grid": .grid([Answer.Rating("tea", "good"), Answer.Rating("talk", "bad")]),
          "change": .text("More tea.\n\nAnd cake."), "meetings": .number(4),
          "day": .date(try #require(CivilDate(iso: "2016-01-04"))), "quote": .acknowledged,
        ],
        specifications: [AnswerSheet.Specification("tools", "other"): "pigeons"])
    }
  }

  private let lines = [
    "2", "Mòrag", "1, 3", "pigeons", "3 1", "1:3 2:2", "Good", "3", "More tea.", "", "And cake.", ".", "4",
    "2016-01-04", "yes",
  ]

  @Test func `a questionnaire answered straight through`() throws {
    let (ending, terminal) = run(lines + ["send"])
    #expect(ending == .submitted(try answers, "en"))
    #expect(terminal.unread == 0)
    expectGolden(terminal.transcript, "straight-through.txt")
  }

  @Test func `mistakes are named in words before the question is put again`() throws {
    let (ending, terminal) = run([
      "", "5", "Officer", "Officers", "", "1 2 3", "none, mail", "-", "1 1", "back", "", "", "1:9", "1:-1", "", "", "9",
      "1",
      "2", "", "many", "1.5", "4", "4.1.2016", "2016-02-30", "", "perhaps", "no", "sned", "99", "send",
    ])
    #expect(
      ending
        == .submitted(
          AnswerSheet(answers: [
            "audience": .choice("tsi"), "grid": .grid([Answer.Rating("tea", "good"), Answer.Rating("talk", "fair")]),
            "meetings": .number(4),
          ]), "en"))
    expectGolden(terminal.transcript, "mistakes.txt")
  }

  @Test func `going back finds the answers again, and the list lets each be changed`() throws {
    let (ending, terminal) = run([
      "back", "1", "Eilidh", "back", "back", "2", "", "mail", "", "", "1", "1", "", "", "", "", "2", "Mòrag", "6", "-",
      "bad", "bad", "back", "yes", "send",
    ])
    expectGolden(terminal.transcript, "back-and-change.txt")
    guard case .submitted(let sheet, _) = ending else {
      Issue.record("nothing was sent: \(ending)")
      return
    }
    #expect(sheet["audience"] == .choice("tsi"))
    #expect(sheet["who"] == .text("Mòrag"))
  }

  @Test(arguments: 0..<15)
  func `when the lines end midway nothing is sent, and that is said`(count: Int) {
    let (ending, terminal) = run(Array(lines.prefix(count)))
    #expect(ending == .inputEnded)
    #expect(terminal.transcript.hasSuffix("The input ended before your answers were sent.\n"))
  }

  @Test func `a person may stop and may ask for help`() {
    let (ending, terminal) = run(["help", "1", "quit"])
    #expect(ending == .quit)
    #expect(terminal.transcript.contains("Type your answer and press Enter."))
    #expect(terminal.transcript.hasSuffix("You stopped. Nothing was stored.\n"))
  }

  @Test func `a word of command can be an answer`() {
    let (ending, _) = run(["1", ". quit", "", "", "", "1", "1", "", "", "", "", "send"])
    guard case .submitted(let sheet, _) = ending else {
      Issue.record("nothing was sent: \(ending)")
      return
    }
    #expect(sheet["who"] == .text("quit"))
  }

  @Test func `a question that was answered beforehand is not put`() {
    let (ending, terminal) = run(
      ["", "", "", "", "1", "1", "", "", "", "", "send"], sheet: AnswerSheet(answers: ["audience": .choice("cpp")]),
      answered: ["audience"])
    #expect(!terminal.transcript.contains("Question 1 of"))
    guard case .submitted(let sheet, _) = ending else {
      Issue.record("nothing was sent: \(ending)")
      return
    }
    #expect(sheet["audience"] == .choice("cpp"))
  }

  @Test func `where a paper form is copied, a question keeps the number that stands on it`() throws {
    let survey = try Survey.read(
      """
      survey: s
      title: S
      organiser: O
      privacy: Ask us at privacy@example.org
      pages:
        - questions:
            - { name: cups, type: integer, label: How many cups? }
            - { name: milk, type: integer, label: Milk?, relevant: "${cups} > 0" }
            - { name: wish, type: text, label: Your wish }
      """)
    for isTranscript in [true, false] {
      let terminal = ScriptedTerminal(["0", "None", "send"])
      var face = PlainFace(
        index: QuestionIndex(survey), language: nil, sheet: AnswerSheet(), today: today, isTranscript: isTranscript,
        reader: terminal.source, writer: terminal.sink)
      _ = face.run()
      #expect(terminal.transcript.contains(isTranscript ? "Question 3 of 3. Your wish" : "Question 2 of 2. Your wish"))
    }
  }
}
