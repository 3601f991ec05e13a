import Testing
import Themes

@Suite struct CodingLineTests {
  @Test(arguments: [
    ("", CodingLine.accept), ("a c", .themes([0, 2])), (" B,c ", .themes([1, 2])),
    ("+c -a", .changed(add: [2], remove: [0])), ("0", .none), ("0 a", .unknown("0")), ("none a", .unknown("none")),
    ("none", .none), ("note", .note("")), ("note  the A9 ", .note("the A9 ")), ("/bus stop", .search("bus stop")),
    ("d", .unknown("d")), ("a +c", .unknown("a +c")), ("ab", .unknown("ab")), ("QUIT", .stop),
    ("new Piers", .missing("Piers")),
  ])
  func `a line is understood`(line: String, meaning: CodingLine) {
    #expect(CodingLine(line, themes: 3) == meaning)
  }

  @Test func `every theme has letters of its own`() {
    #expect([0, 25, 26, 51, 52, 701, 702].map(CodingLine.letters) == ["a", "z", "aa", "az", "ba", "zz", "aaa"])
  }
}
