internal import Phrases
internal import Responses
internal import Surveys

/// Shares out points among choices; how many are left, or too many, is always in sight.
///
/// It takes what is typed: whoever copies a form on which too many are placed is told when they leave the question, and decides.
struct PointsEditor: QuestionEditor {
  private var cursor: ChoiceCursor
  private let total: Int
  private var points: [Name: Int] = [:]
  /// The choice whose number is being typed, digit by digit.
  private var typed: Name?

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
    case .right, .text(" "), .text("+"), .text("="): change { [total] in min(total, $0 + 1) }
    case .left, .text("-"): change { $0 - 1 }
    case .backspace where cursor.filter.isEmpty, .delete: change { _ in 0 }
    // After a search that found the choice, a digit is its number; before, it may be a part of what is searched.
    case .text(let digit) where Int(digit) != nil && (cursor.filter.isEmpty || cursor.visible(words).count == 1):
      type(Int(digit) ?? 0)
      cursor.clearFilter()
    default:
      typed = nil
      return cursor.press(key, words: words) ? .used : .unused
    }
    return .used
  }

  private mutating func change(_ after: (Int) -> Int) {
    guard let name = cursor.current?.name else { return }
    typed = nil
    points[name] = max(0, after(points[name] ?? 0))
  }

  /// A digit is the number, or the next one of it as far as there are so many points in all.
  private mutating func type(_ digit: Int) {
    guard let name = cursor.current?.name else { return }
    let longer = (points[name] ?? 0) * 10 + digit
    points[name] = typed == name && longer <= total ? longer : digit
    typed = name
  }

  func answer(to question: Question, at path: QuestionPath, problems: inout [AnswerProblem]) -> Answer? {
    let placed = cursor.choices.compactMap { choice in
      (points[choice.name] ?? 0) > 0 ? Answer.Points(choice.name, points[choice.name] ?? 0) : nil
    }
    return placed.isEmpty ? nil : .allocation(placed)
  }

  func layout(width: Int, words: EditorWords) -> EditorLayout {
    var layout = EditorLayout()
    let placed = total - left
    let dots =
      total <= 20 ? String(repeating: "●", count: placed) + String(repeating: "○", count: max(0, left)) : ""
    let said =
      left < 0
      ? words.phrases(.tooManyPoints, ["over": "\(-left)", "placed": "\(placed)", "total": "\(total)"])
      : words.phrases.counted(left, one: .pointsLeftOne, many: .pointsLeft)
    let head =
      TextLine(dots.isEmpty ? "" : dots + "  ", left < 0 ? .bad : .good) + TextLine(said, left < 0 ? .bad : .bold)
    layout.lines += head.wrapped(to: width)
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
