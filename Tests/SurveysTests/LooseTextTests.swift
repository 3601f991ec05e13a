import Surveys
import Testing

@Suite struct LooseTextTests {
  @Test(arguments: [
    ("  Don’t   KNOW ", "don't know"), ("“Very” good – really", "'very' good - really"), ("Gàidhlig", "gaidhlig"),
    ("Ga\u{300}idhlig", "gaidhlig"), ("a\u{A0}b\tc\n", "a b c"), ("co\u{AD}op", "coop"), ("Wait…", "wait..."),
    ("", ""), (" \n", ""), ("日本", "日本"), ("Straße", "strasse"),
  ])
  func `case, accents, quotation marks, dashes and spacing do not count`(text: String, folded: String) {
    #expect(LooseText.folded(text) == folded)
    #expect(LooseText.folded(folded) == folded)
  }
}
