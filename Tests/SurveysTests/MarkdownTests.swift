import Surveys
import Testing

@Suite struct MarkdownTests {
  /// The value written as HTML in the manner of the CommonMark specification's examples, without escapes.
  static func html(_ text: String) -> String { html(Markdown(text).blocks, isTight: false).joined() }

  private static func html(_ blocks: [Markdown.Block], isTight: Bool) -> [String] {
    blocks.map { block in
      switch block {
      case .paragraph(let spans): return isTight ? html(spans) : "<p>\(html(spans))</p>"
      case .list(let items, let start):
        let inner = items.map { "<li>\(html($0, isTight: true).joined())</li>" }.joined()
        guard let start else { return "<ul>\(inner)</ul>" }
        return start == 1 ? "<ol>\(inner)</ol>" : "<ol start=\"\(start)\">\(inner)</ol>"
      }
    }
  }

  private static func html(_ spans: [Markdown.Span]) -> String {
    spans.map { span in
      switch span {
      case .text(let text): text
      case .emphasis(let inner): "<em>\(html(inner))</em>"
      case .strong(let inner): "<strong>\(html(inner))</strong>"
      case .link(let inner, let address): "<a href=\"\(address)\">\(html(inner))</a>"
      case .lineBreak: "<br />"
      }
    }.joined()
  }

  /// Each rule of emphasis in CommonMark 0.31.2, section 6.2, with words of our own.
  @Test(arguments: [
    ("*tea*", "<em>tea</em>"),
    ("a * tea*", "a * tea*"),
    ("a*\"tea\"*", "a*\"tea\"*"),
    ("tea*time*", "tea<em>time</em>"),
    ("5*6*78", "5<em>6</em>78"),
    ("_tea_", "<em>tea</em>"),
    ("_ tea_", "_ tea_"),
    ("tea_time_", "tea_time_"),
    ("5_6_78", "5_6_78"),
    ("tea-_(time)_", "tea-<em>(time)</em>"),
    ("_tea*", "_tea*"),
    ("*tea *", "*tea *"),
    ("*(*tea)", "*(*tea)"),
    ("*(*tea*)*", "<em>(<em>tea</em>)</em>"),
    ("_tea_time_now_", "<em>tea_time_now</em>"),
    ("**tea**", "<strong>tea</strong>"),
    ("tea**time**", "tea<strong>time</strong>"),
    ("__tea__", "<strong>tea</strong>"),
    ("tea__time__", "tea__time__"),
    ("__tea, __time__, now__", "<strong>tea, <strong>time</strong>, now</strong>"),
    ("*tea **time** now*", "<em>tea <strong>time</strong> now</em>"),
    ("*tea**time**now*", "<em>tea<strong>time</strong>now</em>"),
    ("*tea**time*", "<em>tea**time</em>"),
    ("***tea** time*", "<em><strong>tea</strong> time</em>"),
    ("*tea **time***", "<em>tea <strong>time</strong></em>"),
    ("tea***time***now", "tea<em><strong>time</strong></em>now"),
    ("tea******time*********now", "tea<strong><strong><strong>time</strong></strong></strong>***now"),
    ("**** is no emphasis", "**** is no emphasis"),
    ("tea *\\**", "tea <em>*</em>"),
    ("**tea*", "*<em>tea</em>"),
    ("*tea**", "<em>tea</em>*"),
    ("****tea*", "***<em>tea</em>"),
    ("****tea****", "<strong><strong>tea</strong></strong>"),
    ("_____tea_____", "<em><strong><strong>tea</strong></strong></em>"),
    ("*tea _time* now_", "<em>tea _time</em> now_"),
    ("**tea **time now**", "**tea <strong>time now</strong>"),
    ("*[tea*](https://a.org)", "*<a href=\"https://a.org\">tea*</a>"),
  ])
  func `emphasis is read as CommonMark reads it`(text: String, html: String) {
    #expect(Self.html(text) == "<p>\(html)</p>")
  }

  @Test(arguments: [
    ("[words](https://a.org/b?c=d)", "<a href=\"https://a.org/b?c=d\">words</a>"),
    ("[words](<https://a.org> \"title\")", "<a href=\"https://a.org\">words</a>"),
    ("[w*o*rds](https://a.org/(b))", "<a href=\"https://a.org/(b)\">w<em>o</em>rds</a>"),
    ("[out [in](https://a.org)](https://b.org)", "[out <a href=\"https://a.org\">in</a>](https://b.org)"),
    ("[words] (https://a.org)", "[words] (https://a.org)"),
    ("\\[words](https://a.org)", "[words](https://a.org)"),
    ("<https://a.org/b>", "<a href=\"https://a.org/b\">https://a.org/b</a>"),
    ("<someone@example.org>", "<a href=\"mailto:someone@example.org\">someone@example.org</a>"),
    ("[ring](tel:+441463000000)", "<a href=\"tel:+441463000000\">ring</a>"),
    ("one  \ntwo\\\nthree\nfour", "one<br />two<br />three four"),
  ])
  func `links and breaks are read`(text: String, html: String) {
    #expect(Self.html(text) == "<p>\(html)</p>")
  }

  @Test(arguments: [
    "[words](javascript:alert(1))", "[words](JavaScript:alert)", "[words](data:text/html,x)", "[words](/relative)",
    "[words](https://)", "<script>alert(1)</script>", "<b>words</b>", "[words](https://a.org", "![image](/a.png)",
    "# no heading", "`no code`", "&copy;",
  ])
  func `what is not of the subset is shown as it was written`(text: String) {
    #expect(Self.html(text) == "<p>\(text)</p>")
  }

  @Test(arguments: [
    ("one\n\ntwo", "<p>one</p><p>two</p>"),
    ("- one\n- two\n\nafter", "<ul><li>one</li><li>two</li></ul><p>after</p>"),
    ("before\n- one", "<p>before</p><ul><li>one</li></ul>"),
    ("3. one\n4. two", "<ol start=\"3\"><li>one</li><li>two</li></ol>"),
    ("in the year\n2016. It began", "<p>in the year 2016. It began</p>"),
    ("- one\n  more\n- two\nlazy", "<ul><li>one more</li><li>two lazy</li></ul>"),
    ("- one\n  1. in\n  2. in too\n- two", "<ul><li>one<ol><li>in</li><li>in too</li></ol></li><li>two</li></ul>"),
    ("- one\n* two", "<ul><li>one</li></ul><ul><li>two</li></ul>"),
    ("-one", "<p>-one</p>"), ("", ""), (" \n\t\n", ""),
    ("one\r\ntwo\r\n\r\nthree", "<p>one two</p><p>three</p>"),
  ])
  func `paragraphs and lists are read`(text: String, html: String) {
    #expect(Self.html(text) == html)
  }

  @Test func `what is filled in is never read as Markdown`() {
    let text = Markdown("Thank you, **\u{F0000}**. See [\u{F0000}](https://a.org/?q=\u{F0000}).")
    for answer in ["*a* _b_ <https://e.org>", "1. x", "\\*", "[b](c)", "", "a\nb"] {
      let filled = text.filled(["\u{F0000}": answer])
      guard case .paragraph(let spans) = filled.blocks.first, case .strong(let inner) = spans.dropFirst().first,
        case .link(let words, let address) = spans.dropFirst(3).first
      else {
        Issue.record("not as it was: \(filled)")
        continue
      }
      #expect(inner == [.text(answer)] && words == [.text(answer)])
      #expect(!address.contains { "*<>\\\n[ ".contains($0) })
    }
    #expect(Self.html("[x](https://a.org/\u{F0000})") == "<p><a href=\"https://a.org/\u{F0000}\">x</a></p>")
  }

  @Test func `hostile texts are read to a bounded depth`() {
    let texts = [
      String(repeating: "*a ", count: 10_000), String(repeating: "a* ", count: 10_000),
      String(repeating: "*a **a ", count: 5_000), String(repeating: "a**b" + "c* ", count: 5_000),
      String(repeating: "*", count: 5_000) + "a" + String(repeating: "*", count: 5_000),
      String(repeating: "[", count: 5_000), String(repeating: "[a](", count: 5_000),
      String(repeating: "- ", count: 5_000) + "a", String(repeating: "*a_", count: 10_000),
      String(repeating: "<", count: 5_000),
    ]
    for text in texts {
      #expect(depth(of: Markdown(text).blocks) <= 32)
    }
  }

  private func depth(of blocks: [Markdown.Block]) -> Int {
    blocks.map { block in
      switch block {
      case .paragraph(let spans): depth(of: spans)
      case .list(let items, _): 1 + (items.map { depth(of: $0) }.max() ?? 0)
      }
    }.max() ?? 0
  }

  private func depth(of spans: [Markdown.Span]) -> Int {
    spans.map { span in
      switch span {
      case .text, .lineBreak: 0
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): 1 + depth(of: inner)
      }
    }.max() ?? 0
  }
}
