internal import Phrases
internal import Responses
internal import Surveys

/// Where a person stands in a list of choices; a long list narrows to what they type.
struct ChoiceCursor {
  let choices: [Choice]
  private(set) var place: Int
  private(set) var filter = ""

  /// A list of more choices than this is searched by typing.
  static let short = 9

  init(_ choices: [Choice], at place: Int = 0) {
    self.choices = choices
    self.place = choices.indices.contains(place) ? place : 0
  }

  var isLong: Bool { choices.count > ChoiceCursor.short }
  /// The choice at the cursor; nil where nothing fits what was typed.
  var current: Choice? { choices.indices.contains(place) ? choices[place] : nil }

  /// The places of the choices that fit what was typed: by a part of the label, or by the beginning of the number.
  func visible(_ words: EditorWords) -> [Int] {
    guard !filter.isEmpty else { return Array(choices.indices) }
    let part = LooseText.folded(filter)
    return choices.indices.filter {
      LooseText.folded(words.label(choices[$0])).contains(part) || String($0 + 1).hasPrefix(filter)
    }
  }

  mutating func go(to place: Int) { if choices.indices.contains(place) { self.place = place } }

  /// Moves, or searches a long list; false where the key means nothing to a list.
  mutating func press(_ key: KeyPress, words: EditorWords) -> Bool {
    let visible = visible(words)
    let at = visible.firstIndex(of: place)
    func move(_ target: Int) {
      guard !visible.isEmpty else { return }
      place = visible[min(max(0, target), visible.count - 1)]
    }
    switch key {
    case .up: if let at, at == 0 { return false } else { move((at ?? 1) - 1) }
    case .down: if let at, at == visible.count - 1 { return false } else { move((at ?? -1) + 1) }
    case .home: move(0)
    case .end: move(visible.count - 1)
    case .backspace where !filter.isEmpty:
      filter.removeLast()
      keepInSight(words)
    case .text(let text) where isLong && text != " " && filter.count < 40:
      filter += text
      keepInSight(words)
    default: return false
    }
    return true
  }

  mutating func clearFilter() { filter = "" }

  private mutating func keepInSight(_ words: EditorWords) {
    let visible = visible(words)
    if !visible.contains(place) { place = visible.first ?? choices.count }
    if place == choices.count, let first = visible.first { place = first }
  }

  /// What is said above a long list: how to search it, or what was found.
  func searchLine(_ words: EditorWords) -> TextLine? {
    guard isLong else { return nil }
    if filter.isEmpty { return TextLine(words.phrases(.typeToFind, ["count": String(choices.count)]), .dim) }
    let count = visible(words).count
    return count == 0
      ? TextLine(words.phrases(.nothingFound, ["text": filter]), .bad)
      : TextLine(
        words.phrases(.found, ["text": filter, "count": String(count), "total": String(choices.count)]), .accent)
  }

  /// The lines of one choice: a pointer at the cursor, its sign, its number and its label.
  func lines(_ place: Int, sign: String, isFocused: Bool, ink: Ink, width: Int, words: EditorWords) -> [TextLine] {
    let number = String(place + 1)
    let lead = (isFocused ? "› " : "  ") + sign + " " + number + ". "
    let line = TextLine(lead, isFocused ? .accent : .plain) + TextLine(words.label(choices[place]), ink)
    return line.wrapped(to: width, indent: lead.columns)
  }
}
