import ResponseFiles
import Responses
import Testing

@Suite struct ColumnCensusTests {
  private func census(_ text: String) throws -> ColumnCensus {
    try ColumnCensus(CSVReader(Array(text.utf8))).counted(headerRows: 1)
  }

  @Test func `cells are counted below the heading, blank ones and empty lines not`() throws {
    let census = try census("a,b\nx,\n\nx,y\n ,z\n")
    #expect(census.rows == 4)
    #expect(census.columns.map(\.filled) == [2, 2])
    #expect(census.columns[0].values.map(\.text) == ["x"])
    #expect(census.columns[0].values.map(\.count) == [2])
    #expect(census.head == [["a", "b"], ["x", ""]])
  }

  @Test func `one date proves the order of all, and two that differ prove none`() throws {
    #expect(try census("d\n1/2/2016\n31/1/2016\n").columns[0].dateOrder == .dayFirst)
    #expect(try census("d\n1/2/2016\n1/31/16 4:06\n").columns[0].dateOrder == .monthFirst)
    #expect(try census("d\n1/2/2016\n").columns[0].dateOrder == nil)
    #expect(try census("d\n31/1/2016\n1/31/2016\n").columns[0].dateOrder == nil)
  }

  @Test func `one number proves the mark of all`() throws {
    #expect(try census("n;m\n1,200;3\n1,5;3\n".replacing(";m", with: "").replacing(";3", with: "")).columns.count == 2)
    var census = ColumnCensus()
    var reader = CSVReader(separator: UInt8(ascii: ";"), Array("n\n1,200\n1,5\n".utf8))
    while let row = try reader.next() { census.add(row) }
    #expect(census.columns[0].decimal == .comma)
  }

  @Test func `memory does not grow with unlike texts`() throws {
    let census = try census("a\n" + (1...1000).map { "text \($0)" }.joined(separator: "\n"))
    #expect(census.columns[0].values.count == ColumnCensus.valueLimit)
    #expect(census.columns[0].hasMore)
    #expect(census.columns[0].filled == 1000)
  }
}
