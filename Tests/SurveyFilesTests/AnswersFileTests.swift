import Responses
import SurveyFiles
import Surveys
import TestSupport
import Testing

struct AnswersFileTests {
  private let survey = Survey(
    id: "s", title: Wording("S"), organiser: Wording("O"), privacy: Wording("P"), pages: [Page(questions: [])])

  private func read(_ text: String) -> [RawAnswer.Entry]? {
    AnswersFile.read(Array(text.utf8), file: "answers.yaml", for: survey).answers
  }

  @Test func `a scalar is the text that was written`() {
    #expect(
      read("a: yes\nb: 1.0\nc: 2016-01-31\nd: 'null'\n")
        == [
          RawAnswer.Entry("a", .text("yes")), RawAnswer.Entry("b", .text("1.0")),
          RawAnswer.Entry("c", .text("2016-01-31")), RawAnswer.Entry("d", .text("null")),
        ])
  }

  @Test func `lists and mappings keep their order`() {
    #expect(
      read("a: [x, y]\nb: {z: 1, a: 2}\n")
        == [
          RawAnswer.Entry("a", .list([.text("x"), .text("y")])),
          RawAnswer.Entry("b", .map([RawAnswer.Entry("z", .text("1")), RawAnswer.Entry("a", .text("2"))])),
        ])
  }

  @Test func `JSON is read too, its null as nothing`() {
    #expect(
      read(#"{"a": true, "b": null, "c": 4}"#)
        == [RawAnswer.Entry("a", .text("true")), RawAnswer.Entry("b", .nothing), RawAnswer.Entry("c", .text("4"))])
  }

  @Test func `a whole response gives its answers`() {
    #expect(read(#"{"survey": "s", "answers": {"a": "x"}}"#) == [RawAnswer.Entry("a", .text("x"))])
  }

  @Test func `an empty file answers nothing`() {
    #expect(read("")?.isEmpty == true)
    #expect(read("# nothing yet\n")?.isEmpty == true)
  }

  @Test(arguments: ["a: &x 1\nb: *x\n", "- a\n", "a: 1\na: 2\n", "a: [1\n", "just a text\n", "a: !t 1\n"])
  func `what is no mapping of answers has a finding and no answers`(text: String) {
    let reading = AnswersFile.read(Array(text.utf8), file: "answers.yaml", for: survey)
    #expect(reading.answers == nil)
    #expect(reading.findings.findings.contains { $0.severity == .error })
  }

  @Test func `bytes that are no text have a finding`() {
    #expect(AnswersFile.read([0x61, 0x3A, 0x20, 0xFF], file: "x", for: survey).answers == nil)
  }
}
