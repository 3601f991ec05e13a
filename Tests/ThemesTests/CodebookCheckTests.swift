import Testing
import Themes

@Suite struct CodebookCheckTests {
  @Test func `each entry says how often it matches, how often alone, and with which it overlaps`() {
    let check = CodebookCheck(
      Coding.survey,
      Coding.comments(["The bus and the road", "A bus", "No road map", "Funding for funds", "Nothing", "core costs"]))
    #expect(check.comments == 6)
    #expect(check.unmatched == 2)
    #expect(check.lines.map(\.text) == ["road", "bus", "pothole", "road map", "money", "fund*", "core costs"])
    #expect(check.lines.map(\.matches) == [1, 2, 0, 1, 0, 1, 1])
    #expect(check.lines.map(\.only) == [0, 1, 0, 0, 0, 1, 1])
    #expect(check.lines.map(\.overlaps) == [0, 0, 0, 0, 0, 0, 0])
    #expect(check.idle.map(\.text) == ["pothole", "money"])
  }
}
