internal import Surveys

extension Markup {
  /// A text of the author's as paragraphs, lists and links.
  static func blocks(_ markdown: Markdown) -> [Markup] { markdown.blocks.map(block) }

  private static func block(_ block: Markdown.Block) -> Markup {
    switch block {
    case .paragraph(let spans): return tag("p", [:], all: spans.map(span))
    case .list(let items, let start):
      let lines = items.map { tag("li", [:], all: tight($0)) }
      guard let start else { return tag("ul", [:], all: lines) }
      return start == 1 ? tag("ol", [:], all: lines) : tag("ol", ["start": String(start)], all: lines)
    }
  }

  /// An item of one paragraph needs no paragraph of its own.
  private static func tight(_ blocks: [Markdown.Block]) -> [Markup] {
    if case .paragraph(let spans)? = blocks.first, blocks.count == 1 { return spans.map(span) }
    return blocks.map(block)
  }

  private static func span(_ span: Markdown.Span) -> Markup {
    switch span {
    case .text(let text): .text(text)
    case .emphasis(let inner): tag("em", [:], all: inner.map(self.span))
    case .strong(let inner): tag("strong", [:], all: inner.map(self.span))
    case .link(let inner, let address): tag("a", ["href": address, "rel": "noreferrer"], all: inner.map(self.span))
    case .lineBreak: tag("br")
    }
  }
}
