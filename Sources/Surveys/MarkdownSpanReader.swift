/// Reads emphasis, links and breaks in a paragraph, by the delimiter stack of CommonMark 0.31.2, appendix "Phase 2".
///
/// Pieces are collected in one pass; a match only notes which pieces open and close, so that work stays linear but for
/// openers that are looked for in vain, which are remembered.
struct MarkdownSpanReader {
  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var text = String.UnicodeScalarView()
  private var pieces: [Piece] = []
  private var runs: [Run] = []
  /// The last run that may still match; runs between a pair are unlinked.
  private var last: Int?
  /// The first run that may still match.
  private var first: Int?
  private var brackets: [Bracket] = []

  private enum Piece {
    case text(String)
    case run(Int)
    case linkStart(String)
    case linkEnd
    case lineBreak
  }

  /// A run of `*` or `_`.
  private struct Run {
    let sign: Unicode.Scalar
    let length: Int
    var left: Int
    let canOpen: Bool
    let canClose: Bool
    var previous: Int?
    var next: Int?
    /// The widths of the marks that it closes, and of those that it opens, each inner first.
    var closes: [Int] = []
    var opens: [Int] = []
  }

  private struct Bracket {
    let piece: Int
    /// The last run before it.
    let floor: Int?
    var isActive: Bool
  }

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The spans of a paragraph without its indentation.
  static func spans(of text: String) -> [Markdown.Span] {
    var reader = MarkdownSpanReader(text)
    reader.collect()
    return reader.built()
  }

  // MARK: - Pieces

  private mutating func collect() {
    while at < scalars.count {
      let scalar = scalars[at]
      switch scalar {
      case "\\": escape()
      case "\n": lineEnd()
      case "*", "_": run(of: scalar)
      case "[":
        flush()
        brackets.append(Bracket(piece: pieces.count, floor: last, isActive: true))
        pieces.append(.text("["))
        at += 1
      case "]": closeBracket()
      case "<":
        if let found = MarkdownAddress.angled(scalars, at: at) {
          flush()
          pieces += [.linkStart(found.address), .text(found.shown), .linkEnd]
          at = found.end
        } else {
          keep()
        }
      default: keep()
      }
    }
    flush()
    match(above: nil)
  }

  private mutating func keep() {
    text.append(scalars[at])
    at += 1
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    pieces.append(.text(String(text)))
    text = String.UnicodeScalarView()
  }

  private mutating func escape() {
    at += 1
    guard at < scalars.count else { return text.append("\\") }
    if scalars[at] == "\n" {
      flush()
      pieces.append(.lineBreak)
      at += 1
    } else {
      if !Markdown.isPunctuation(scalars[at]) { text.append("\\") }
      keep()
    }
  }

  private mutating func lineEnd() {
    var blanks = 0
    while text.last == " " {
      text.removeLast()
      blanks += 1
    }
    at += 1
    if blanks >= 2 {
      flush()
      pieces.append(.lineBreak)
    } else {
      text.append(" ")
    }
  }

  private mutating func run(of sign: Unicode.Scalar) {
    flush()
    let start = at
    while at < scalars.count, scalars[at] == sign { at += 1 }
    let before = start > 0 ? scalars[start - 1] : " "
    let after = at < scalars.count ? scalars[at] : " "
    let isBlankAfter = after.properties.isWhitespace
    let isBlankBefore = before.properties.isWhitespace
    let left =
      !isBlankAfter && (!Self.isPunctuation(after) || isBlankBefore || Self.isPunctuation(before))
    let right =
      !isBlankBefore && (!Self.isPunctuation(before) || isBlankAfter || Self.isPunctuation(after))
    let isStar = sign == "*"
    runs.append(
      Run(
        sign: sign, length: at - start, left: at - start,
        canOpen: left && (isStar || !right || Self.isPunctuation(before)),
        canClose: right && (isStar || !left || Self.isPunctuation(after)), previous: last))
    if let last { runs[last].next = runs.count - 1 } else { first = runs.count - 1 }
    last = runs.count - 1
    pieces.append(.run(runs.count - 1))
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      true
    default: false
    }
  }

  private mutating func closeBracket() {
    guard let bracket = brackets.popLast() else { return keep() }
    guard bracket.isActive, let found = MarkdownAddress.inParentheses(scalars, at: at + 1) else { return keep() }
    flush()
    match(above: bracket.floor)
    pieces[bracket.piece] = .linkStart(found.address)
    pieces.append(.linkEnd)
    at = found.end
    // A link holds no link.
    for place in brackets.indices { brackets[place].isActive = false }
  }

  // MARK: - Pairs

  private struct Vain: Hashable {
    let sign: Unicode.Scalar
    let canOpen: Bool
    let length: Int
  }

  /// Pairs the runs above one, then takes them off the stack.
  private mutating func match(above floor: Int?) {
    var bottoms: [Vain: Int] = [:]
    var closer = floor.map { runs[$0].next } ?? first
    while let place = closer {
      guard runs[place].canClose, runs[place].left > 0 else {
        closer = runs[place].next
        continue
      }
      let key = Vain(sign: runs[place].sign, canOpen: runs[place].canOpen, length: runs[place].length % 3)
      let bottom = max(bottoms[key] ?? -1, floor ?? -1)
      var opener = runs[place].previous
      while let one = opener, one > bottom, !isPair(one, place) { opener = runs[one].previous }
      if let one = opener, one > bottom {
        pair(one, place)
        if runs[place].left == 0 { closer = runs[place].next }
      } else {
        bottoms[key] = runs[place].previous ?? -1
        closer = runs[place].next
      }
    }
    last = floor
    if let floor { runs[floor].next = nil } else { first = nil }
  }

  private func isPair(_ opener: Int, _ closer: Int) -> Bool {
    let (open, close) = (runs[opener], runs[closer])
    guard open.sign == close.sign, open.canOpen, open.left > 0 else { return false }
    // The rule of three, 9 and 10 of the specification.
    guard open.canClose || close.canOpen else { return true }
    return (open.length + close.length) % 3 != 0 || (open.length % 3 == 0 && close.length % 3 == 0)
  }

  private mutating func pair(_ opener: Int, _ closer: Int) {
    let width = runs[opener].left >= 2 && runs[closer].left >= 2 ? 2 : 1
    runs[opener].opens.append(width)
    runs[closer].closes.append(width)
    runs[opener].left -= width
    runs[closer].left -= width
    // What stands between them can no longer match.
    let before = runs[opener].left > 0 ? opener : runs[opener].previous
    runs[closer].previous = before
    if let before { runs[before].next = closer } else { first = closer }
  }

  // MARK: - Building

  private enum Frame { case emphasis, strong, link(String), ignored }

  private func built() -> [Markdown.Span] {
    var stack: [(frame: Frame, spans: [Markdown.Span])] = [(.ignored, [])]
    func add(_ span: Markdown.Span) {
      if case .text(let more) = span, case .text(let text)? = stack[stack.count - 1].spans.last {
        stack[stack.count - 1].spans[stack[stack.count - 1].spans.count - 1] = .text(text + more)
      } else {
        stack[stack.count - 1].spans.append(span)
      }
    }
    func open(_ frame: Frame) { stack.append((stack.count > 16 ? .ignored : frame, [])) }
    func close() {
      guard stack.count > 1, let (frame, spans) = stack.popLast() else { return }
      switch frame {
      case .emphasis: add(.emphasis(spans))
      case .strong: add(.strong(spans))
      case .link(let address): add(.link(spans, address: address))
      case .ignored: for span in spans { add(span) }
      }
    }
    for piece in pieces {
      switch piece {
      case .text(let text): add(.text(text))
      case .lineBreak: add(.lineBreak)
      case .linkStart(let address): open(.link(address))
      case .linkEnd: close()
      case .run(let place):
        let run = runs[place]
        for _ in run.closes { close() }
        if run.left > 0 { add(.text(String(repeating: Character(run.sign), count: run.left))) }
        for width in run.opens.reversed() { open(width == 2 ? .strong : .emphasis) }
      }
    }
    while stack.count > 1 { close() }
    return stack[0].spans
  }
}
