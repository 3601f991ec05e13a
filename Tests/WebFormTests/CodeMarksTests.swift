import Responses
import Seals
import Surveys
import Testing

@testable import WebForm

struct CodeMarksTests {
  @Test func `marks that are kept are those that would be made, also when more people come than are kept`() {
    var chance = Chance(seed: 2)
    let key = [UInt8](repeating: 7, count: 32)
    let kept = KeptMarks(capacity: 3)
    let codes = (0..<8).map { _ in DraftCode(using: &chance) }
    for _ in 0..<3 {
      for code in codes {
        let marks = kept.marks(of: code) { CodeMarks(code, of: "tea", under: key) }
        #expect(marks.sealed == code.sealed(under: key))
        #expect(marks.receipt == Receipt(of: "tea", for: code.description, under: key))
        #expect(marks.receiptHash == marks.receipt.sealed(under: key).hash)
        #expect(marks.token == FormToken(of: code.description, under: key))
      }
    }
  }

  @Test func `what is known is not made again`() {
    var chance = Chance(seed: 2)
    let kept = KeptMarks()
    let code = DraftCode(using: &chance)
    var made = 0
    for _ in 0..<5 {
      _ = kept.marks(of: code) {
        made += 1
        return CodeMarks(code, of: "tea", under: [1])
      }
    }
    #expect(made == 1)
  }
}
