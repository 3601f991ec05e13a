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

  // MARK: - With inks

  /// The same wrapped to a width, emphasis of either kind in bold.
  static func styled(_ markdown: Markdown, width: Int) -> [TextLine] {
    Array(markdown.blocks.map { styled($0, width: width) }.joined(separator: [TextLine()]))
  }

  private static func styled(_ block: Markdown.Block, width: Int) -> [TextLine] {
    switch block {
    case .paragraph(let spans):
      var lines = [TextLine()]
      for piece in pieces(spans, .plain) {
        for (place, part) in piece.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
          if place > 0 { lines.append(TextLine()) }
          if !part.isEmpty { lines[lines.count - 1].pieces.append(TextLine.Piece(text: String(part), ink: piece.ink)) }
        }
      }
      return lines.flatMap { $0.wrapped(to: width) }
    case .list(let items, let start):
      return items.enumerated().flatMap { place, blocks in
        let sign = start.map { "\($0 + place). " } ?? "• "
        let margin = String(repeating: " ", count: sign.count)
        let inner = blocks.flatMap { styled($0, width: width - sign.count) }
        return (inner.isEmpty ? [TextLine()] : inner).enumerated().map {
          TextLine($0.offset == 0 ? sign : margin) + $0.element
        }
      }
    }
  }

  private static func pieces(_ spans: [Markdown.Span], _ ink: Ink) -> [TextLine.Piece] {
    spans.flatMap { span -> [TextLine.Piece] in
      switch span {
      case .text(let text): [TextLine.Piece(text: text, ink: ink)]
      case .emphasis(let inner), .strong(let inner): pieces(inner, .bold)
      case .link(let inner, let address): [TextLine.Piece(text: link(words(inner), address), ink: ink)]
      case .lineBreak: [TextLine.Piece(text: "\n", ink: ink)]
      }
    }
  }
}
