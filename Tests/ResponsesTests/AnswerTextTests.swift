import Responses
import Surveys
import TestSupport
import Testing

struct AnswerTextTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1.0, "1"), (-2.5, "-2.5"), (1e21, "1000000000000000000000"), (1.5e-7, "0.00000015"),
    (0.1, "0.1"), (123_456_789.125, "123456789.125"), (.infinity, "Infinity"), (-.infinity, "-Infinity"), (.nan, "NaN"),
    (1e16, "10000000000000000"), (1.2345e17, "123450000000000000"),
  ])
  func `a number is printed as XPath prints it`(number: Double, text: String) {
    #expect(AnswerText.number(number) == text)
  }

  @Test func `any number is read back from its text`() {
    var chance = Chance(seed: 7)
    for _ in 0..<2000 {
      let number = Double(bitPattern: chance.next())
      guard number.isFinite else { continue }
      let text = AnswerText.number(number)
      #expect(AnswerText.number(in: text) == number, "\(number)")
      #expect(!text.contains("e"))
    }
  }

  @Test(arguments: ["", " ", "1,5", "0x10", "inf", "nan", "1 2", "--1", "e5", "١"])
  func `what is no number is none`(text: String) { #expect(AnswerText.number(in: text) == nil) }
}
