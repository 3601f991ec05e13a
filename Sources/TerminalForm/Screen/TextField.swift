/// A text that is being typed, and where in it the next character goes.
struct TextField: Hashable {
  private(set) var before: String
  private(set) var after = ""
  let isMultiline: Bool

  init(_ text: String = "", isMultiline: Bool = false) {
    before = text
    self.isMultiline = isMultiline
  }

  var text: String { before + after }

  /// Does what the key does in a text; false where the text has no use for it. The width is that of `layout`.
  mutating func press(_ key: KeyPress, width: Int) -> Bool {
    switch key {
    case .text(let text), .paste(let text): insert(text)
    case .backspace:
      guard !before.isEmpty else { return true }
      before.removeLast()
    case .delete:
      guard !after.isEmpty else { return true }
      after.removeFirst()
    case .left: move(by: -1)
    case .right: move(by: 1)
    case .wordLeft: moveWord(back: true)
    case .wordRight: moveWord(back: false)
    case .home, .control("a"): while let last = before.last, last != "\n" { move(by: -1) }
    case .end: while let next = after.first, next != "\n" { move(by: 1) }
    case .control("u"): while let last = before.last, last != "\n" { before.removeLast() }
    case .control("k"): while let next = after.first, next != "\n" { after.removeFirst() }
    case .control("w"):
      while before.last == " " { before.removeLast() }
      while let last = before.last, last != " ", last != "\n" { before.removeLast() }
    case .enter where isMultiline: insert("\n")
    case .up where isMultiline: return moveLine(by: -1, width)
    case .down where isMultiline: return moveLine(by: 1, width)
    default: return false
    }
    return true
  }

  /// Puts a text where the cursor stands, without what a line cannot show.
  private mutating func insert(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": before.unicodeScalars.append(isMultiline ? "\n" : " ")
      case "\t": before.unicodeScalars.append(" ")
      default: if scalar.properties.generalCategory != .control { before.unicodeScalars.append(scalar) }
      }
    }
  }

  private mutating func move(by step: Int) {
    if step < 0, let last = before.popLast() { after = String(last) + after }
    if step > 0, !after.isEmpty { before.append(after.removeFirst()) }
  }

  private mutating func moveWord(back: Bool) {
    func isBlank(_ character: Character?) -> Bool { character == " " || character == "\n" }
    if back {
      while isBlank(before.last) { move(by: -1) }
      while let last = before.last, !isBlank(last) { move(by: -1) }
    } else {
      while isBlank(after.first) { move(by: 1) }
      while let next = after.first, !isBlank(next) { move(by: 1) }
    }
  }

  /// Moves up or down a line as shown; false at the first or the last.
  private mutating func moveLine(by step: Int, _ width: Int) -> Bool {
    let layout = layout(width: width)
    let target = layout.row + step
    guard layout.lines.indices.contains(target) else { return false }
    var place = layout.starts[target]
    var column = 0
    for character in layout.lines[target] {
      guard column + character.columns <= layout.column else { break }
      column += character.columns
      place += 1
    }
    let all = text
    before = String(all.prefix(place))
    after = String(all.dropFirst(place))
    return true
  }

  /// A text as lines of a width, and where the cursor stands in them.
  struct Layout {
    /// Never empty.
    var lines: [String]
    /// How many characters stand before each line.
    var starts: [Int]
    var row: Int
    var column: Int
  }

  /// The lines of the text, broken after a blank where there is one; linear in the text.
  func layout(width: Int) -> Layout {
    let width = max(4, width)
    var layout = Layout(lines: [], starts: [], row: 0, column: 0)
    let characters = Array(text)
    let cursor = before.count
    var start = 0
    var at = 0
    var used = 0
    var lastBlank: Int?
    func end(_ next: Int, shown: Int) {
      if cursor >= start, cursor < next || next >= characters.count && cursor <= next {
        layout.row = layout.lines.count
        layout.column = String(characters[start..<min(cursor, shown)]).columns
      }
      layout.lines.append(String(characters[start..<shown]))
      layout.starts.append(start)
      start = next
      used = 0
      lastBlank = nil
    }
    while at < characters.count {
      let character = characters[at]
      if character == "\n" {
        end(at + 1, shown: at)
        at = start
        continue
      }
      if used + character.columns >= width {
        let place = lastBlank.map { $0 + 1 } ?? at
        end(place, shown: place)
        at = start
        continue
      }
      if character == " " { lastBlank = at }
      used += character.columns
      at += 1
    }
    if start < characters.count || characters.isEmpty || characters.last == "\n" {
      end(characters.count, shown: characters.count)
    }
    if cursor == characters.count, let last = layout.lines.indices.last {
      layout.row = last
      layout.column = layout.lines[last].columns
    }
    return layout
  }
}
