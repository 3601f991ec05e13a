import Responses
import Surveys
import TestSupport
import Testing

/// What somebody may enter who copies a paper form.
struct TranscriptTests {
  private let survey: Survey

  init() throws {
    survey = try Survey.read(
      """
      survey: tea
      title: Tea
      organiser: Tea Society
      privacy: Held by the Tea Society, write to tea@example.org
      pages:
        - questions:
            - { name: cups, type: integer, label: How many cups?, required: true, constraint: ". <= 20" }
            - { name: sorts, type: select_multiple, label: Which?, choices: { black: Black, green: Green }, min: 1, required: true }
            - { name: agree, type: acknowledge, label: I agree, required: true }
            - { name: why, type: text, label: Why?, relevant: "${cups} > 5", required: true }
            - name: shops
              type: repeat
              label: Shops
              questions:
                - { name: shop, type: text, label: Shop, required: true }

      """)
  }

  private let today = CivilDate(year: 2026, month: 1, day: 1)

  private func interview(_ entries: [RawAnswer.Entry], isTranscript: Bool) throws -> (Interview, [AnswerProblem]) {
    let outcome = SheetReading.read(QuestionIndex(survey), entries)
    let interview = Interview(
      survey: survey, sheet: outcome.sheet, today: try #require(today), isTranscript: isTranscript)
    return (interview, interview.problems(after: outcome))
  }

  @Test func `what was left blank on paper may be blank, consent excepted`() throws {
    let (_, problems) = try interview([], isTranscript: true)
    #expect(problems.map(\.path.question.text) == ["agree"])
    let (_, asked) = try interview([], isTranscript: false)
    #expect(asked.map(\.path.question.text) == ["cups", "sorts", "agree"])
  }

  @Test func `what is wrong on paper is still wrong`() throws {
    let (_, problems) = try interview(
      [RawAnswer.Entry("cups", .number(21)), RawAnswer.Entry("agree", .bool(true))], isTranscript: true)
    #expect(problems.map(\.kind) == [.constraint(nil)])
  }

  @Test func `an answer that cannot be read is submitted as a mark and counts as empty in formulas`() throws {
    let entries = [
      RawAnswer.Entry("cups?", .text("illegible")), RawAnswer.Entry("agree", .bool(true)),
      RawAnswer.Entry("shops[0].shop?", .text("illegible")),
    ]
    let (interview, problems) = try interview(entries, isTranscript: true)
    #expect(problems.isEmpty)
    let submitted = interview.submission()
    #expect(submitted.illegible == ["cups"] && submitted["cups"] == nil)
    #expect(submitted[illegibleAt: QuestionPath("shop", in: QuestionPath.RepeatItem("shops", 0))])
    let written = submitted.raw(QuestionIndex(survey))
    #expect(written.first == RawAnswer.Entry("cups?", .text("illegible")))
    #expect(SheetReading.read(interview.index, written).sheet == submitted)
  }

  @Test func `nobody else may say that an answer cannot be read`() throws {
    let (interview, problems) = try interview([RawAnswer.Entry("cups?", .text("illegible"))], isTranscript: false)
    #expect(problems.contains(AnswerProblem(QuestionPath("cups"), .required(nil))))
    #expect(interview.submission().illegible.isEmpty)
  }

  @Test func `an answer takes the mark away, and the mark the answer`() {
    var sheet = AnswerSheet()
    sheet.markIllegible("cups")
    sheet["cups"] = .number(2)
    #expect(sheet.illegible.isEmpty)
    sheet.markIllegible("cups")
    #expect(sheet["cups"] == nil && !sheet.isEmpty)
  }

  @Test func `another word than illegible is refused where the mark stands`() throws {
    let (_, problems) = try interview([RawAnswer.Entry("cups?", .text("torn"))], isTranscript: true)
    #expect(problems.contains(AnswerProblem(QuestionPath("cups"), .unknownMark)))
    let (_, parts) = try interview([RawAnswer.Entry("cups.x?", .text("illegible"))], isTranscript: true)
    #expect(parts.contains(AnswerProblem(QuestionPath("_"), .unknownQuestion("cups.x?"))))
  }
}
