import ResponseFiles
import Responses
import Surveys
import TestSupport
import Testing

@Suite struct DraftSurveyTests {
  private func draft(_ text: String) throws -> DraftSurvey {
    DraftSurvey(try ColumnCensus(CSVReader(Array(text.utf8))), id: "draft", title: "Draft", file: "draft.csv")
  }

  /// The types of the questions by their names, and whether the file's columns are all understood under the draft.
  private func types(_ text: String) throws -> [String] {
    let survey = try Survey.read(try draft(text).text)
    let layout = SpreadsheetLayout(survey, try ColumnCensus(CSVReader(Array(text.utf8))), SpreadsheetMapping())
    #expect(layout.columns.allSatisfy { $0.fault == nil })
    return survey.allQuestions.map { question in
      switch question.kind {
      case .selectOne(let set): "\(question.name) one \(set.choices.map(\.label.text).joined(separator: "|"))"
      case .selectMultiple(let set, _, _):
        "\(question.name) several \(set.choices.map(\.label.text).joined(separator: "|"))"
      case .matrix(let matrix):
        "\(question.name) matrix \(matrix.rows.map(\.label.text).joined(separator: "|")) \(matrix.choices.map(\.label.text).joined(separator: "|"))"
      case .integer: "\(question.name) integer"
      case .decimal: "\(question.name) decimal"
      case .date: "\(question.name) date"
      case .text: "\(question.name) text"
      default: "\(question.name) ?"
      }
    }
  }

  /// A file with the rows over and over, as many answers are.
  private func file(_ heading: String, _ rows: [String]) -> String {
    heading + "\n" + Array(repeating: rows.joined(separator: "\n"), count: 3).joined(separator: "\n") + "\n"
  }

  @Test func `each column gets the type that its cells have`() throws {
    let text = file(
      "Respondent ID,How often?,How many cups?,Worth,Since,Code,Biscuits,Anything else?",
      [
        "1,Weekly,3,1.5,31/1/2016,007,\"Oatcakes, Shortbread\",a b c", "2,never,12,2,1/2/2016,012,Oatcakes,NA",
        "3,Never,NA,,2016-03-04,013,Shortbread,Not selected",
      ])
    #expect(
      try types(text) == [
        "how-often one Weekly|never", "how-many-cups integer", "Worth decimal", "Since date", "Code one 007|012|013",
        "Biscuits several Oatcakes|Shortbread", "anything-else text",
      ])
  }

  @Test func `columns of one question come together`() throws {
    let text = file(
      "Drinks [Tea],Drinks [Coffee],Rooms - Small,Rooms - Large,x_0001,x_0002",
      ["Yes,No,Good,Bad,Red,Not selected", "No,Yes,Bad,Good,Not selected,Blue"])
    #expect(
      try types(text) == [
        "Drinks several Tea|Coffee", "Rooms matrix Small|Large Good|Bad", "x several Red|Blue",
      ])
  }

  @Test func `two rows of headings are seen`() throws {
    let text = file(
      "Respondent ID,Which drinks?,,,How many cups?\n,Tea,Coffee,Other (please specify),Open-Ended Response",
      ["1,Tea,,wine,3", "2,,Coffee,,4", "3,Tea,,beer,5"])
    #expect(
      try types(text) == ["which-drinks several Tea|Coffee|Other (please specify)", "how-many-cups integer"])
  }

  @Test func `bands stand in the order of their numbers`() throws {
    let text = file("Age", ["> 60", "18-29", "45-60", "30-44"])
    #expect(try types(text) == ["Age one 18-29|30-44|45-60|> 60"])
  }

  @Test func `choices that several questions offer are written once`() throws {
    let text = try draft(file("a,b,c", ["Yes,No,x", "No,Yes,y"])).text
    #expect(text.contains("choice_lists:\n  list1:\n    yes: \"Yes\"\n    no: \"No\"\n"))
    #expect(text.components(separatedBy: "choices: list1\n") == 3)
  }

  @Test func `whatever stands in the headings, the draft is sound`() throws {
    let text = file(
      "\"a \"\"b\"\" \\ c\",\"two\nlines\",${x},'=1+1,q,日本,日本語,\u{7}bell", ["1,x,y,z,w,v,u,t", "2,y,y,z,w,v,u,t"])
    #expect(try Survey.read(try draft(text).text).allQuestions.count == 8)
  }
}

extension String {
  fileprivate func components(separatedBy part: String) -> Int {
    split(separator: part, omittingEmptySubsequences: false).count
  }
}
