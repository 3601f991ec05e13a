import ResponseFiles
import Responses
import Surveys
import TestSupport
import Testing

@Suite struct ColumnSchemeTests {
  @Test func `every part of an answer has a column, in the order of the definition`() throws {
    let names = ColumnScheme(try Survey.tea(), items: ["pots": 2]).columns.map(\.name)
    #expect(
      names == [
        "id", "submitted_at", "started_at", "mode", "language", "form", "simulated", "who", "kinds/black",
        "kinds/green",
        "kinds/other", "kinds.other", "cups", "worth", "why", "since", "agreed", "first.1", "first.2", "dots.taste",
        "dots.price", "rated.leaf", "rated.cost", "pots", "pots[0].colour", "pots[1].colour",
      ])
  }

  @Test func `a column says what it holds and of which question`() throws {
    let columns = ColumnScheme(try Survey.tea(), items: ["pots": 1]).columns
    func content(_ name: String) -> ColumnScheme.Content? { columns.first { $0.name == name }?.content }
    #expect(content("form") == .fact(.form))
    #expect(content("who") == .answer)
    #expect(content("kinds/other") == .chosen("other"))
    #expect(content("kinds.other") == .specification("other"))
    #expect(content("first.2") == .place(2))
    #expect(content("dots.price") == .points("price"))
    #expect(content("rated.leaf") == .row("leaf"))
    #expect(content("pots") == .itemCount)
    let colour = try #require(columns.last)
    #expect(colour.content == .answer && colour.question?.name == "colour")
    #expect(colour.item?.name == "pots" && colour.item?.index == 0)
  }

  @Test func `a fact gives way to a question of its name`() throws {
    let survey = try Survey.read(
      """
      survey: tea
      title: Tea
      organiser: O
      privacy: Write to a@example.org
      pages: [{ questions: [{ name: language, type: text, label: L }, { name: _language, type: text, label: L },
        { name: id, type: select_multiple, label: I, choices: { a: A } }] }]
      """)
    let names = ColumnScheme(survey).columns.map(\.name)
    #expect(
      names == [
        "_id", "submitted_at", "started_at", "mode", "__language", "form", "simulated", "language", "_language", "id/a",
      ])
  }

  @Test func `no two columns share a name, whatever the survey`() {
    for seed in 0..<200 as Range<UInt64> {
      var chance = Chance(seed: seed)
      let survey = RandomSurvey(using: &chance).survey
      let counts = Dictionary(survey.allQuestions.map { ($0.name, 2) }) { $1 }
      let names = ColumnScheme(survey, items: counts).columns.map(\.name)
      #expect(Set(names).count == names.count)
    }
  }
}
