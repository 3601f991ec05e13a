import Responses
import SurveyFiles
import Surveys
import Testing

@Suite struct MappingFileTests {
  @Test func `a mapping is read whole`() throws {
    let file = MappingFile(
      Array(
        """
        columns: { "Respondent": ignore, "How often??": often, "*": ignore }
        values: { often: { wkly: weekly, "?": "" } }
        blank: ["99", refused]
        header_rows: 2
        dates: dmy
        decimal: comma
        """.utf8), file: "m.yaml")
    #expect(
      try #require(file.mapping)
        == SpreadsheetMapping(
          columns: ["Respondent": .ignore, "How often??": .target("often"), "*": .ignore],
          values: ["often": ["wkly": "weekly", "?": ""]], blanks: ["99", "refused"], headerRows: 2, dates: .dayFirst,
          decimal: .comma))
  }

  @Test func `an empty mapping says nothing`() {
    #expect(MappingFile([], file: "m.yaml").mapping == SpreadsheetMapping())
  }

  @Test(arguments: [
    ("colums: {}", 1, "There is no key ‘colums’ here"),
    ("columns: [a]", 1, "Write a column's heading, a colon, and a question's name or ignore"),
    ("columns: { a: }", 1, "Nothing stands behind ‘a’"), ("dates: ymd", 1, "Write dmy or mdy"),
    ("blank: 99", 1, "Write a list of texts, such as [\"99\", \"refused\"]"),
    ("values:\n  9: { a: b }", 2, "‘9’ is no name of a question"), ("header_rows: 3", 1, "Write 1 or 2"),
    ("- a", 1, "A mapping begins with ‘columns:’ or ‘values:’, and here stands a list"),
  ])
  func `what is wrong is named with its place`(_ text: String, _ line: Int, _ message: String) throws {
    let file = MappingFile(Array(text.utf8), file: "m.yaml")
    #expect(file.mapping == nil)
    let finding = try #require(file.findings.findings.first)
    #expect(finding.message == message)
    #expect(finding.place.line == line)
  }
}
