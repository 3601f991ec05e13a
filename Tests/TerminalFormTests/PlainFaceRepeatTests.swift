import Responses
import Surveys
import TerminalForm
import TestSupport
import Testing

struct PlainFaceRepeatTests {
  private let survey: Survey
  private let today: CivilDate

  init() throws {
    today = try #require(CivilDate(iso: "2016-01-31"))
    survey = try Survey.read(
      """
      survey: s
      title: { en: Pets, gd: Peataichean }
      organiser: The parish council
      languages: [en, gd]
      privacy: The clerk keeps the answers for a year; write to clerk@example.org
      pages:
        - questions:
            - name: pets
              type: repeat
              label: Your pets
              item_label: Pet
              min: 1
              max: 3
              questions:
                - { name: pet, type: text, label: Its name, required: true }
                - { name: kind, type: select_one, label: "What is ${pet}?", choices: { cat: Cat, dog: Dog } }
            - { name: last, type: text, label: Anything else? }
      """)
  }

  private func run(_ lines: [String]) -> (FormEnding, String) {
    let terminal = ScriptedTerminal(lines)
    var face = PlainFace(
      index: QuestionIndex(survey), language: nil, sheet: AnswerSheet(), today: today, reader: terminal.source,
      writer: terminal.sink)
    return (face.run(), terminal.transcript)
  }

  @Test func `items are added one by one until there are enough`() {
    let (ending, transcript) = run(["1", "Tom", "cat", "yes", "Rex", "2", "maybe", "no", "that is all", "send"])
    let items = [("Tom", "cat"), ("Rex", "dog")].map { name, kind in
      AnswerSheet(answers: ["pet": .text(name), "kind": .choice(Name(kind) ?? "_")])
    }
    #expect(
      ending
        == .submitted(AnswerSheet(answers: ["pets": .items(items), "last": .text("that is all")]), "en"))
    expectGolden(transcript, "repeat.txt")
  }

  @Test func `no more is offered than there may be`() {
    let (ending, _) = run(["gd", "A", "", "y", "B", "", "y", "C", "", "the end", "send"])
    guard case .submitted(let sheet, let language) = ending else {
      Issue.record("nothing was sent: \(ending)")
      return
    }
    #expect(language == "gd")
    #expect(sheet["last"] == .text("the end"))
    if case .items(let items)? = sheet["pets"] { #expect(items.count == 3) } else { Issue.record("no items") }
  }
}
