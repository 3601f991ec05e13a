package import Surveys

/// All answers of one person, or of one item of a repeat, by question.
///
/// Groups do not nest: a question in a group stands beside the others. The empty sheet is a person who answered nothing.
package struct AnswerSheet: Hashable, Sendable {
  package private(set) var answers: [Name: Answer]
  /// The free text beside a choice that was chosen, such as "Other: pigeon"; never empty texts.
  package private(set) var specifications: [Specification: String]
  /// Questions to which something stands on a paper form that nobody can read; none of them has an answer.
  package private(set) var illegible: Set<Name> = []

  /// A choice of a question that takes free text beside it.
  package struct Specification: Hashable, Sendable {
    package var question: Name
    package var choice: Name
    package init(_ question: Name, _ choice: Name) {
      self.question = question
      self.choice = choice
    }
  }

  package init(answers: [Name: Answer] = [:], specifications: [Specification: String] = [:]) {
    self.answers = answers
    self.specifications = specifications.filter { !$0.value.isEmpty }
  }

  /// The answer to a question; set to nil to take it away.
  package subscript(name: Name) -> Answer? {
    get { answers[name] }
    set {
      answers[name] = newValue
      if newValue != nil, !illegible.isEmpty { illegible.remove(name) }
    }
  }

  /// The text beside a choice; nil or the empty text for none.
  package subscript(specification key: Specification) -> String? {
    get { specifications[key] }
    set { specifications[key] = newValue.flatMap { $0.isEmpty ? nil : $0 } }
  }

  /// Says that the answer to a question cannot be read; the answer that was there goes.
  package mutating func markIllegible(_ name: Name) {
    answers[name] = nil
    illegible.insert(name)
  }

  /// Takes the mark away that an answer cannot be read.
  package mutating func clearIllegible(_ name: Name) { illegible.remove(name) }

  package var isEmpty: Bool { answers.isEmpty && specifications.isEmpty && illegible.isEmpty }
}
