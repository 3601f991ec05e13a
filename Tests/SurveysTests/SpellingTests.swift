import Surveys
import Testing

struct SpellingTests {
  @Test(arguments: [("selct_one", "select_one"), ("lable", "label"), ("ORGANISER", "organiser"), ("tilte", "title")])
  func `a slip is recognised`(word: String, meant: String) {
    #expect(Spelling.nearest(to: word, among: ["select_one", "label", "organiser", "title"]) == meant)
  }

  @Test(arguments: ["poem", "", "x", "label"])
  func `what is near to nothing, and what is known, brings no suggestion`(word: String) {
    #expect(Spelling.nearest(to: word, among: ["select_one", "label", "b"]) == nil)
  }
}
