internal import Phrases
internal import Responses
internal import Surveys

/// Rates row by row, with the scale in sight.
struct GridEditor: QuestionEditor {
  private let rows: [Question.MatrixLine]
  private let choices: [Choice]
  private var rated: [Name: Name] = [:]
  private var row = 0
  /// The choice that would be taken; nil until the person moves to one, so that none is suggested.
  private var column: Int?

  init(_ matrix: Question.Matrix, answer: Answer?) {
    rows = matrix.rows
    choices = matrix.choices
    if case .grid(let ratings)? = answer { for rating in ratings { rated[rating.row] = rating.choice } }
    row = rows.firstIndex { rated[$0.name] == nil } ?? 0
    column = place(ofRow: row)
  }

  var hints: [KeyHint] {
    [
      KeyHint("1–\(min(9, choices.count))", .keyRate), KeyHint("↑↓", .keyMove), KeyHint("←→", .keyChoose),
      KeyHint("Enter", .keyNext),
    ]
  }

  private func place(ofRow row: Int) -> Int? { choices.firstIndex { $0.name == rated[rows[row].name] } }

  mutating func press(_ key: KeyPress, width: Int, words: EditorWords) -> EditorStep {
    switch key {
    case .text(let digit) where Int(digit) != nil:
      guard let number = Int(digit), choices.indices.contains(number - 1) else { return .unused }
      column = number - 1
      rate()
      if row < rows.count - 1 { go(to: row + 1) }
    case .text(" "): rate()
    case .right: column = min(choices.count - 1, (column ?? -1) + 1)
    case .left: column = max(0, (column ?? choices.count) - 1)
    case .backspace, .delete:
      rated[rows[row].name] = nil
      column = nil
    case .enter:
      rate()
      guard row < rows.count - 1 else { return .done }
      go(to: row + 1)
    case .tab: return .done
    case .up where row > 0: go(to: row - 1)
    case .down where row < rows.count - 1: go(to: row + 1)
    case .home: go(to: 0)
    case .end: go(to: rows.count - 1)
    default: return .unused
    }
    return .used
  }

  private mutating func rate() { if let column { rated[rows[row].name] = choices[column].name } }

  private mutating func go(to row: Int) {
    self.row = row
    column = place(ofRow: row)
  }

  func answer(to question: Question, at path: QuestionPath, problems: inout [AnswerProblem]) -> Answer? {
    let ratings = rows.compactMap { row in rated[row.name].map { Answer.Rating(row.name, $0) } }
    return ratings.isEmpty ? nil : .grid(ratings)
  }

  func layout(width: Int, words: EditorWords) -> EditorLayout {
    var layout = EditorLayout()
    for (place, one) in rows.enumerated() {
      let isFocused = place == row
      let answer = choices.first { $0.name == rated[one.name] }.map(words.label)
      let lead = (isFocused ? "› " : "  ") + String(place + 1) + ". "
      let start = layout.lines.count
      let label = one.label.text(in: words.language)
      let line =
        TextLine(lead, isFocused ? .accent : .plain) + TextLine(label, isFocused ? .bold : .plain)
        + TextLine("  " + (answer ?? "–"), answer == nil ? .dim : .good)
      layout.lines += line.wrapped(to: width, indent: lead.columns)
      guard isFocused else { continue }
      layout.lines += scale(width, words)
      layout.focus = start..<layout.lines.count
    }
    return layout
  }

  /// The scale under the row that is rated, as many choices on a line as fit.
  private func scale(_ width: Int, _ words: EditorWords) -> [TextLine] {
    let margin = "     "
    var lines: [TextLine] = []
    var line = TextLine(margin)
    for (place, choice) in choices.enumerated() {
      let isTaken = rated[rows[row].name] == choice.name
      let text = " \(isTaken ? "(•)" : "( )") \(place < 9 ? "\(place + 1) " : "")\(words.label(choice)) "
      let ink: Ink = column == place ? .reversed : isTaken ? .bold : .plain
      if line.columns + text.columns > width, line.columns > margin.columns {
        lines.append(line)
        line = TextLine(margin)
      }
      let isWide = margin.columns + text.columns > width
      line = line + TextLine(isWide ? String(text.dropLast()) : text, ink)
      if line.columns > width {
        lines += line.wrapped(to: width, indent: margin.columns + 7)
        line = TextLine(margin)
      }
    }
    return line.columns > margin.columns ? lines + [line] : lines
  }
}
