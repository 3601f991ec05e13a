import Testing
import Themes

@Suite struct CommentSentencesTests {
  private func sentences(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return Coding.comments([text])[0].sentences.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("One. Two! ", ["One.", "Two!"]), ("One, two", ["One, two"]), ("Òran\nDhà", ["Òran", "Dhà"]),
    ("It is £1.50 now; more", ["It is £1.50 now;", "more"]), ("  ", []),
  ])
  func `a text is cut at the ends of sentences and of lines`(text: String, found: [String]) {
    #expect(sentences(text) == found)
  }
}
