import ResponseFiles
import Responses
import Surveys
import TestSupport
import Testing

struct DraftReadingTests {
  private func draft(_ answers: String) -> Draft {
    Draft(
      code: [1], form: FormHash("f"), language: "en", startedAt: Moment(milliseconds: 1),
      savedAt: Moment(milliseconds: 2), answers: answers)
  }

  @Test func `what cannot be read is kept as it was typed, and what is not asked any more is no problem`() throws {
    let index = QuestionIndex(
      try Survey.read(
        """
        survey: tea
        title: Tea
        organiser: Us
        privacy: Ask us at 1 High Street.
        pages: [{ questions: [{ name: cups, type: integer, label: Cups }, { name: why, type: text, label: Why }] }]

        """))
    let reading = try #require(DraftReading(draft(#"{"cups":"lots","why":"thirst","gone":"x"}"#), index))
    #expect(reading.sheet["why"] == .text("thirst") && reading.sheet["cups"] == nil)
    #expect(reading.unread == ["cups": "lots"])
    #expect(reading.problems.map(\.path.question) == ["cups"])
    #expect(try #require(DraftReading(draft("{}"), index)).problems.isEmpty)
    for damaged in ["", "[]", "{", "7"] { #expect(DraftReading(draft(damaged), index) == nil) }
  }
}
