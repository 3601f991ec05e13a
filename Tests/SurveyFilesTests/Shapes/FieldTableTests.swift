import SurveyFiles
import Surveys
import Testing

@Suite struct FieldTableTests {
  @Test func `no key stands twice in a table`() {
    let tables = FieldShape.Part.allCases.map(\.table) + QuestionType.allCases.map { FieldTable.question($0) }
    for table in tables { #expect(Set(table.keys).count == table.keys.count, "\(table.keys)") }
  }

  @Test func `a table knows what must be there and what shape it has`() {
    let definition = FieldShape.Part.definition.table
    #expect(definition.required == ["survey", "title", "organiser", "privacy", "pages"])
    #expect(definition["limit"] == .whole(from: 1, to: FieldShape.farAbove))
    #expect(definition["nosuch"] == nil)
  }

  @Test func `each type of question has its own keys, and the label that it needs`() {
    #expect(FieldTable.question(.matrix).required == ["name", "type", "label", "scale", "rows"])
    #expect(FieldTable.question(.group).required == ["name", "type", "questions"])
    #expect(FieldTable.question(.calculate).keys == ["name", "type", "label", "relevant", "calculation"])
    #expect(FieldTable.question(.text)["appearance"] == .word(["multiline"]))
    #expect(FieldTable.question(.integer)["appearance"] == .text)
  }
}
