import Responses
import Surveys
import Testing

@Suite struct CellGuardTests {
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+44 1463", "'+44 1463"), ("+5", "'+5"), ("-", "'-"), ("- tea", "'- tea"), ("-3+1", "'-3+1"),
    ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"), ("\rx", "'\rx"), ("\n", "'\n"), (" =1", "' =1"), ("＝1", "'＝1"),
    ("\u{A0}=1", "'\u{A0}=1"), ("'=1", "''=1"), ("'-3", "''-3"), ("''@", "'''@"), ("=\u{301}", "'=\u{301}"),
    ("- 3", "'- 3"), ("-1.", "'-1."), ("-.5", "'-.5"), ("-1e", "'-1e"), (" -3", "' -3"),
  ])
  func `what a spreadsheet could read as a formula gets an apostrophe`(_ text: String, _ cell: String) {
    #expect(CellGuard.add(text) == cell)
    #expect(CellGuard.remove(cell) == text)
  }

  @Test(arguments: [
    "", "3", "-3", "-0.25", "-1e-07", "-12E+9", "tea", "'tis warm", "'", "''", " tea", "1+1", "a=b", "è", "’=",
  ])
  func `what is in no danger stays as it is`(_ text: String) {
    #expect(CellGuard.add(text) == text)
    #expect(CellGuard.remove(text) == text)
  }

  @Test func `taking the guard off gives back every text`() {
    var chance = Chance(seed: 7)
    let pieces = [
      "'", "=", "+", "-", "@", "\t", "\r", "\n", " ", "3", ".5", "e", "x", "＠", "\u{301}", "\u{FEFF}", "\u{A0}",
    ]
    for _ in 0..<20_000 {
      let text = (0..<chance.below(7)).compactMap { _ in chance.element(of: pieces) }.joined()
      let cell = CellGuard.add(text)
      #expect(CellGuard.remove(cell) == text)
      #expect(cell.unicodeScalars.elementsEqual(text.unicodeScalars) || cell.unicodeScalars.first == "'")
    }
  }
}
