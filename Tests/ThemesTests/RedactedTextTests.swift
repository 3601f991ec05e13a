import Testing
import Themes

@Suite struct RedactedTextTests {
  @Test func `words keep their place behind what was taken out`() {
    let original = "Ring 01463 555 019 or write to a@example.org, any day"
    let text = RedactedText(original)
    #expect(text.text == "Ring [telephone number] or write to [e-mail address], any day")
    func there(_ words: String) -> String? {
      guard let found = text.text.firstRange(of: words) else { return nil }
      let from = text.text.utf8.distance(from: text.text.startIndex, to: found.lowerBound)
      return text.original(from..<(from + words.utf8.count)).map {
        String(decoding: Array(original.utf8)[$0], as: UTF8.self)
      }
    }
    #expect(there("Ring") == "Ring")
    #expect(there("any day") == "any day")
    #expect(there("or write") == "or write")
    // A part of a detail stands for the whole of it.
    #expect(there("number] or") == "01463 555 019 or")
    #expect(there("Ring [tele") == "Ring 01463 555 019")
    #expect(there("[e-mail address]") == "a@example.org")
  }

  @Test(arguments: ["", "The bus", "01463 555 019", "Là mhath 🙂"])
  func `a text without details is as it was, byte for byte`(original: String) {
    let text = RedactedText(original)
    #expect(text.text == PersonalDetail.redacted(original))
    guard PersonalDetail.all(in: original).isEmpty, !original.isEmpty else { return }
    #expect(text.text == original)
    for at in 0..<original.utf8.count { #expect(text.original(at..<(at + 1)) == at..<(at + 1)) }
    #expect(text.original(0..<0) == nil)
  }
}
