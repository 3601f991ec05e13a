import ResponseFiles
import Responses
import Surveys
import TestSupport
import Testing

@Suite struct CodebookTests {
  private let form = FormHash("sha256:" + String(repeating: "a", count: 64))

  private func book(_ survey: Survey, language: Language = "en") -> Codebook {
    let older = Codebook.Version(
      form: FormHash("sha256:" + String(repeating: "b", count: 64)), label: "1",
      firstUsed: Moment(milliseconds: 1_451_901_600_000))
    return Codebook(survey, versions: [older, .init(form: form, label: nil, firstUsed: nil)], language: language)
  }

  @Test func `a codebook is what a person has read and approved`() throws {
    let book = book(try Survey.tea())
    expectGolden(book.csv, "codebook.csv")
    expectGolden(book.markdown, "codebook.md")
  }

  @Test func `every column of a file has one entry, whatever the survey`() {
    for seed in 0..<200 as Range<UInt64> {
      var chance = Chance(seed: seed)
      let survey = RandomSurvey(using: &chance).survey
      let known = Set(book(survey).entries.map(\.column))
      #expect(known.count == book(survey).entries.count)
      let items = Dictionary(survey.allQuestions.map { ($0.name, 2) }) { $1 }
      for column in ColumnScheme(survey, items: items).columns {
        let key = column.item.map { column.name.replacing("[\($0.index)]", with: "[]") } ?? column.name
        #expect(known.contains(key), "seed \(seed)")
      }
    }
  }

  @Test func `a scale is ordered, other choices are not, and what is not applicable is marked`() throws {
    let entries = book(try Survey.tea()).entries
    func entry(_ column: String) throws -> Codebook.Entry { try #require(entries.first { $0.column == column }) }
    #expect(try entry("rated.leaf").storage == .ordered)
    #expect(try entry("who").storage == .category)
    #expect(try entry("kinds/green").storage == .flag && entry("kinds/green").values.isEmpty)
    #expect(try entry("dots.price").storage == .integer)
    #expect(try entry("since").storage == .date)
    #expect(try entry("form").values.map(\.label) == ["1 (sha256:\(String(repeating: "b", count: 64)))", form.text])
    #expect(try entry("pots[].colour").label == "Your pots – Colour")
  }

  @Test func `when a question is asked stands with its page's and group's conditions`() throws {
    let survey = try Survey.read(
      """
      survey: tea
      title: Tea
      organiser: O
      privacy: Write to a@example.org
      pages:
        - questions: [{ name: cups, type: integer, label: C }]
        - relevant: ${cups} > 0
          questions:
            - name: more
              type: group
              relevant: ${cups} > 1
              questions: [{ name: why, type: text, label: W }]
      """)
    let entry = try #require(book(survey).entries.first { $0.column == "why" })
    #expect(entry.conditions == ["${cups} > 0", "${cups} > 1"])
    #expect(book(survey).csv.contains(",(${cups} > 0) and (${cups} > 1),"))
  }
}
