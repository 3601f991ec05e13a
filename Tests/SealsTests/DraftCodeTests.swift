import Seals
import TestSupport
import Surveys
import Testing

@Suite struct DraftCodeTests {
  @Test func `a code reads back however it is typed`() throws {
    var chance = SeededChance(seed: 3)
    for _ in 0..<50 {
      let code = DraftCode(using: &chance)
      let text = code.description
      #expect(text.count == 14)
      #expect(DraftCode(text) == code)
      #expect(DraftCode(" " + text.lowercased().filter { $0 != "-" } + "\n") == code)
      #expect(DraftCode(text.replacing("0", with: "o").replacing("1", with: "L")) == code)
    }
  }

  @Test func `most slips of the pen are noticed, and other texts are no codes`() {
    var chance = SeededChance(seed: 3)
    var noticed = 0
    for _ in 0..<320 {
      var letters = Array(DraftCode(using: &chance).description)
      letters[0] = letters[0] == "A" ? "B" : "A"
      if DraftCode(String(letters)) == nil { noticed += 1 }
    }
    #expect(noticed > 290)
    for text in ["", "ABCD", "ABCD-EFGH-JKM!", "ABCD-EFGH-JKMN-PQRS"] { #expect(DraftCode(text) == nil) }
  }

  @Test func `what a store keeps depends on the code and on its key`() {
    var chance = SeededChance(seed: 3)
    let (one, other) = (DraftCode(using: &chance), DraftCode(using: &chance))
    #expect(one.sealed(under: [1]).count == 32)
    #expect(one.sealed(under: [1]) == one.sealed(under: [1]))
    #expect(one.sealed(under: [1]) != one.sealed(under: [2]))
    #expect(one.sealed(under: [1]) != other.sealed(under: [1]))
  }
}
