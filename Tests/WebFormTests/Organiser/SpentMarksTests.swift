import Testing

@testable import WebForm

struct SpentMarksTests {
  @Test func `a mark is good once, and again where nothing came of it`() {
    let marks = SpentMarks()
    #expect(!marks.isSpent("a") && marks.spend("a") && marks.isSpent("a") && !marks.spend("a"))
    marks.giveBack("a")
    marks.giveBack("b")
    #expect(!marks.isSpent("a") && marks.spend("a") && marks.spend("b"))
  }

  @Test func `only so many are remembered, and the oldest go first`() {
    let marks = SpentMarks(capacity: 3)
    for mark in ["a", "b", "c", "d"] { #expect(marks.spend(mark)) }
    #expect(["a", "b", "c", "d"].map(marks.isSpent) == [false, true, true, true])
    marks.giveBack("c")
    #expect(["b", "c", "d"].map(marks.isSpent) == [true, false, true])
    #expect(marks.spend("e") && marks.isSpent("b"))
    #expect(marks.spend("f") && !marks.isSpent("b") && marks.isSpent("d"))
  }

  @Test func `of many who press at once one has it`() async {
    let marks = SpentMarks()
    let won = await withTaskGroup(of: Bool.self) { tasks in
      for _ in 0..<100 { tasks.addTask { marks.spend("a") } }
      return await tasks.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(won == 1)
  }

  @Test func `what a page sends is told from other texts`() {
    for _ in 0..<100 { #expect(SpentMarks.isMark(SpentMarks.fresh)) }
    for wrong in ["", "A", "é", "-1", "00000000000000"] { #expect(!SpentMarks.isMark(wrong)) }
  }
}
