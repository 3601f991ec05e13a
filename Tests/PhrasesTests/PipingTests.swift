import Phrases
import Responses
import Surveys
import TestSupport
import Testing

struct PipingTests {
  private let survey: Survey

  init() throws {
    survey = try Survey.read(
      """
      survey: s
      title: S
      organiser: O
      privacy: Ask us at privacy@example.org
      pages:
        - questions:
            - { name: place, type: select_one, label: Place, choices: { inv: Inverness, other: { label: Elsewhere, specify: true } } }
            - { name: who, type: text, label: Who }
            - name: pets
              type: repeat
              label: Pets
              questions:
                - { name: pet, type: text, label: Pet }
      """)
  }

  private func parts(_ text: String, _ sheet: AnswerSheet, item: QuestionPath.RepeatItem? = nil) throws -> [PipedPart] {
    let today = try #require(CivilDate(iso: "2016-01-31"))
    return Phrases("en").piped(
      Wording(text), in: Interview(survey: survey, sheet: sheet, today: today), item: item)
  }

  @Test func `an answer is piped as its label, apart from the author's text`() throws {
    let sheet = AnswerSheet(answers: ["place": .choice("inv"), "who": .text("<b>")])
    #expect(
      try parts("Is ${who} in ${place}?", sheet)
        == [.text("Is "), .answer("<b>"), .text(" in "), .answer("Inverness"), .text("?")])
  }

  @Test func `an unanswered question pipes nothing, and an unknown name stays`() throws {
    #expect(
      try parts("Dear ${who}, $5 ${nobody} ${", AnswerSheet()) == [
        .text("Dear "), .answer(""), .text(", $5 ${nobody} ${"),
      ])
  }

  @Test func `what was piped is not looked at again`() throws {
    #expect(try parts("${who}", AnswerSheet(answers: ["who": .text("${place}")])) == [.answer("${place}")])
  }

  @Test func `in an item the item's own answer is piped`() throws {
    let items = ["Tom", "Rex"].map { AnswerSheet(answers: ["pet": .text($0)]) }
    let sheet = AnswerSheet(answers: ["pets": .items(items)])
    #expect(try parts("${pet}", sheet, item: QuestionPath.RepeatItem("pets", 1)) == [.answer("Rex")])
  }

  @Test func `words beside a choice are said with it`() throws {
    let sheet = AnswerSheet(
      answers: ["place": .choice("other")], specifications: [AnswerSheet.Specification("place", "other"): "Skye"])
    #expect(try parts("${place}", sheet) == [.answer("Elsewhere (Skye)")])
    #expect(try parts("${place.other}", sheet) == [.answer("Skye")])
  }
}
