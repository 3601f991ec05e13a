import Surveys
import TestSupport
import Testing

@testable import TerminalForm

@Suite struct TextFieldTests {
  @Test func `marks that come alone join the letter before them`() {
    var field = TextField()
    for text in ["e", "\u{301}", "x"] { _ = field.press(.text(text), width: 20) }
    #expect(field.text == "e\u{301}x" && field.text.count == 2)
    _ = field.press(.left, width: 20)
    _ = field.press(.backspace, width: 20)
    #expect(field.text == "x")
  }

  @Test func `what is pasted into one line stays one line, and no command passes`() {
    var field = TextField()
    _ = field.press(.paste("a\nb\u{1B}[31mc\u{7}"), width: 20)
    #expect(field.text == "a b[31mc")
    var lines = TextField(isMultiline: true)
    _ = lines.press(.paste("a\nb"), width: 20)
    #expect(lines.text == "a\nb")
  }

  @Test func `lines are as wide as the field, wide characters counted twice`() {
    let layout = TextField("日本語日本語", isMultiline: true).layout(width: 8)
    #expect(layout.lines == ["日本語", "日本語"])
    #expect(layout.row == 1 && layout.column == 6)
  }

  @Test func `up and down keep the column where they can`() {
    var field = TextField("first line\nb\nthird line", isMultiline: true)
    _ = field.press(.up, width: 40)
    #expect(field.layout(width: 40).column == 1)
    _ = field.press(.up, width: 40)
    #expect(field.layout(width: 40).row == 0)
    let isUsed = field.press(.up, width: 40)
    #expect(!isUsed)
  }

  @Test func `any keys leave a text whose lines hold all of it, and a cursor within them`() {
    var chance = SeededChance(seed: 5)
    let keys: [KeyPress] = [
      .text("a"), .text(" "), .text("日"), .text("\u{301}"), .enter, .backspace, .delete, .left, .right, .up, .down,
      .home, .end, .wordLeft, .wordRight, .control("u"), .control("w"), .paste("x y\nz"), .text("word "),
    ]
    for _ in 0..<300 {
      var field = TextField(isMultiline: true)
      for _ in 0..<60 {
        _ = field.press(keys[Int(chance.next() % UInt64(keys.count))], width: 9)
        let layout = field.layout(width: 9)
        #expect(layout.lines.joined().filter { $0 != "\n" } == field.text.filter { $0 != "\n" })
        #expect(layout.lines.indices.contains(layout.row))
        #expect(layout.column <= layout.lines[layout.row].columns)
        #expect(layout.lines.allSatisfy { $0.columns <= 9 })
      }
    }
  }
}
