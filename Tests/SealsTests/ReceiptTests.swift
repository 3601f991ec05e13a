import Responses
import Seals
import Surveys
import TestSupport
import Testing

@Suite struct ReceiptTests {
  @Test func `a receipt says which survey it is of and is read back as it was typed`() throws {
    var chance = SeededChance(seed: 1)
    for survey in ["a", "highland-cpip", "ab-0000-1111", "x-1"] {
      for _ in 0..<200 {
        let receipt = Receipt(of: survey, using: &chance)
        let text = receipt.description
        #expect(text.hasPrefix(survey + "-"))
        #expect(text.count == survey.count + 35)
        #expect(try Receipt(text) == receipt)
        let typed = " " + text.lowercased().replacing("0", with: "o").replacing("1", with: "l") + "\n"
        if !survey.contains(where: { "01".contains($0) }) { #expect(try Receipt(typed) == receipt) }
      }
    }
  }

  @Test func `nearly every slip of the pen is noticed`() throws {
    var chance = SeededChance(seed: 2)
    let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    var missed = 0
    for _ in 0..<2_000 {
      let receipt = Receipt(of: "tea", using: &chance)
      var text = Array(receipt.description)
      let places = text.indices.filter { $0 > 3 && text[$0] != "-" }
      let at = try #require(places.randomElement(using: &chance))
      let old = text[at]
      text[at] = try #require(letters.filter { $0 != old }.randomElement(using: &chance))
      do { _ = try Receipt(String(text)); missed += 1 } catch { #expect(error == .mistyped) }
    }
    #expect(missed < 10)
    let text = Receipt(of: "tea", using: &chance).description
    #expect(throws: Receipt.Slip.mistyped) { try Receipt("coffee" + text.dropFirst(3)) }
  }

  @Test(arguments: [
    "", "tea", "-", "tea-1234", "1234-1234-1234-1234-1234-1234-1234", "tea-1234-1234-1234-1234-1234-1234-123U",
  ])
  func `what has not the shape of a receipt is said to be none`(_ text: String) {
    #expect(throws: Receipt.Slip.shape) { try Receipt(text) }
  }

  @Test func `what a store keeps depends on its key and gives neither hash from the other`() {
    var chance = SeededChance(seed: 3)
    let receipt = Receipt(of: "tea", using: &chance)
    let one = receipt.sealed(under: [UInt8](repeating: 1, count: 32))
    let two = receipt.sealed(under: [UInt8](repeating: 2, count: 32))
    #expect(one == receipt.sealed(under: [UInt8](repeating: 1, count: 32)))
    #expect(Set([one.hash, one.addressKey, two.hash, two.addressKey]).count == 4)
    #expect(one.hash.count == 32)
    #expect(one.addressKey.count == 32)
  }
}
