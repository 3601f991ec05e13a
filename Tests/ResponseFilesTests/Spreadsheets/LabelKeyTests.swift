import ResponseFiles
import Testing

@Suite struct LabelKeyTests {
  @Test(arguments: [
    ("It’s the right thing to do", "It?s the right thing to do"), ("Is it rude to move?", "Is itrude to move"),
    ("18 – 34", "18-34"), ("Other (please specify):", "other (Please  specify)"), ("“Manly”", "Manly"),
    ("5'11\"", "5’11”"), ("Café", "cafe"), ("isn\u{FFFD}t", "isn't"),
  ])
  func `a label is known again however it was written`(_ one: String, _ other: String) {
    #expect(LabelKey(one) == LabelKey(other))
  }

  @Test(arguments: [
    ("< 18", "> 18"), ("5 10", "510"), ("5'10", "510"), ("Yes", "Yes, often"), ("-1", "1"), ("A+", "A"),
  ])
  func `what means something else stays apart`(_ one: String, _ other: String) {
    #expect(LabelKey(one) != LabelKey(other))
  }

  @Test func `nothing but marks is the empty key`() {
    for text in ["", " ", "?", "'", "..."] { #expect(LabelKey(text).text.isEmpty, "\(text)") }
  }
}
