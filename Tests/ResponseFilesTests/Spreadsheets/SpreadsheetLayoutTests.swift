import ResponseFiles
import Responses
import Surveys
import TestSupport
import Testing

@Suite struct SpreadsheetLayoutTests {
  private func layout(_ text: String, _ mapping: SpreadsheetMapping = SpreadsheetMapping()) throws -> SpreadsheetLayout
  {
    SpreadsheetLayout(try .tea(), try ColumnCensus(CSVReader(Array(text.utf8))), mapping)
  }

  private func targets(_ layout: SpreadsheetLayout) -> [String] {
    layout.columns.map { if case .target(let target) = $0.role { target.name } else { "\($0.role)" } }
  }

  @Test func `one row of headings is one row`() throws {
    let layout = try layout("who,Which kinds? [Green],How many cups?\ndrinkers,1,3\n")
    #expect(layout.headerRows == 1)
    #expect(targets(layout) == ["who", "kinds/green", "cups"])
    #expect(layout.columns.map(\.filled) == [1, 1, 1])
  }

  @Test func `the question above and the choice below, blank cells going on to the left`() throws {
    let layout = try layout(
      """
      Respondent ID,Which kinds?,,,How do you like it?,,How many cups?
      ,Black,Green,Other,The leaf,The cost,Open-Ended Response
      11,Black,,,Like,Dislike,3
      12,,Green,Rooibos,Like,,

      """)
    #expect(layout.headerRows == 2)
    #expect(
      targets(layout) == ["key", "kinds/black", "kinds/green", "kinds/other", "rated.leaf", "rated.cost", "cups"])
    #expect(layout.columns[2].heading == "Which kinds? – Green")
    #expect(layout.columns.map(\.filled) == [2, 1, 1, 1, 2, 1, 1])
  }

  @Test func `names above and titles below, as an export with labels has them`() throws {
    let layout = try layout(
      "id,who,kinds/green,cups,pots\nResponse,Who are you?,Which kinds? – Green,How many cups?,Your pots – how many\nx,drinkers,1,3,0\n"
    )
    #expect(layout.headerRows == 2)
    #expect(targets(layout) == ["fact(ResponseFiles.ColumnScheme.Fact.id)", "who", "kinds/green", "cups", "pots"])
    #expect(layout.columns[2].heading == "kinds/green")
  }

  @Test func `in a file of this program the id below its heading tells titles from answers`() throws {
    let heads = "id,mode,form,why\n"
    #expect(try layout(heads + "\(Sample.id(1)),web,,Response\n\(Sample.id(2)),web,,b\n").headerRows == 1)
    #expect(try layout(heads + "Response,How it came in,Form,Why?\n\(Sample.id(1)),web,,b\n").headerRows == 2)
  }

  @Test func `answers that are labels of choices are no second row of headings`() throws {
    let layout = try layout("Which kinds?,Which kinds? [Green],who\nBlack,Green,Drinkers\n")
    #expect(layout.headerRows == 1)
  }

  @Test func `what is not recognised, or stands twice, is a fault with what to do`() throws {
    let layout = try layout("Who are you,cusp,cups,How many cups?,,IP Address\ndrinkers,1,2,3,4,5\n")
    #expect(targets(layout)[0] == "who")
    #expect(layout.columns[1].role == .unknown(near: "cups"))
    #expect(layout.columns[1].fault?.contains(#""cusp": ignore"#) == true)
    #expect(layout.columns[3].role == .repeated(2))
    #expect(layout.columns[4].fault?.contains(#""E": ignore"#) == true)
    #expect(layout.columns[5].role == .passedOver)
  }

  @Test func `a mapping names columns by heading, by letter and all the rest`() throws {
    let mapping = SpreadsheetMapping(columns: [
      "how old?": .target("cups"), "B": .target("rated.cost"), "C": .target("cake"), "*": .ignore, "Nowhere": .ignore,
    ])
    let layout = try layout("How old?,x,y,z\n1,Like,2,3\n", mapping)
    #expect(targets(layout)[..<2] == ["cups", "rated.cost"])
    #expect(layout.columns[2].role == .wrongMapping("cake"))
    #expect(layout.columns[3].role == .ignored)
    #expect(layout.mappingFaults == ["No column is headed ‘Nowhere’; copy the heading as it stands in the file."])
  }

  @Test func `letters go on after Z`() {
    #expect([0, 25, 26, 51, 52, 701, 702].map(SpreadsheetLayout.letter) == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"])
  }
}
