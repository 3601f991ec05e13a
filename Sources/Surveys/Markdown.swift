/// A text of the author's in the subset of Markdown that introductions, privacy notices and notes may use.
///
/// Paragraphs, lists, emphasis, strong emphasis, links and breaks, as CommonMark 0.31.2 reads them; everything else, HTML
/// first of all, is shown as it was written. Empty for a blank text.
package struct Markdown: Hashable, Sendable {
  package let blocks: [Block]

  /// What stands below what.
  package indirect enum Block: Hashable, Sendable {
    case paragraph([Span])
    /// Items in order, never none; `start` numbers the first, nil for bullets.
    case list([[Block]], start: Int?)
  }

  /// What stands beside what in a line. Nested no deeper than 16.
  package indirect enum Span: Hashable, Sendable {
    case text(String)
    case emphasis([Span])
    case strong([Span])
    /// An address that begins with `https://`, `http://`, `mailto:` or `tel:`.
    case link([Span], address: String)
    case lineBreak
  }

  /// Reads a text; every text is some Markdown. Linear in its length but for lists within lists, of which at most 8 are opened.
  package init(_ text: String) {
    var reader = MarkdownBlockReader(text)
    blocks = reader.read()
  }

  private init(blocks: [Block]) { self.blocks = blocks }

  /// ASCII punctuation: what a backslash may escape.
  static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}

extension Markdown.Span {
  /// The words alone, without emphasis and addresses; a break is a line end.
  package var words: String {
    switch self {
    case .text(let text): text
    case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.map(\.words).joined()
    case .lineBreak: "\n"
    }
  }
}

extension Markdown {
  /// The same with texts in the places of certain scalars, which are never read as Markdown; in an address they are percent-encoded.
  package func filled(_ values: [Unicode.Scalar: String]) -> Markdown {
    Markdown(blocks: blocks.map { $0.filled(values) })
  }
}

extension Markdown.Block {
  fileprivate func filled(_ values: [Unicode.Scalar: String]) -> Self {
    switch self {
    case .paragraph(let spans): .paragraph(spans.map { $0.filled(values) })
    case .list(let items, let start): .list(items.map { $0.map { $0.filled(values) } }, start: start)
    }
  }
}

extension Markdown.Span {
  fileprivate func filled(_ values: [Unicode.Scalar: String]) -> Self {
    switch self {
    case .text(let text): .text(Self.fill(text, values))
    case .emphasis(let inner): .emphasis(inner.map { $0.filled(values) })
    case .strong(let inner): .strong(inner.map { $0.filled(values) })
    case .link(let inner, let address):
      .link(inner.map { $0.filled(values) }, address: Self.fill(address, values.mapValues(Self.percentEncoded)))
    case .lineBreak: .lineBreak
    }
  }

  private static func fill(_ text: String, _ values: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.reduce(into: "") { filled, scalar in filled += values[scalar] ?? String(scalar) }
  }

  /// All but the unreserved characters of RFC 3986, section 2.3, as percent and two hexadecimal digits.
  private static func percentEncoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { encoded, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        encoded.append(Character(Unicode.Scalar(byte)))
      default: encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}
