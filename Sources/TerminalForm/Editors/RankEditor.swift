internal import Phrases
internal import Responses
internal import Surveys

/// Puts choices in order; the order so far is always in sight.
///
/// A choice stands at the place that was typed for it, also while those before are empty: whoever copies a form goes down the list. Whoever leaves the
/// question with a place empty, or given twice, is told.
struct RankEditor: QuestionEditor {
  private var cursor: ChoiceCursor
  private let places: Int
  /// Whether a form is copied, on which two choices may have one place; else what stands there gives way.
  private let isTranscript: Bool
  /// The place of each choice that has one, from 1.
  private var ranks: [Name: Int] = [:]

  init(_ choices: [Choice], places: Int, answer: Answer?, isTranscript: Bool = false) {
    self.places = places
    self.isTranscript = isTranscript
    var first: Name?
    if case .ranking(let names)? = answer {
      for (place, name) in names.enumerated() where ranks[name] == nil { ranks[name] = place + 1 }
      first = names.first
    }
    cursor = ChoiceCursor(choices, at: choices.firstIndex { $0.name == first } ?? 0)
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
      if ranks[name] != nil {
        take(name)
      } else if let free = (1...max(1, places)).first(where: { names(at: $0).isEmpty }) {
        ranks[name] = free
      }
      cursor.clearFilter()
      return .used
    // After a search that found the choice, a digit is its place; before, it may be a part of what is searched.
    case .text(let digit) where Int(digit) != nil && (cursor.filter.isEmpty || cursor.visible(words).count == 1):
      guard let place = Int(digit), place >= 1, place <= places, let name = cursor.current?.name else { return .unused }
      ranks[name] = nil
      if !isTranscript { free(place) }
      ranks[name] = place
      cursor.clearFilter()
      return .used
    case .backspace where cursor.filter.isEmpty, .delete:
      if let name = cursor.current?.name { take(name) }
      return .used
    default: return cursor.press(key, words: words) ? .used : .unused
    }
  }

  /// Those at a place, in the order of the list; more than one only on a form that is copied.
  private func names(at place: Int) -> [Name] { cursor.choices.map(\.name).filter { ranks[$0] == place } }

  /// Moves what stands at a place to the next, and so on as far as there is none free; what falls out at the end has no place any more.
  private mutating func free(_ place: Int) {
    guard let name = names(at: place).first else { return }
    if place < places { free(place + 1) }
    ranks[name] = place < places ? place + 1 : nil
  }

  /// Takes a choice out of the order; of an order without gaps those behind it move up.
  private mutating func take(_ name: Name) {
    let isWhole = fault == nil
    guard let place = ranks.removeValue(forKey: name), isWhole else { return }
    for (other, rank) in ranks where rank > place { ranks[other] = rank - 1 }
  }

  /// What is wrong with the places: the first that is given twice, or is empty before one that is not; nil for an order.
  private var fault: AnswerProblem.Kind? {
    for place in 1...max(1, ranks.values.max() ?? 1) where !ranks.isEmpty {
      if names(at: place).count != 1 { return .unclearRank(place) }
    }
    return nil
  }

  func answer(to question: Question, at path: QuestionPath, problems: inout [AnswerProblem]) -> Answer? {
    if let fault { problems.append(AnswerProblem(path, fault)) }
    let order = (1...max(1, places)).flatMap(names)
    return order.isEmpty ? nil : .ranking(order)
  }

  func layout(width: Int, words: EditorWords) -> EditorLayout {
    var layout = EditorLayout()
    for place in 1...max(1, places) where place <= max(3, ranks.values.max() ?? 0) {
      let labels = names(at: place).compactMap { name in cursor.choices.first { $0.name == name }.map(words.label) }
      let ink: Ink = labels.isEmpty ? .dim : labels.count > 1 ? .bad : .bold
      layout.lines.append(
        (TextLine("\(place)  ", .good) + TextLine(labels.isEmpty ? "–" : labels.joined(separator: " + "), ink))
          .cut(to: width))
    }
    layout.pinned = layout.lines.count
    layout.lines.append(TextLine())
    if let line = cursor.searchLine(words) { layout.lines += line.wrapped(to: width) }
    for place in cursor.visible(words) {
      let rank = ranks[cursor.choices[place].name].map(String.init)
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
