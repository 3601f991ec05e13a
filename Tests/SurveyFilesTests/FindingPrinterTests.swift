import SurveyFiles
import Surveys
import Testing

struct FindingPrinterTests {
  private func shown(_ line: String, column: Int, width: Int = 120) throws -> [String] {
    var reading = SurveyReader.read(Array(line.utf8), file: "x.yaml")
    reading.text = SurveyText(line)
    let finding = Finding(.error, at: Place(line: 1, column: column), "wrong", notes: ["mend it"])
    return FindingPrinter(width: width).text(of: finding, in: reading).split(separator: "\n").map(String.init)
  }

  @Test func `a finding shows its place, the line, a caret and its notes`() throws {
    #expect(
      try shown("type: selct_one", column: 7) == [
        "x.yaml:1:7: error: wrong", "  type: selct_one", "        ^", "  note: mend it",
      ])
  }

  @Test func `the caret stands under its letter after tabs, wide letters and accents`() throws {
    #expect(try shown("\tab", column: 2)[1...2] == ["   ab", "   ^"])
    #expect(try shown("日本x", column: 3)[1...2] == ["  日本x", "      ^"])
    #expect(try shown("e\u{301}x", column: 3)[1...2] == ["  e\u{301}x", "   ^"])
  }

  @Test func `a long line is cut round the caret`() throws {
    let line = String(repeating: "a", count: 100) + "X" + String(repeating: "b", count: 100)
    let lines = try shown(line, column: 101, width: 40)
    #expect(lines[1].count <= 40)
    let caret = try #require(Array(lines[2]).firstIndex(of: "^"))
    #expect(Array(lines[1])[caret] == "X")
    #expect(lines[1].contains("…a") && lines[1].hasSuffix("b…"))
  }

  @Test func `what could steer the terminal is not printed`() throws {
    #expect(try shown("a\u{1B}[31mb\u{202E}c", column: 1)[1] == "  a\u{FFFD}[31mb\u{FFFD}c")
  }

  @Test func `the summary counts errors and warnings`() {
    let clean = SurveyReader.read(Array(minimal("- { name: a, type: integer, label: A }").utf8), file: "-")
    #expect(FindingPrinter.summary(of: [clean]) == "1 file checked: nothing to mend")
    let broken = SurveyReader.read([], file: "-")
    #expect(FindingPrinter.summary(of: [clean, broken]) == "1 error in 2 files")
  }
}
