import Surveys
import TestSupport
import Testing

@testable import WebForm

struct FormBodyTests {
  private func read(_ text: String) throws -> [FormBody.Field] { try FormBody(Array(text.utf8)).fields }

  @Test func `names and values come in their order, blanks and signs decoded`() throws {
    #expect(
      try read("a=1&b=two+words&a=3&c=%C3%A0%26%3d&d&=e&&f=g=h") == [
        FormBody.Field("a", "1"), FormBody.Field("b", "two words"), FormBody.Field("a", "3"),
        FormBody.Field("c", "à&="),
        FormBody.Field("d", ""), FormBody.Field("", "e"), FormBody.Field("f", "g=h"),
      ])
    #expect(try read("").isEmpty)
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "%ff=1", "a=%C3", "a=%ED%A0%80"])
  func `what no browser sends is refused`(text: String) {
    #expect(throws: FormBody.Fault.badEncoding) { try read(text) }
  }

  @Test func `so many fields are refused that no page has them`() {
    #expect(throws: FormBody.Fault.tooManyFields) {
      try read(Array(repeating: "a=1", count: FormBody.limit + 1).joined(separator: "&"))
    }
  }

  @Test func `the form's own fields are no answers, and line ends are one sign`() throws {
    let body = try FormBody(Array(":token=x&why=one%0D%0Atwo%0Dthree".utf8))
    #expect(body.answers == [FormBody.Field("why", "one\ntwo\nthree")])
    #expect(body[":token"] == "x" && body["none"] == nil)
    // What the form shows again among its own is no other.
    let shown = try FormBody(Array(":labels=Ann%0D%0ABea%0D%0A%0ACal".utf8))
    #expect(shown[":labels"] == "Ann\nBea\n\nCal" && shown.texts(["labels"]) == ["Ann\nBea\n\nCal"])
  }

  @Test func `any bytes are read or refused`() {
    var chance = Chance(seed: 7)
    let signs = Array("a=&%+2f:.[]0\r\n".utf8) + [0, 0xC3, 0xA0, 0xFF]
    var read = 0
    for _ in 0..<20_000 {
      let bytes = (0..<chance.below(40)).map { _ in signs[chance.below(signs.count)] }
      if let body = try? FormBody(bytes) {
        read += 1
        #expect(body.fields.count <= bytes.count)
      }
    }
    #expect(read > 1000)
  }
}
