/// Cuts a Markdown text into paragraphs and lists (CommonMark 0.31.2, sections 4.8 and 5.2 to 5.3).
struct MarkdownBlockReader {
  private var lines: [Substring]
  private let depth: Int
  private var blocks: [Markdown.Block] = []
  private var paragraph: [Substring] = []

  init(_ text: String, depth: Int = 0) {
    self.init(lines: text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }, depth)
  }

  private init(lines: [Substring], _ depth: Int) {
    self.lines = lines
    self.depth = depth
  }

  mutating func read() -> [Markdown.Block] {
    var at = 0
    while at < lines.count {
      let line = lines[at]
      if line.allSatisfy(Self.isBlank) {
        endParagraph()
        at += 1
      } else if depth < 8, let marker = Marker(line), paragraph.isEmpty || marker.mayInterrupt {
        endParagraph()
        at = readList(from: at, marker)
      } else {
        paragraph.append(line)
        at += 1
      }
    }
    endParagraph()
    return blocks
  }

  private mutating func endParagraph() {
    guard !paragraph.isEmpty else { return }
    var text = paragraph.map { $0.drop(while: Self.isBlank) }.joined(separator: "\n")
    while let last = text.last, Self.isBlank(last) { text.removeLast() }
    paragraph = []
    blocks.append(.paragraph(MarkdownSpanReader.spans(of: text)))
  }

  /// Reads the list that begins at a line; returns the line after it.
  private mutating func readList(from start: Int, _ first: Marker) -> Int {
    var items: [[Markdown.Block]] = []
    var marker = first
    var at = start
    while true {
      var own = [lines[at].dropFirst(marker.width)]
      at += 1
      var isParagraphOpen = Self.endsInText(own[0])
      while at < lines.count {
        let line = lines[at]
        if line.allSatisfy(Self.isBlank) {
          // An item that begins with a blank line ends there.
          if own.count == 1, own[0].allSatisfy(Self.isBlank) { break }
          own.append("")
          isParagraphOpen = false
        } else if line.prefix(marker.width).allSatisfy({ $0 == " " }), line.count > marker.width {
          own.append(line.dropFirst(marker.width))
          isParagraphOpen = Self.endsInText(line.dropFirst(marker.width))
        } else if isParagraphOpen, Marker(line) == nil {
          own.append(line.drop(while: Self.isBlank))
        } else {
          break
        }
        at += 1
      }
      var reader = MarkdownBlockReader(lines: own, depth + 1)
      items.append(reader.read())
      while at < lines.count, lines[at].allSatisfy(Self.isBlank) { at += 1 }
      guard at < lines.count, let next = Marker(lines[at]), next.sign == first.sign else { break }
      marker = next
    }
    blocks.append(.list(items, start: first.number))
    return at
  }

  /// Whether a line leaves a paragraph open, behind the markers that it may begin with.
  private static func endsInText(_ line: Substring) -> Bool {
    var rest = line
    while let marker = Marker(rest) { rest = rest.dropFirst(marker.width) }
    return !rest.allSatisfy(isBlank)
  }

  private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

  /// What begins an item: `-`, `*` or `+`, or up to nine digits with `.` or `)`, then a blank.
  private struct Marker {
    /// The sign that all items of one list share.
    let sign: Character
    let number: Int?
    /// How many characters the marker and the blanks around it take.
    let width: Int
    /// Whether it may stand right under a line of a paragraph: only with a text, and numbered only from 1.
    let mayInterrupt: Bool

    init?(_ line: Substring) {
      let indent = line.prefix { $0 == " " }.count
      guard indent < 4 else { return nil }
      var rest = line.dropFirst(indent)
      let digits = rest.prefix { ("0"..."9").contains($0) }
      if digits.isEmpty {
        guard let first = rest.first, "-*+".contains(first) else { return nil }
        sign = first
        number = nil
      } else {
        rest = rest.dropFirst(digits.count)
        guard digits.count < 10, let first = rest.first, first == "." || first == ")" else { return nil }
        sign = first
        number = Int(digits)
      }
      rest = rest.dropFirst()
      let blanks = rest.prefix(while: MarkdownBlockReader.isBlank).count
      let isEmpty = blanks == rest.count
      guard isEmpty || blanks > 0 else { return nil }
      width = indent + max(1, digits.count + (digits.isEmpty ? 0 : 1)) + (isEmpty || blanks > 4 ? 1 : blanks)
      mayInterrupt = !isEmpty && (number ?? 1) == 1
    }
  }
}
