import Responses
import Surveys
import Testing
import Themes

@testable import TerminalForm

@Suite struct CopyDeskTests {
  private func one(_ text: String, _ other: String, same: Bool) -> CopyCase {
    func comment(_ number: UInt8, _ text: String) -> Themes.Comment {
      Themes.Comment(
        place: CommentPlace(ResponseID(bytes: [number]), QuestionPath("change")), text: text, language: "en")
    }
    func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
    return CopyCase(
      original: comment(1, text), copy: comment(2, other), similarity: 0.819,
      differences: WordDifference.all(from: words(text), to: words(other)), hasSameAnswers: same)
  }

  @Test func `two texts are shown with what differs, and one line judges them`() {
    let first = one("mend the old road now", "please mend the new road", same: false)
    var desk = CopyDesk([first, one("a", "a", same: true)])
    #expect(
      desk.opening().text.hasSuffix(
        """
        Copy 1 of 2, 81 % alike:
          mend the old road now
        and
          please mend the new road
          added: “please”
          “new” in the place of “old”
          left out: “now”
        Their other answers differ.

        """))
    #expect(desk.take("what").text.hasPrefix("Type campaign"))
    let turn = desk.take(" Campaign ")
    #expect(turn.judged == CopyDesk.Judgement(one: first, verdict: .campaign))
    #expect(turn.text.contains("They have the same words.\nTheir other answers are the same.\n"))
    let last = desk.take("skip")
    #expect(last.judged == nil && last.isOver)
  }

  @Test func `without copies there is nothing to judge`() {
    #expect(CopyDesk([]).opening().isOver)
  }
}
