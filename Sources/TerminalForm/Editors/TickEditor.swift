internal import Phrases
internal import Responses
internal import Surveys

/// Ticks a box of consent.
struct TickEditor: QuestionEditor {
  private var isTicked: Bool

  init(answer: Answer?) { isTicked = answer == .acknowledged }

  var hints: [KeyHint] { [KeyHint("Space", .keyTick), KeyHint("Enter", .keyNext)] }

  mutating func press(_ key: KeyPress, width: Int, words: EditorWords) -> EditorStep {
    switch key {
    case .enter, .tab: return .done
    case .text(" "), .text("x"): isTicked.toggle()
    case .text("1"): isTicked = true
    case .backspace, .delete, .text("0"): isTicked = false
    case .text(let letter):
      let yes = words.phrases(.yes).lowercased().first.map(String.init)
      let no = words.phrases(.no).lowercased().first.map(String.init)
      guard letter.lowercased() == yes || letter.lowercased() == no else { return .unused }
      isTicked = letter.lowercased() == yes
    default: return .unused
    }
    return .used
  }

  func answer(to question: Question, at path: QuestionPath, problems: inout [AnswerProblem]) -> Answer? {
    isTicked ? .acknowledged : nil
  }

  func layout(width: Int, words: EditorWords) -> EditorLayout {
    let sign = isTicked ? "[x] " : "[ ] "
    let line =
      TextLine("› " + sign, .accent)
      + TextLine(words.phrases(isTicked ? .ticked : .notTicked), isTicked ? .bold : .plain)
    return EditorLayout(lines: line.wrapped(to: width, indent: 6), focus: 0..<1)
  }
}

/// Says whether one more item of a repeat follows.
struct AnotherEditor: QuestionEditor {
  private(set) var wantsMore: Bool

  init() { wantsMore = false }

  var hints: [KeyHint] { [KeyHint("↑↓", .keyMove), KeyHint("Enter", .keyChoose)] }

  mutating func press(_ key: KeyPress, width: Int, words: EditorWords) -> EditorStep {
    switch key {
    case .up, .text("1"): wantsMore = true
    case .down, .text("2"): wantsMore = false
    case .enter, .tab: return .done
    default: return .unused
    }
    return .used
  }

  func answer(to question: Question, at path: QuestionPath, problems: inout [AnswerProblem]) -> Answer? { nil }

  func layout(width: Int, words: EditorWords) -> EditorLayout {
    let lines = [(true, Phrase.yes), (false, Phrase.no)].enumerated().map { place, one in
      let isFocused = one.0 == wantsMore
      return TextLine("\(isFocused ? "› (•)" : "  ( )") \(place + 1). ", isFocused ? .accent : .plain)
        + TextLine(words.phrases(one.1), isFocused ? .bold : .plain)
    }
    return EditorLayout(lines: lines, focus: 0..<2)
  }
}
