import Phrases
import Responses
import Surveys
import TestSupport
import Testing

@testable import TerminalForm

/// Types at a screen, and writes down what it shows.
struct Typist {
  var screen: FormScreen
  var size: ScreenSize
  private(set) var transcript = ""
  private(set) var last: FormScreen.Request = .nothing

  init(
    _ survey: Survey, columns: Int = 80, rows: Int = 24, language: Language? = nil, sheet: AnswerSheet? = nil,
    isTranscript: Bool = false
  ) throws {
    let today = try #require(CivilDate(iso: "2016-01-31"))
    screen = FormScreen(
      index: QuestionIndex(survey), language: language, sheet: sheet ?? Interview.start(survey: survey), answered: [],
      today: today, isTranscript: isTranscript, resumeCommand: "speir ask s --resume ABCD-EFGH",
      isResumed: sheet != nil)
    size = ScreenSize(columns: columns, rows: rows)
  }

  mutating func press(_ keys: KeyPress...) { for key in keys { last = screen.press(key, size) } }
  mutating func type(_ text: String) { for character in text { last = screen.press(.text(String(character)), size) } }

  var picture: Picture { screen.picture(size) }

  /// Adds the screen as it is to the transcript, in a frame.
  mutating func look(_ title: String) {
    let picture = picture
    let bar = String(repeating: "=", count: size.columns)
    transcript += "\(title)\n\(bar)\n"
    for (row, line) in picture.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      transcript += "\(line)\(picture.cursor?.line == row ? "   <- cursor at \(picture.cursor?.column ?? 0)" : "")\n"
    }
    transcript += "\(bar)\n\n"
  }
}

struct FormScreenTests {
  private let survey: Survey

  init() throws {
    survey = try Survey.read(
      """
      survey: s
      title: How we work together in the parish
      organiser: The parish council
      closes: 2016-02-28
      intro: |
        **Five minutes** will do:

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
            - { name: grid, type: matrix, label: How good is it?, scale: how, required: true, rows: { tea: The tea, talk: The talk that there is in the hall on a Monday } }
            - { name: change, type: text, appearance: multiline, label: What would you change? }
            - { name: ease, type: range, label: How easy was it?, start: 0, end: 10, step: 1, start_label: Hard, end_label: Easy }
            - { name: meetings, type: integer, label: How many meetings?, constraint: . <= 20, constraint_message: Enter 20 or fewer }
            - { name: why, type: text, label: Why so few?, relevant: "${meetings} < 2 and ${meetings} >= 0" }
            - { name: day, type: date, label: When was the last? }
            - { name: place, type: select_one, label: Where?, choices: [Achiltibuie, Applecross, Ardgay, Aviemore, Beauly, Brora, Dingwall, Dornoch, Durness, Fort William, Gairloch] }
            - { name: quote, type: acknowledge, label: You may quote me, permits: quote }
      """)
  }

  private func answer(_ typist: inout Typist, look: (inout Typist, String) -> Void) {
    look(&typist, "start")
    typist.press(.enter)
    look(&typist, "choose one")
    typist.press(.down, .enter)
    typist.type("Mòrag")
    look(&typist, "a text")
    typist.press(.enter)
    look(&typist, "choose several, under a note")
    typist.type("13")
    typist.press(.down)
    typist.type("pigeon")
    look(&typist, "with words beside a choice")
    typist.press(.enter)
    typist.press(.down, .down, .text(" "), .up, .text(" "))
    look(&typist, "a ranking")
    typist.press(.enter, .right, .right, .down)
    typist.type("2")
    look(&typist, "dots")
    typist.press(.enter, .enter, .tab)
    look(&typist, "a matrix that must be answered")
    typist.press(.home)
    typist.type("1")
    typist.press(.right, .right)
    look(&typist, "a row rated, the next under the cursor")
    typist.press(.enter)
    typist.type("More tea")
    typist.press(.enter)
    typist.type("and less talk in the long winter evenings, when the road over the hill is closed and nobody comes")
    look(&typist, "several lines")
    typist.press(.tab, .up, .up, .up)
    look(&typist, "a range")
    typist.press(.enter)
    typist.type("21")
    typist.press(.enter)
    look(&typist, "a constraint that fails")
    typist.press(.backspace, .backspace, .text("1"), .enter)
    look(&typist, "a question that turned up")
    typist.type("Snow")
    typist.press(.enter)
    typist.type("2016-13")
    look(&typist, "a date that cannot be")
    typist.press(.backspace, .backspace)
    typist.type("01-04")
    look(&typist, "a date in words")
    typist.press(.enter)
    typist.type("bro")
    look(&typist, "a long list searched")
    typist.press(.enter, .text(" "))
    look(&typist, "a box ticked")
    typist.press(.enter)
    look(&typist, "the answers")
    typist.press(.pageDown)
    look(&typist, "the answers, further down")
  }

  @Test func `every kind of question on a screen of 80 columns and 24 rows`() throws {
    var typist = try Typist(survey)
    answer(&typist) { $0.look($1) }
    typist.press(.text("s"))
    guard case .submit(let sheet) = typist.last else {
      Issue.record("not sent: \(typist.picture.text)")
      return
    }
    #expect(sheet["order"] == .ranking(["tea", "time"]))
    #expect(sheet["dots"] == .allocation([Answer.Points("cash", 2), Answer.Points("time", 2)]))
    #expect(sheet[specification: "other", at: QuestionPath("tools")] == "pigeon")
    #expect(sheet["grid"] == .grid([Answer.Rating("tea", "good"), Answer.Rating("talk", "fair")]))
    #expect(sheet["ease"] == .number(2))
    #expect(sheet["place"] == .choice("brora"))
    #expect(sheet["why"] == .text("Snow"))
    expectGolden(typist.transcript, "screen-80x24.txt")
  }

  @Test func `the same on a small screen of 40 columns and 15 rows`() throws {
    var typist = try Typist(survey, columns: 40, rows: 15)
    answer(&typist) { $0.look($1) }
    expectGolden(typist.transcript, "screen-40x15.txt")
  }

  @Test func `no screen is wider or higher than its window, whatever its size`() throws {
    for (columns, rows) in [(24, 8), (30, 10), (40, 15), (80, 24), (200, 60), (10, 3), (23, 50)] {
      var typist = try Typist(survey, columns: columns, rows: rows)
      answer(&typist) { typist, title in
        let picture = typist.picture
        #expect(picture.lines.count == rows, "\(title) at \(columns)×\(rows)")
        for line in picture.lines {
          #expect(line.columns < max(columns, 10), "\(title) at \(columns)×\(rows): \(line.text)")
        }
        if let cursor = picture.cursor { #expect(cursor.line < rows && cursor.column < columns) }
      }
    }
  }
}
