import ResponseFiles
import Responses
import Surveys
import TestSupport
import Testing

@Suite struct ResponseTableTests {
  private let form = FormHash("sha256:" + String(repeating: "a", count: 64))
  private let older = FormHash("sha256:" + String(repeating: "b", count: 64))

  private func record(_ answers: String, form: FormHash? = nil) -> ResponseRecord {
    ResponseRecord(id: Sample.id(1), form: form ?? self.form, mode: .web, language: "en", answers: answers)
  }

  private func rows(_ text: String) -> [[String]] { CSVRows.read(Array(text.utf8)) }

  /// The cells of one response that are not blank, by column.
  private func cells(_ table: inout ResponseTable, _ record: ResponseRecord) throws -> [String: String] {
    let names = try #require(rows(table.head()).first)
    let row = try #require(rows(try table.text(of: record)).first)
    #expect(row.count == names.count)
    return Dictionary(uniqueKeysWithValues: zip(names, row)).filter { !$0.value.isEmpty }
  }

  @Test func `every cell of a wide file comes back as the answer that it was`() throws {
    for seed in 0..<300 as Range<UInt64> {
      var chance = Chance(seed: seed)
      let survey = RandomSurvey(using: &chance).survey
      var sheet = RandomAnswers.sheet(for: survey.pages.flatMap(\.questions), faults: 0, using: &chance)
      for (name, answer) in sheet.answers where answer.isBlank { sheet[name] = nil }
      let record = record(AnswersJSON.value(sheet, QuestionIndex(survey)).text)
      var counting = ItemCounting(survey)
      counting.add(record)
      var table = ResponseTable(
        survey, form: form, shape: .wide(items: counting.most), labels: nil, definition: { _ in nil })
      let found = try cells(&table, record)
      #expect(table.lost.isEmpty && table.older == 0)
      let columns = ColumnScheme(survey, items: counting.most).columns.filter { $0.item == nil }
      let entries = columns.flatMap { column in self.entries(column, found) }
      let read = SheetReading.read(survey, entries.map { ($0.key, $0.value) })
      #expect(read.problems.isEmpty, "seed \(seed)")
      #expect(AnswersJSON.value(read.sheet, QuestionIndex(survey)).text == record.answers, "seed \(seed)")
    }
  }

  /// What a cell says, under the names that `SheetReading` knows: the inverse of the scheme.
  private func entries(_ column: ColumnScheme.Column, _ cells: [String: String]) -> [RawAnswer.Entry] {
    let cell = cells[column.name].map { CellGuard.remove($0) } ?? ""
    switch column.content {
    case .fact: return []
    case .chosen(let choice):
      let question = column.name.prefix { $0 != "/" }
      return cell == "1" ? [RawAnswer.Entry(String(question), .text(choice.text))] : []
    case .itemCount:
      let count = Int(cell) ?? 0
      return count == 0 ? [] : [RawAnswer.Entry(column.name, .list((0..<count).map { item($0, of: column, cells) }))]
    default:
      guard !cell.isEmpty else { return [] }
      if case .calculate = column.question?.kind {
        return [RawAnswer.Entry(column.name, calculated(cell))]
      }
      return [RawAnswer.Entry(column.name, .text(cell))]
    }
  }

  private func item(_ index: Int, of column: ColumnScheme.Column, _ cells: [String: String]) -> RawAnswer {
    let before = "\(column.name)[\(index)]."
    let own = cells.filter { $0.key.hasPrefix(before) }
    let inner = Dictionary(uniqueKeysWithValues: own.map { (String($0.key.dropFirst(before.count)), $0.value) })
    return .map(ColumnScheme.columns(of: column.question?.children ?? []).flatMap { entries($0, inner) })
  }

  private func calculated(_ cell: String) -> RawAnswer {
    cell == "true" ? .bool(true) : AnswerText.number(in: cell).map { .number($0) } ?? .text(cell)
  }

  @Test func `several choices are 1 and 0 where something was answered, and blank where not`() throws {
    var table = ResponseTable(
      try Survey.tea(), form: form, shape: .wide(items: [:]), labels: nil, definition: { _ in nil })
    let found = try cells(&table, record(#"{"kinds":["green"],"dots":{"price":2},"agreed":true}"#))
    #expect(found["kinds/black"] == "0" && found["kinds/green"] == "1" && found["kinds/other"] == "0")
    #expect(found["dots.taste"] == "0" && found["dots.price"] == "2" && found["agreed"] == "1")
    let blank = try cells(&table, record("{}"))
    #expect(blank.keys.sorted() == ["form", "id", "language", "mode"])
  }

  @Test func `an older response is read by its own form, and what has no column is named`() throws {
    let old = try Survey.read(
      """
      survey: tea
      title: Tea
      organiser: O
      privacy: Write to a@example.org
      pages: [{ questions: [{ name: biscuits, type: integer, label: B },
        { name: kinds, type: select_multiple, label: K, choices: { green: Green, red: Red } }] }]
      """)
    var table = ResponseTable(
      try Survey.tea(), form: form, shape: .wide(items: [:]), labels: nil, definition: { _ in old })
    let found = try cells(&table, record(#"{"biscuits":2,"kinds":["green","red"]}"#, form: older))
    #expect(found["kinds/green"] == "1")
    #expect(found["kinds/black"] == nil, "what was not offered is blank, not 0")
    #expect(table.lost == ["biscuits": 1, "kinds = red": 1] && table.older == 1)
    var long = ResponseTable(try Survey.tea(), form: form, shape: .long, labels: nil, definition: { _ in old })
    let text = try long.text(of: record(#"{"biscuits":2}"#, form: older))
    #expect(text == "\(Sample.id(1)),biscuits,,,2\r\n" && long.lost.isEmpty)
  }

  @Test func `what cannot be read is refused, and what the layout did not foresee is named`() throws {
    let survey = try Survey.tea()
    var table = ResponseTable(
      survey, form: form, shape: .wide(items: ["pots": 1]), labels: nil, definition: { _ in nil })
    #expect(throws: RecordReading.Fault.unknownForm(Sample.id(1), older)) {
      try table.text(of: record("{}", form: older))
    }
    #expect(throws: RecordReading.Fault.damaged(Sample.id(1))) { try table.text(of: record("{")) }
    _ = try table.text(of: record(#"{"pots":[{"colour":"red"},{"colour":"blue"}],"nosuch":1}"#))
    #expect(table.lost == ["pots[1]": 1, "nosuch": 1])
  }

  @Test func `with labels there are titles below the names`() throws {
    var table = ResponseTable(
      try Survey.tea(), form: form, shape: .wide(items: ["pots": 1]), labels: "en", definition: { _ in nil })
    let head = table.head()
    #expect(head.unicodeScalars.first == "\u{FEFF}")
    let titles = rows(head)[1]
    #expect(titles.prefix(2) == ["Response", "Submitted at"])
    #expect(titles.contains("Which kinds? – Black") && titles.contains("Which kinds? – Other (text)"))
    #expect(titles.suffix(2) == ["Your pots – how many", "Your pots 1 – Colour"])
    let row = rows(try table.text(of: record(#"{"who":"growers","rated":{"leaf":"like"},"first":["price"]}"#)))[0]
    #expect(row.contains("Growers") && row.contains("Like") && row.contains("Price"))
  }
}
