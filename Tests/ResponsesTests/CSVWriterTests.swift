import Responses
import Surveys
import TestSupport
import Testing

@Suite struct CSVWriterTests {
  private func text(_ rows: [[String]], withMark: Bool = false) -> String {
    var writer = CSVWriter(withMark: withMark)
    for row in rows { writer.write(row) }
    return writer.text
  }

  @Test func `a table is its rows, one after another, and the empty text for none`() {
    #expect(CSVWriter.text(of: [["=1+1", "-5"], ["+44", "a,\"b\""]]) == "'=1+1,-5\r\n'+44,\"a,\"\"b\"\"\"\r\n")
    #expect(CSVWriter.text(of: []).isEmpty)
  }

  @Test func `cells are quoted only where they must be`() {
    let rows = [["a", "b c", ""], ["x,y", "say \"so\"", "two\nlines"], [";", "é", "\r"]]
    #expect(text(rows) == "a,b c,\r\n\"x,y\",\"say \"\"so\"\"\",\"two\nlines\"\r\n;,é,\"'\r\"\r\n")
  }

  @Test func `the mark stands at the start and once`() {
    var writer = CSVWriter(withMark: true)
    writer.write(["a"])
    #expect(Array(writer.take().utf8) == [0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A])
    writer.write(["b"])
    #expect(writer.take() == "b\r\n")
    #expect(writer.take().isEmpty)
  }

  @Test func `a row of one blank cell is no empty line`() {
    #expect(text([[""], ["", ""]]) == "\"\"\r\n,\r\n")
  }

  @Test func `whatever is written is read back cell by cell`() {
    var chance = Chance(seed: 4180)
    let pieces = [",", "\"", "\r", "\n", "\r\n", "'", "=", "-", "3", " ", ";", "\t", "é", "\u{301}", "茶", "👩‍🌾", "x"]
    for _ in 0..<3_000 {
      let width = 1 + chance.below(4)
      let rows = (0..<(1 + chance.below(4))).map { _ in
        (0..<width).map { _ in (0..<chance.below(6)).compactMap { _ in chance.element(of: pieces) }.joined() }
      }
      let read = CSVRows.read(Array(text(rows).utf8))
      #expect(read.map { $0.map { CellGuard.remove($0).utf8.map { $0 } } } == rows.map { $0.map { Array($0.utf8) } })
    }
  }
}
