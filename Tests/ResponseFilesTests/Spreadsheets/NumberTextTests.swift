import ResponseFiles
import Responses
import Testing

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      ("1200", 1200), ("-3", -3), ("−3", -3), ("+3", 3), ("0.5", 0.5), (".5", 0.5), ("1.5", 1.5), ("1,5", 1.5),
      ("0,123", 0.123),
      ("1,234.5", 1234.5), ("1.234,5", 1234.5), ("1 234,50", 1234.5), ("1\u{A0}234", 1234), ("1'234'567", 1_234_567),
      ("1’234.5", 1234.5), ("1,234,567", 1_234_567), ("1.234.567", 1_234_567), (" 7 ", 7), ("1.234", 1.234),
      ("1234,567", 1234.567),
    ] as [(String, Double)])
  func `a number that can be read in one way needs no mark`(_ text: String, _ value: Double) throws {
    #expect(try NumberText(text, mark: nil, isWhole: false).value == value)
  }

  @Test func `a lone comma before three digits needs a mark, unless a whole number is wanted`() throws {
    #expect(throws: NumberText.Fault.ambiguous) { try NumberText("1,234", mark: nil, isWhole: false) }
    #expect(try NumberText("1,234", mark: .comma, isWhole: false).value == 1.234)
    #expect(try NumberText("1,234", mark: .point, isWhole: false).value == 1234)
    #expect(try NumberText("1,234", mark: nil, isWhole: true).value == 1234)
    #expect(try NumberText("1.234", mark: .comma, isWhole: false).value == 1234)
    #expect(try NumberText("1.234", mark: nil, isWhole: true).value == 1.234)
  }

  @Test func `what is written as programs do is not unusual`() throws {
    for text in ["12", "1.5", "-0.25", "1.234"] { #expect(try !NumberText(text, mark: nil, isWhole: false).isUnusual) }
    for text in ["1,5", "1,234.5", "1 234"] { #expect(try NumberText(text, mark: nil, isWhole: false).isUnusual) }
  }

  @Test(arguments: [
    "", "-", ".", ",", "1.", ",5", "1,2,3", "1.2.3", "12,34.5", "1,234 567", "1,,2", "twelve", "5'3\"", "12%", "£5",
    "1e3", "30-44",
    "0,123,456", "1234,567,890", "4/1/2016",
  ])
  func `what is no number is none`(_ text: String) {
    #expect(throws: NumberText.Fault.noNumber) { try NumberText(text, mark: .comma, isWhole: true) }
  }
}
