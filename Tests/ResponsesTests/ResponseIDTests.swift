import Responses
import Surveys
import TestSupport
import Testing

struct ResponseIDTests {
  @Test func `a UUID is read in either case and written in lower case`() throws {
    let id = try #require(ResponseID("0198C1DE-7a00-7000-8000-00000000ABCD"))
    #expect(id.text == "0198c1de-7a00-7000-8000-00000000abcd")
    #expect(id == ResponseID("0198c1de-7a00-7000-8000-00000000abcd"))
  }

  @Test(arguments: [
    "", "0198c1de", "0198c1de-7a00-7000-8000-00000000abc", "0198c1de-7a00-7000-8000-00000000abcde",
    "0198c1de7a00-7000-8000-00000000abcd-", "0198c1de-7a00-7000-8000-00000000abcg",
    "0198c1de-7a00-7000-8000-00000000ab\u{212A}", "{198c1de-7a00-7000-8000-00000000abc}",
  ])
  func `what is no UUID of 36 characters is no identity`(_ text: String) { #expect(ResponseID(text) == nil) }

  @Test func `the bytes are those of the text, and the order is that of the texts`() throws {
    #expect(
      ResponseID(bytes: Array(0..<16)).text == "00010203-0405-0607-0809-0a0b0c0d0e0f")
    #expect(ResponseID(bytes: [255]).text == "ff000000-0000-0000-0000-000000000000")
    var chance = Chance(seed: 5)
    let ids = (0..<200).map { _ in ResponseID(bytes: (0..<16).map { _ in UInt8(chance.below(4) * 85) }) }
    #expect(ids.sorted().map(\.text) == ids.map(\.text).sorted())
    #expect(ids.allSatisfy { ResponseID($0.text) == $0 })
  }
}
