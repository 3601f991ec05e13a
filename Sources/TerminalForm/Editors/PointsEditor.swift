internal import Phrases
internal import Responses
internal import Surveys

/// Shares out points among choices; how many are left is always in sight.
struct PointsEditor: QuestionEditor {
  private var cursor: ChoiceCursor
  private let total: Int
  private var points: [Name: Int] = [:]

  init(_ choices: [Choice], total: Int, answer: Answer?) {
    self.total = total
    cursor = ChoiceCursor(choices)
    if case .allocation(let placed)? = answer { for one in placed { points[one.choice] = one.points } }
  }

  var isTyping: Bool { cursor.isLong }

  var hints: [KeyHint] {
    [
      KeyHint("↑↓", .keyMove), KeyHint("←→", .keyPoints), KeyHint("0–\(min(9, total))", .keyThatMany),
      KeyHint("Enter", .keyNext),
    ]
  }

  private var left: Int { total - points.values.reduce(0, +) }

  mutating func press(_ key: KeyPress, width: Int, words: EditorWords) -> EditorStep {
    switch key {
    case .enter, .tab: return .done
    case .right, .text(" "), .text("+"), .text("="): change { $0 + 1 }
    case .left, .text("-"): change { $0 - 1 }
    case .backspace where cursor.filter.isEmpty, .delete: change { _ in 0 }
    case .text(let digit) where cursor.filter.isEmpty && Int(digit) != nil:
      change { [digit] before in Int(digit) ?? before }
    default: return cursor.press(key, words: words) ? .used : .unused
    }
    return .used
  }

  private mutating func change(_ after: (Int) -> Int) {
    guard let name = cursor.current?.name else { return }
    let before = points[name] ?? 0
    points[name] = min(max(0, after(before)), before + max(0, left))
  }

  func answer(to question: Question, at path: QuestionPath, problems: inout [AnswerProblem]) -> Answer? {
    let placed = cursor.choices.compactMap { choice in
      (points[choice.name] ?? 0) > 0 ? Answer.Points(choice.name, points[choice.name] ?? 0) : nil
    }
    return placed.isEmpty ? nil : .allocation(placed)
  }

  func layout(width: Int, words: EditorWords) -> EditorLayout {
    var layout = EditorLayout()
    let left = words.phrases.counted(left, one: .pointsLeftOne, many: .pointsLeft)
    let dots =
      total <= 20 ? String(repeating: "●", count: total - self.left) + String(repeating: "○", count: self.left) : ""
    layout.lines.append(TextLine(dots.isEmpty ? "" : dots + "  ", .good) + TextLine(left, .bold))
    layout.pinned = layout.lines.count
    layout.lines.append(TextLine())
    if let line = cursor.searchLine(words) { layout.lines += line.wrapped(to: width) }
    let digits = String(total).count
    for place in cursor.visible(words) {
      let placed = points[cursor.choices[place].name] ?? 0
      let isFocused = place == cursor.place
      let number = String(placed)
      let lead =
        (isFocused ? "› " : "  ") + "[" + String(repeating: " ", count: max(0, digits - number.count)) + number + "] "
      let start = layout.lines.count
      let line =
        TextLine(lead, isFocused ? .accent : .plain)
        + TextLine(words.label(cursor.choices[place]), placed == 0 ? .plain : .bold)
        + TextLine(placed > 0 && total <= 20 ? " " + String(repeating: "●", count: placed) : "", .good)
      layout.lines += line.wrapped(to: width, indent: lead.columns)
      if isFocused { layout.focus = start..<layout.lines.count }
    }
    return layout
  }
}
