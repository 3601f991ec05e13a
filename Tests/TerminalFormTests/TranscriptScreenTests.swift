import Responses
import Surveys
import TestSupport
import Testing

@testable import TerminalForm

/// What somebody types who goes down a paper form.
struct TranscriptScreenTests {
  private let survey: Survey

  init() throws {
    survey = try Survey.read(
      """
      survey: s
      title: How we work together
      organiser: The parish council
      privacy: The clerk holds the answers; write to clerk@example.org
      themes: { cash: Money, time: Time, tea: Tea, talk: Talk }
      scales:
        how:
          choices: { good: Good, fair: Fair, bad: Bad }
      pages:
        - questions:
            - { name: order, type: rank, label: What matters most?, choices: themes, max: 3 }
            - { name: dots, type: allocate, label: Place your dots, total: 5, choices: themes }
            - { name: grid, type: matrix, label: How good is it?, scale: how, rows: { cash: Money, time: Time } }
            - { name: cups, type: integer, label: How many cups? }
      """)
  }

  private func typist(isTranscript: Bool = true, survey: Survey? = nil) throws -> Typist {
    var typist = try Typist(survey ?? self.survey, isTranscript: isTranscript)
    typist.press(.enter)
    return typist
  }

  private func sheet(_ typist: Typist) -> AnswerSheet { typist.screen.sheet }

  @Test(arguments: [true, false])
  func `ranks typed down the list stand where they were typed`(isTranscript: Bool) throws {
    var typist = try typist(isTranscript: isTranscript)
    typist.press(.text("3"), .down, .text("2"), .down, .text("1"), .enter)
    #expect(sheet(typist)["order"] == .ranking(["tea", "time", "cash"]))
  }

  @Test func `a place that two have on the form, or that none has, is told before one goes on`() throws {
    var typist = try typist()
    typist.press(.text("1"), .down, .text("1"), .enter)
    #expect(sheet(typist)["order"] == nil)
    #expect(typist.picture.text.contains("1  Money + Time"))
    #expect(typist.picture.text.contains("▲ Give place 1 to one choice, no more and no fewer"))
    typist.press(.text("3"))
    #expect(typist.picture.text.contains("▲ Give place 2 to one choice"))
    typist.press(.text("2"), .enter)
    #expect(sheet(typist)["order"] == .ranking(["cash", "time"]))
  }

  @Test func `whoever answers for themselves moves others down, and takes one out without a gap`() throws {
    var typist = try typist(isTranscript: false)
    typist.press(.text("1"), .down, .text("1"), .down, .text("1"), .down, .text("1"), .enter)
    #expect(sheet(typist)["order"] == .ranking(["talk", "tea", "time"]))
    typist.press(.escape, .text(" "), .enter)
    #expect(sheet(typist)["order"] == .ranking(["tea", "time"]))
  }

  @Test func `too many dots on a form are told, and none is changed meanwhile`() throws {
    var typist = try typist()
    typist.press(.enter, .text("4"), .down, .text("3"), .enter)
    #expect(sheet(typist)["dots"] == nil)
    #expect(typist.picture.text.contains("▲ Take 2 back: you placed 7 of 5 points"))
    typist.press(.text("1"), .enter)
    #expect(sheet(typist)["dots"] == .allocation([Answer.Points("cash", 4), Answer.Points("time", 1)]))
  }

  @Test func `a number of dots has as many digits as there are dots`() throws {
    let survey = try Survey.read(
      """
      survey: s
      title: Points
      organiser: The parish council
      privacy: The clerk holds the answers; write to clerk@example.org
      pages:
        - questions:
            - { name: dots, type: allocate, label: Share out, total: 100, choices: { cash: Money, time: Time } }
            - { name: cups, type: integer, label: How many cups? }
      """)
    var typist = try typist(survey: survey)
    typist.press(.text("3"), .text("5"), .down, .text("6"), .text("5"), .up, .text("3"), .text("5"), .enter)
    #expect(sheet(typist)["dots"] == .allocation([Answer.Points("cash", 35), Answer.Points("time", 65)]))
  }

  @Test func `characters that come in one piece count one by one`() throws {
    var typist = try typist()
    typist.press(.enter, .enter, .text("13"), .enter)
    #expect(sheet(typist)["grid"] == .grid([Answer.Rating("cash", "good"), Answer.Rating("time", "bad")]))
    typist.press(.text("12"), .enter)
    #expect(sheet(typist)["cups"] == .number(12))
  }

  @Test func `a mark that nobody can read it takes away what was typed in sight, and gives it back`() throws {
    var typist = try typist()
    typist.press(.enter, .enter, .text("1"), .function(3))
    #expect(sheet(typist)[illegibleAt: QuestionPath("grid")])
    #expect(typist.picture.text.contains("How good is it?") && typist.picture.text.contains("Cannot be read"))
    typist.press(.function(3), .text("2"), .enter)
    #expect(sheet(typist)["grid"] == .grid([Answer.Rating("cash", "good"), Answer.Rating("time", "fair")]))
    // Where nothing was typed it goes on at once.
    typist.press(.function(3))
    #expect(sheet(typist)[illegibleAt: QuestionPath("cups")])
    #expect(!typist.picture.text.contains("Question 4 of 4"))
  }
}
