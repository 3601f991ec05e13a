internal import Phrases
internal import Surveys

/// A text of the author's on paper, where nobody can follow a link: its address stands behind its words.
struct PrintedMarkdown {
  private let phrases: Phrases

  init(_ phrases: Phrases) { self.phrases = phrases }

  func blocks(_ markdown: Markdown) -> [Markup] { markdown.blocks.map(block) }

  private func block(_ block: Markdown.Block) -> Markup {
    switch block {
    case .paragraph(let spans): return tag("p", [:], all: spans.map(span))
    case .list(let items, let start):
      let lines = items.map { tag("li", [:], all: $0.map(self.block)) }
      guard let start else { return tag("ul", [:], all: lines) }
      return tag("ol", ["start": String(start)], all: lines)
    }
  }

  private func span(_ span: Markdown.Span) -> Markup {
    switch span {
    case .text(let text): return .text(text)
    case .emphasis(let inner): return tag("em", [:], all: inner.map(self.span))
    case .strong(let inner): return tag("strong", [:], all: inner.map(self.span))
    case .link(_, let address):
      let shown = ["mailto:", "tel:"].first { address.hasPrefix($0) }.map { String(address.dropFirst($0.count)) }
      let (words, place) = (span.words, shown ?? address)
      return .text(words == place ? words : phrases(.paperLink, ["words": words, "address": place]))
    case .lineBreak: return tag("br")
    }
  }
}
