internal import Phrases
internal import Responses
internal import Surveys

/// The part of a screen in which one answer is given: keys in, lines out; it checks nothing, for `Interview` does.
protocol QuestionEditor {
  /// Does what a key does here; the width is the one that `layout` is asked for.
  mutating func press(_ key: KeyPress, width: Int, words: EditorWords) -> EditorStep
  func layout(width: Int, words: EditorWords) -> EditorLayout
  /// The answer as it stands; nil for none, and a problem for what cannot be read as one.
  func answer(to question: Question, at path: QuestionPath, problems: inout [AnswerProblem]) -> Answer?
  /// The texts beside choices.
  var specifications: [Name: String] { get }
  /// The keys that do something here, the most useful first.
  var hints: [KeyHint] { get }
  /// Whether letters and digits become part of a text.
  var isTyping: Bool { get }
}

extension QuestionEditor {
  var specifications: [Name: String] { [:] }
  var isTyping: Bool { false }
}

/// What became of a key.
enum EditorStep: Hashable {
  /// It means nothing here.
  case unused
  case used
  /// The person is done with the question.
  case done
}

/// In which words an editor speaks.
struct EditorWords {
  var phrases: Phrases
  var language: Language

  func label(_ choice: Choice) -> String { choice.label.text(in: language) }
}

/// The lines of an editor.
struct EditorLayout {
  var lines: [TextLine] = []
  /// How many of the first lines are always in sight, whatever is scrolled.
  var pinned = 0
  /// The lines that must be seen.
  var focus: Range<Int> = 0..<0
  /// Where the cursor of the terminal stands; nil to hide it.
  var cursor: Cursor?

  struct Cursor: Hashable {
    var line: Int
    var column: Int
  }
}

/// A key and what it does, for the foot of the screen.
struct KeyHint: Hashable {
  var keys: String
  var does: Phrase
  init(_ keys: String, _ does: Phrase) {
    self.keys = keys
    self.does = does
  }
}
