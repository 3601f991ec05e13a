internal import Surveys

/// A Markdown text as lines for a terminal: emphasis falls away, and an address stands in brackets behind its words.
struct MarkdownLines {
  /// One line for a paragraph or an item, blank lines between blocks; empty for an empty text.
  static func plain(_ markdown: Markdown) -> [String] {
    Array(markdown.blocks.map { lines($0) }.joined(separator: [""]))
  }

  private static func lines(_ block: Markdown.Block) -> [String] {
    switch block {
    case .paragraph(let spans):
      return words(spans).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    case .list(let items, let start):
      return items.enumerated().flatMap { place, blocks in
        let sign = start.map { "\($0 + place). " } ?? "- "
        let inner = blocks.flatMap { lines($0) }
        let margin = String(repeating: " ", count: sign.count)
        return inner.isEmpty
          ? [sign] : inner.enumerated().map { ($0.offset == 0 ? sign : margin) + $0.element }
      }
    }
  }

  private static func words(_ spans: [Markdown.Span]) -> String {
    spans.map { span in
      switch span {
      case .text(let text): text
      case .emphasis(let inner), .strong(let inner): words(inner)
      case .link(let inner, let address): link(words(inner), address)
      case .lineBreak: "\n"
      }
    }.joined()
  }

  private static func link(_ words: String, _ address: String) -> String {
    for scheme in ["", "mailto:", "tel:"] where scheme + words == address { return words }
    return words.isEmpty ? address : "\(words) (\(address))"
  }
}
