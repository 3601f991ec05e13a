internal import Phrases
internal import Responses
internal import Surveys

/// Takes what is typed: a text, a number, a date, an address.
struct FieldEditor: QuestionEditor {
  private var field: TextField
  private let kind: Question.Kind

  init(_ kind: Question.Kind, answer: Answer?) {
    self.kind = kind
    var isMultiline = false
    if case .text(true, _) = kind { isMultiline = true }
    field = TextField(AnswerText.value(of: answer), isMultiline: isMultiline)
  }

  var isTyping: Bool { true }
  /// The text as it stands.
  var text: String { field.text }
  var isMultiline: Bool { field.isMultiline }

  var hints: [KeyHint] {
    if isMultiline {
      return [KeyHint("Tab", .keyNext), KeyHint("Enter", .keyNewLine), KeyHint("Ctrl-E", .keyEditor)]
    }
    if case .range = kind { return [KeyHint("Enter", .keyNext), KeyHint("↑↓", .keyPoints)] }
    return [KeyHint("Enter", .keyNext)]
  }

  /// Puts another text in place of what was typed, such as one from the person's own editor.
  mutating func replace(_ text: String) { field = TextField(text, isMultiline: isMultiline) }

  mutating func press(_ key: KeyPress, width: Int, words: EditorWords) -> EditorStep {
    switch key {
    case .tab: return .done
    case .enter where !isMultiline: return .done
    case .up, .down:
      guard case .range(let range) = kind else { break }
      step(range, up: key == .up)
      return .used
    default: break
    }
    return field.press(key, width: inner(width)) ? .used : .unused
  }

  private mutating func step(_ range: Question.NumberRange, up: Bool) {
    guard let number = AnswerText.number(in: field.text) else {
      return replace(AnswerText.number(up ? range.start : range.end))
    }
    let steps = ((number - range.start) / range.step).rounded() + (up ? 1 : -1)
    replace(AnswerText.number(min(max(range.start, range.start + steps * range.step), range.end)))
  }

  func answer(to question: Question, at path: QuestionPath, problems: inout [AnswerProblem]) -> Answer? {
    let text = isMultiline ? AnswerText.trimmed(field.text) : field.text
    guard !text.allSatisfy(\.isWhitespace) else { return nil }
    return AnswerReading.read(.text(text), for: question, at: path, problems: &problems)
  }

  private func inner(_ width: Int) -> Int { max(6, width - 4) }

  func layout(width: Int, words: EditorWords) -> EditorLayout {
    var layout = EditorLayout()
    let shown = field.layout(width: inner(width))
    let rule = String(repeating: "─", count: inner(width))
    layout.lines.append(TextLine("  ┌" + rule, .accent))
    for text in shown.lines { layout.lines.append(TextLine("  │", .accent) + TextLine(text)) }
    for _ in shown.lines.count..<max(shown.lines.count, isMultiline ? 3 : 1) {
      layout.lines.append(TextLine("  │", .accent))
    }
    layout.lines.append(TextLine("  └" + rule, .accent))
    layout.cursor = EditorLayout.Cursor(line: 1 + shown.row, column: 3 + shown.column)
    layout.focus = max(0, shown.row - 1)..<(3 + shown.row)
    if let line = remark(words) { layout.lines += line.wrapped(to: width, indent: 2) }
    return layout
  }

  /// What can be said while the person types: which day a date is, how much room is left, where a number lies in its range.
  private func remark(_ words: EditorWords) -> TextLine? {
    let text = AnswerText.trimmed(field.text)
    switch kind {
    case .date:
      if let day = CivilDate(iso: text) { return TextLine("  " + words.phrases.inWords(day), .good) }
      return DateTyping.canBecomeDate(text) ? nil : TextLine("  " + words.phrases(.dateHint), .bad)
    case .text(_, let max):
      let left = max - field.text.count
      if left < 0 { return TextLine("  " + words.phrases(.charactersOver, ["count": String(-left)]), .bad) }
      return left < 200 && left < max / 2
        ? TextLine("  " + words.phrases(.charactersLeft, ["count": String(left)]), .dim) : nil
    case .range(let range): return slider(range, AnswerText.number(in: text), words)
    case .integer, .decimal:
      guard !text.isEmpty, text != "-", AnswerText.number(in: text) == nil else { return nil }
      return TextLine("  " + words.phrases(.mustEnterNumber), .bad)
    default: return nil
    }
  }

  private func slider(_ range: Question.NumberRange, _ number: Double?, _ words: EditorWords) -> TextLine {
    let (start, end) = (AnswerText.number(range.start), AnswerText.number(range.end))
    let cells = 21
    var bar = Array(repeating: "─", count: cells)
    if let number, range.end > range.start, number >= range.start, number <= range.end {
      bar[Int(((number - range.start) / (range.end - range.start) * Double(cells - 1)).rounded())] = "●"
    }
    let ends = [range.startLabel, range.endLabel].map { $0?.text(in: words.language) }
    return TextLine("  " + [ends[0], start].compactMap { $0 }.joined(separator: " ") + " ", .dim)
      + TextLine("├" + bar.joined() + "┤", .accent)
      + TextLine(" " + [end, ends[1]].compactMap { $0 }.joined(separator: " "), .dim)
  }
}

/// What a date looks like while it is being typed.
enum DateTyping {
  /// Whether a text may still become a date written as year-month-day.
  static func canBecomeDate(_ text: String) -> Bool {
    let pattern = Array("0000-00-00")
    guard text.count <= pattern.count else { return false }
    for (typed, wanted) in zip(text, pattern) {
      guard wanted == "-" ? typed == "-" : typed.isASCII && typed.isNumber else { return false }
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if parts.count > 1, parts[1].count == 2, !(1...12).contains(Int(parts[1]) ?? 0) { return false }
    return parts.count < 3 || parts[2].count < 2 || CivilDate(iso: text) != nil
  }
}
