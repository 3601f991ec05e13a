import ResponseFiles
import Responses
import Surveys
import TestSupport
import Testing

@Suite struct RowReadingTests {
  /// The rows of a file, read as an import does.
  private func read(_ text: String, _ mapping: SpreadsheetMapping = SpreadsheetMapping()) throws -> [RowReading
    .Response]
  {
    let survey = try Survey.tea()
    let census = try ColumnCensus(CSVReader(Array(text.utf8)))
    let layout = SpreadsheetLayout(survey, census, mapping)
    let reading = RowReading(survey, layout, mapping, census.encoding) { day, time in
      Moment(milliseconds: Moment(startOf: day).milliseconds + Int64(time))
    }
    #expect(reading.mappingFaults.isEmpty)
    var reader = CSVReader(Array(text.utf8))
    var rows: [RowReading.Response] = []
    while let row = try reader.next() { if row.number > layout.headerRows { rows.append(reading.read(row)) } }
    return rows
  }

  private func answers(_ text: String) throws -> [String] {
    try read(text).map { JSONValue.object($0.said.answers).text }
  }

  @Test func `split columns come together as one answer`() throws {
    let rows = try answers("kinds/black,kinds/green,kinds.other,kinds/other\n1,0,,0\n,Green,,Rooibos\n0,0,,0\n")
    #expect(rows == [#"{"kinds":["black"]}"#, #"{"kinds":["green","other"],"kinds.other":"Rooibos"}"#, "{}"])
  }

  @Test func `columns of places come together as a ranking, and gaps are named`() throws {
    let text = "What matters first? [Taste],What matters first? [Price]\n2,1\n1,1\n,2\n,1\n"
    let rows = try read(text)
    #expect(JSONValue.object(rows[0].said.answers).text == #"{"first":["price","taste"]}"#)
    #expect(rows[1].remarks.map(\.fault) == [.brokenRanking("two items hold place 1")])
    #expect(rows[2].remarks.map(\.fault) == [.brokenRanking("no item holds place 1")])
    #expect(JSONValue.object(rows[3].said.answers).text == #"{"first":["price"]}"#)
    #expect(try answers("first.1,first.2\nPrice,Taste\n") == [#"{"first.1":"price","first.2":"taste"}"#])
  }

  @Test func `points, rows of a grid and items of a repeat keep their names`() throws {
    let text = "dots.taste,rated.leaf,pots,pots[0].colour,pots[1].colour\n2,Like,2,red,\n"
    #expect(
      try answers(text)
        == [#"{"dots.taste":2,"rated.leaf":"like","pots[0].colour":"red","pots[1].colour":null}"#]
    )
  }

  @Test func `what another tool says of a response is read`() throws {
    let rows = try read(
      "Respondent ID,StartDate,EndDate,cups\nx1,31/1/16 10:20,31/1/16 10:25:30,1\nx2,1/2/16 1:05 PM,2016-02-01T13:06:00+01:00,2\n"
    )
    #expect(
      rows.map(\.said.startedAt) == [Moment(rfc3339: "2016-01-31T10:20:00Z"), Moment(rfc3339: "2016-02-01T13:05:00Z")])
    #expect(
      rows.map(\.said.submittedAt) == [
        Moment(rfc3339: "2016-01-31T10:25:30Z"), Moment(rfc3339: "2016-02-01T12:06:00Z"),
      ])
    #expect(rows.map(\.fingerprint) == [Array("key:x1".utf8), Array("key:x2".utf8)])
    #expect(rows.allSatisfy { $0.number == 0 && $0.remarks.isEmpty })
  }

  @Test func `what is written otherwise is told with what it was taken for`() throws {
    let row = try #require(try read("who,cups\nDRINKERS,\"1,200\"\n").first)
    #expect(row.remarks.map(\.meaning) == ["drinkers", "1200"])
    #expect(row.remarks.map(\.column) == [0, 1])
  }

  @Test func `a cell of Windows-1252 is read as that`() throws {
    let survey = try Survey.tea()
    let bytes = Array("why\n".utf8) + [0x63, 0x61, 0x66, 0xE9, 0x92, 0x0D, 0x0A]
    let census = try ColumnCensus(CSVReader(bytes))
    #expect(census.encoding == .windows1252)
    let mapping = SpreadsheetMapping()
    let reading = RowReading(survey, SpreadsheetLayout(survey, census, mapping), mapping, census.encoding) { _, _ in nil
    }
    var reader = CSVReader(bytes)
    _ = try reader.next()
    let row = try #require(try reader.next())
    #expect(reading.read(row).said.answers == [JSONValue.Member("why", .string("café’"))])
  }
}
