import Surveys
import Testing

struct NameMakingTests {
  @Test(arguments: [
    ("Always", "always"), ("Now and then", "now-and-then"), ("Très rarement", "tres-rarement"), ("3 times", "_3-times"),
    ("  (Dè an dath?) ", "de-an-dath"), ("Cafe\u{301}", "cafe"), ("Straße", "strasse"), ("Ærø", "aero"),
    ("Don't know", "don-t-know"),
    ("100 %", "_100"), ("İstanbul", "istanbul"),
  ])
  func `a name is made from a label`(label: String, name: String) {
    #expect(Name.made(from: label)?.text == name)
  }

  @Test(arguments: ["", "?!", "ДА", "日本"])
  func `nothing is made of a label without Latin letters or digits`(label: String) {
    #expect(Name.made(from: label) == nil)
  }
}
