internal import Phrases
internal import Responses
internal import Surveys

/// Chooses one of a list, or several.
struct ChoiceEditor: QuestionEditor {
  private var cursor: ChoiceCursor
  private let isSeveral: Bool
  private let isRequired: Bool
  private var chosen: [Name]
  private var notes: [Name: TextField]
  /// The choice whose text is being typed; nil while the list has the keys.
  private var noted: Name?

  init(_ choices: [Choice], isSeveral: Bool, isRequired: Bool, answer: Answer?, beside: [Name: String]) {
    self.isSeveral = isSeveral
    self.isRequired = isRequired
    switch answer {
    case .choice(let name): chosen = [name]
    case .choices(let names): chosen = names
    default: chosen = []
    }
    cursor = ChoiceCursor(choices, at: choices.firstIndex { [chosen] in chosen.contains($0.name) } ?? 0)
    notes = beside.mapValues { TextField($0) }
  }

  var isTyping: Bool { noted != nil || cursor.isLong }

  var hints: [KeyHint] {
    if noted != nil { return [KeyHint("Enter", .keyNext), KeyHint("↑↓", .keyMove)] }
    return isSeveral
      ? [KeyHint("↑↓", .keyMove), KeyHint("Space", .keyTick), KeyHint("Enter", .keyNext)]
      : [KeyHint("↑↓", .keyMove), KeyHint("Enter", .keyChoose)] + (isRequired ? [] : [KeyHint("Tab", .keyLeaveOut)])
  }

  var specifications: [Name: String] {
    notes.filter { chosen.contains($0.key) }.mapValues { AnswerText.trimmed($0.text) }.filter { !$0.value.isEmpty }
  }

  mutating func press(_ key: KeyPress, width: Int, words: EditorWords) -> EditorStep {
    if let noted { return press(key, inNoteOf: noted, width) }
    switch key {
    case .text(" "):
      if let current = cursor.current { toggle(current) }
      return .used
    case .enter:
      if !isSeveral, let current = cursor.current, !chosen.contains(current.name) { toggle(current) }
      // The text beside a choice is asked for before the person goes on.
      if let open = chosen.first(where: { wantsNote($0) && (notes[$0]?.text ?? "").isEmpty }) {
        noted = open
        return .used
      }
      return .done
    case .tab: return .done
    case .down where cursor.current.map(isOpen) ?? false:
      noted = cursor.current?.name
      return .used
    case .text(let text) where !text.allSatisfy(\.isNumber) && cursor.current.map(isOpen) ?? false:
      // What one types right after ticking "something else" is meant for the text beside it.
      noted = cursor.current?.name
      return noted.map { press(key, inNoteOf: $0, width) } ?? .unused
    case .text(let digit) where !cursor.isLong && Int(digit) != nil:
      guard let number = Int(digit), cursor.choices.indices.contains(number - 1) else { return .unused }
      cursor.go(to: number - 1)
      toggle(cursor.choices[number - 1])
      return .used
    case .backspace where cursor.filter.isEmpty, .delete:
      chosen = []
      return .used
    default: return cursor.press(key, words: words) ? .used : .unused
    }
  }

  private mutating func press(_ key: KeyPress, inNoteOf name: Name, _ width: Int) -> EditorStep {
    switch key {
    case .enter, .tab: return .done
    case .up:
      noted = nil
      return .used
    case .down:
      noted = nil
      if let place = cursor.choices.firstIndex(where: { $0.name == name }) { cursor.go(to: place + 1) }
      return .used
    default: return notes[name, default: TextField()].press(key, width: width) ? .used : .unused
    }
  }

  /// Whether a choice is chosen and takes text beside it.
  private func isOpen(_ choice: Choice) -> Bool { choice.specify && chosen.contains(choice.name) }

  private func wantsNote(_ name: Name) -> Bool { cursor.choices.contains { $0.name == name && $0.specify } }

  private mutating func toggle(_ choice: Choice) {
    if chosen.contains(choice.name) {
      chosen.removeAll { $0 == choice.name }
    } else if !isSeveral || choice.exclusive {
      chosen = [choice.name]
    } else {
      let alone = Set(cursor.choices.filter(\.exclusive).map(\.name))
      chosen = chosen.filter { !alone.contains($0) } + [choice.name]
    }
    if isSeveral { cursor.clearFilter() }
  }

  func answer(to question: Question, at path: QuestionPath, problems: inout [AnswerProblem]) -> Answer? {
    let names = cursor.choices.map(\.name).filter(chosen.contains)
    if names.isEmpty { return nil }
    return isSeveral ? .choices(names) : .choice(names[0])
  }

  func layout(width: Int, words: EditorWords) -> EditorLayout {
    var layout = EditorLayout()
    if let line = cursor.searchLine(words) { layout.lines += line.wrapped(to: width) }
    for place in cursor.visible(words) {
      let choice = cursor.choices[place]
      let isChosen = chosen.contains(choice.name)
      let isFocused = place == cursor.place && noted == nil
      let sign = isSeveral ? (isChosen ? "[x]" : "[ ]") : (isChosen ? "(•)" : "( )")
      let start = layout.lines.count
      layout.lines += cursor.lines(
        place, sign: sign, isFocused: isFocused, ink: isChosen ? .bold : .plain, width: width, words: words)
      if isFocused { layout.focus = start..<layout.lines.count }
      if isChosen, choice.specify { note(of: choice.name, &layout, width, words) }
    }
    return layout
  }

  private func note(of name: Name, _ layout: inout EditorLayout, _ width: Int, _ words: EditorWords) {
    let label = "        " + words.phrases(.specify) + ": "
    let start = layout.lines.count
    // In a narrow window the label has a line of its own.
    let isNarrow = width - label.columns < 16
    let margin = isNarrow ? "      " : label
    if isNarrow { layout.lines += TextLine(label, noted == name ? .accent : .dim).wrapped(to: width, indent: 6) }
    let first = layout.lines.count
    let shown = (notes[name] ?? TextField()).layout(width: max(8, width - margin.columns))
    for (row, text) in shown.lines.enumerated() {
      let lead = row == 0 ? margin : String(repeating: " ", count: margin.columns)
      layout.lines.append(TextLine(lead, noted == name ? .accent : .dim) + TextLine(text))
    }
    guard noted == name else { return }
    layout.focus = start..<layout.lines.count
    layout.cursor = EditorLayout.Cursor(line: first + shown.row, column: margin.columns + shown.column)
  }
}
