import Pages
import Testing

@Suite struct MarkupTests {
  static let dangerous: [Unicode.Scalar] = [
    "&", "<", ">", "\"", "'", "`", "\u{0}", "\u{1B}", "\u{7F}", "\u{202E}", "\u{2066}",
  ]

  private func html(_ markup: Markup) -> String {
    var bytes: [UInt8] = []
    markup.write(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: dangerous, ["", "\u{301}"])
  func `no dangerous scalar passes as it is, with a combining mark or without`(
    scalar: Unicode.Scalar, mark: String
  ) {
    let text = "a\(scalar)\(mark)b"
    let inText = html(.text(text))
    let inAttribute = html(.element("p", [Markup.Attribute("title", text)], []))
    let shown = inAttribute.dropFirst("<p title=\"".count).dropLast("\"></p>\n".count)
    for found in [Array(inText.unicodeScalars), Array(shown.unicodeScalars)] {
      // An ampersand stands only where an escape begins.
      #expect(!found.contains(scalar) || scalar == "&")
      #expect(found.filter { $0 == "&" }.count == (scalar.value < 127 && scalar.value > 32 ? 1 : 0))
    }
  }

  @Test func `a line end stays one, however it was written`() {
    #expect(html(.text("a\r\nb\rc\nd\n\re\r\n\r\n<")) == "a\nb\nc\nd\n\ne\n\n&lt;")
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `a field of several lines keeps the line end that it begins with, which a browser drops once`(end: String) {
    #expect(html(.element("textarea", [], [.text(end + "a")])) == "<textarea>\n\na</textarea>")
    #expect(html(.element("textarea", [], [.text("a")])) == "<textarea>a</textarea>")
  }
}
