import Testing

@testable import WebForm

struct SpentMarksTests {
  @Test func `a mark is good once, and again where nothing came of it`() {
    let marks = SpentMarks()
    #expect(marks.use(of: "a") == nil && marks.spend("a", for: "x") && marks.use(of: "a") == "x")
    #expect(!marks.spend("a", for: "y") && marks.use(of: "a") == "x")
    marks.giveBack("a")
    marks.giveBack("b")
    #expect(marks.use(of: "a") == nil && marks.spend("a", for: "y") && marks.spend("b", for: "y"))
  }

  @Test func `only so many are remembered, and the oldest go first`() {
    let marks = SpentMarks(capacity: 3)
    for mark in ["a", "b", "c", "d"] { #expect(marks.spend(mark, for: "")) }
    #expect(["a", "b", "c", "d"].map { marks.use(of: $0) != nil } == [false, true, true, true])
    marks.giveBack("c")
    #expect(["b", "c", "d"].map { marks.use(of: $0) != nil } == [true, false, true])
    #expect(marks.spend("e", for: "") && marks.use(of: "b") != nil)
    #expect(marks.spend("f", for: "") && marks.use(of: "b") == nil && marks.use(of: "d") != nil)
  }

  @Test func `of many who press at once one has it`() async {
    let marks = SpentMarks()
    let won = await withTaskGroup(of: Bool.self) { tasks in
      for _ in 0..<100 { tasks.addTask { marks.spend("a", for: "") } }
      return await tasks.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(won == 1)
  }

  @Test func `what a page sends is told from other texts`() {
    for _ in 0..<100 { #expect(SpentMarks.isMark(SpentMarks.fresh)) }
    for wrong in ["", "A", "é", "-1", "00000000000000"] { #expect(!SpentMarks.isMark(wrong)) }
  }
}
