import Responses
import Surveys
import TestSupport
import Testing

@testable import ResponseFiles

@Suite struct CellReadingTests {
  /// What a cell under a heading comes to.
  private func read(
    _ cell: String, under heading: String, _ mapping: SpreadsheetMapping = SpreadsheetMapping(), isOwn: Bool = false
  ) throws -> CellValue {
    let survey = try Survey.tea()
    var census = ColumnCensus()
    var reader = CSVReader(Array("\"\(heading)\"\n".utf8))
    while let row = try reader.next() { census.add(row) }
    let layout = SpreadsheetLayout(survey, census, mapping)
    let column = try #require(layout.columns.first)
    guard case .target(let target) = column.role else { throw CellFault.wrongFact("\(column.role)") }
    let question = try #require(survey.question(named: target.question))
    return try CellReading(column, target, question, survey, mapping, isOwn: isOwn).read(cell)
  }

  @Test(
    arguments: [
      ("drinkers", "who", .value(.string("drinkers"), isExact: true)),
      (" DRINKERS ", "who", .value(.string("drinkers"), isExact: false)),
      ("Green; Black", "kinds", .value(.array([.string("green"), .string("black")]), isExact: true)),
      ("1", "kinds/green", .chosen(true)), ("0", "kinds/green", .chosen(false)),
      ("Green", "kinds/green", .chosen(true)),
      ("Not selected", "kinds/green", .chosen(false)), ("NA", "kinds/green", .blank),
      ("x", "kinds/green", .chosen(true)), ("Rooibos", "kinds/other", .chosenWith("Rooibos")),
      ("12", "cups", .value(.number(12), isExact: true)), ("1,200", "cups", .value(.number(1200), isExact: false)),
      ("2,5", "worth", .value(.number(2.5), isExact: false)), ("1e3", "worth", .value(.number(1000), isExact: true)),
      ("2016-01-31", "since", .value(.string("2016-01-31"), isExact: true)),
      ("31/1/2016", "since", .value(.string("2016-01-31"), isExact: false)),
      ("Yes", "agreed", .value(.boolean(true), isExact: true)), ("no", "agreed", .blank),
      ("price", "first.1", .value(.string("price"), isExact: true)), ("2nd", "first.price", .place(2)),
      ("2", "dots.price", .value(.number(2), isExact: true)),
      ("Like", "rated.leaf", .value(.string("like"), isExact: true)),
      ("'=1+1", "why", .value(.string("=1+1"), isExact: true)), ("N/A", "why", .blank), ("-", "cups", .blank),
      ("", "why", .blank),
    ] as [(String, String, CellValue)])
  func `a cell is understood`(_ cell: String, _ heading: String, _ value: CellValue) throws {
    #expect(try read(cell, under: heading) == value)
  }

  @Test(
    arguments: [
      ("Painters", "who", .unknownChoice("Painters")), ("Green; blue", "kinds", .unknownChoice("blue")),
      ("perhaps", "kinds/green", .notATick), ("many", "cups", .notANumber), ("1,200", "worth", .ambiguousNumber),
      ("1/2/2016", "since", .ambiguousDate), ("yesterday", "since", .notADate), ("perhaps", "agreed", .notATick),
      ("3rd", "first.price", .notAPlace), ("0", "first.price", .notAPlace),
    ] as [(String, String, CellFault)])
  func `a cell that is not understood says why`(_ cell: String, _ heading: String, _ fault: CellFault) throws {
    #expect(throws: fault) { try read(cell, under: heading) }
  }

  @Test func `the mapping settles what is open`() throws {
    #expect(
      try read("1/2/2016", under: "since", SpreadsheetMapping(dates: .monthFirst))
        == .value(.string("2016-01-02"), isExact: false))
    #expect(
      try read("1,200", under: "worth", SpreadsheetMapping(decimal: .comma)) == .value(.number(1.2), isExact: false))
    #expect(try read("99", under: "cups", SpreadsheetMapping(blanks: ["99"])) == .blank)
    let values = SpreadsheetMapping(values: ["who": ["Thirsty": "drinkers", "?": ""], "cups": ["a few": "3"]])
    #expect(try read("thirsty", under: "who", values) == .value(.string("drinkers"), isExact: true))
    #expect(try read("a few", under: "cups", values) == .value(.number(3), isExact: true))
  }

  @Test func `in a file of this program a text is what was typed`() throws {
    #expect(try read("N/A", under: "why", isOwn: true) == .value(.string("N/A"), isExact: true))
    #expect(try read("-", under: "why", isOwn: true) == .value(.string("-"), isExact: true))
  }
}
