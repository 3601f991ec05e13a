internal import Phrases
internal import Responses
internal import Surveys

/// Puts choices in order; the order so far is always in sight.
struct RankEditor: QuestionEditor {
  private var cursor: ChoiceCursor
  private let places: Int
  private var order: [Name]

  init(_ choices: [Choice], places: Int, answer: Answer?) {
    self.places = places
    if case .ranking(let names)? = answer { order = names } else { order = [] }
    cursor = ChoiceCursor(choices, at: choices.firstIndex { [order] in $0.name == order.first } ?? 0)
  }

  var isTyping: Bool { cursor.isLong }

  var hints: [KeyHint] {
    [
      KeyHint("↑↓", .keyMove), KeyHint("Space", .keyPlace), KeyHint("1–\(min(9, places))", .keyThatPlace),
      KeyHint("Enter", .keyNext),
    ]
  }

  mutating func press(_ key: KeyPress, width: Int, words: EditorWords) -> EditorStep {
    switch key {
    case .enter, .tab: return .done
    case .text(" "):
      guard let name = cursor.current?.name else { return .used }
      if order.contains(name) { order.removeAll { $0 == name } } else { put(name, at: order.count) }
      cursor.clearFilter()
      return .used
    case .text(let digit) where cursor.filter.isEmpty && Int(digit) != nil:
      guard let place = Int(digit), place >= 1, place <= places, let name = cursor.current?.name else { return .unused }
      put(name, at: place - 1)
      return .used
    case .backspace where cursor.filter.isEmpty, .delete:
      order.removeAll { $0 == cursor.current?.name }
      return .used
    default: return cursor.press(key, words: words) ? .used : .unused
    }
  }

  /// Puts a choice at a place, or behind the last; one that falls out at the end loses its place.
  private mutating func put(_ name: Name, at place: Int) {
    guard place < places else { return }
    order.removeAll { $0 == name }
    order.insert(name, at: min(place, order.count))
    order = Array(order.prefix(places))
  }

  func answer(to question: Question, at path: QuestionPath, problems: inout [AnswerProblem]) -> Answer? {
    order.isEmpty ? nil : .ranking(order)
  }

  func layout(width: Int, words: EditorWords) -> EditorLayout {
    var layout = EditorLayout()
    for place in 0..<places where place < 3 || place < order.count {
      let label = place < order.count ? cursor.choices.first { $0.name == order[place] }.map(words.label) : nil
      layout.lines.append(
        (TextLine("\(place + 1)  ", .good) + TextLine(label ?? "–", label == nil ? .dim : .bold)).cut(to: width))
    }
    layout.pinned = layout.lines.count
    layout.lines.append(TextLine())
    if let line = cursor.searchLine(words) { layout.lines += line.wrapped(to: width) }
    for place in cursor.visible(words) {
      let rank = order.firstIndex(of: cursor.choices[place].name).map { String($0 + 1) }
      let isFocused = place == cursor.place
      let start = layout.lines.count
      let lead = (isFocused ? "› " : "  ") + "[\(rank ?? " ")] "
      let line =
        TextLine(lead, isFocused ? .accent : .plain)
        + TextLine(words.label(cursor.choices[place]), rank == nil ? .plain : .bold)
      layout.lines += line.wrapped(to: width, indent: lead.columns)
      if isFocused { layout.focus = start..<layout.lines.count }
    }
    return layout
  }
}
