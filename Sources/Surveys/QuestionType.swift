/// The types of questions by the words that a definition has for them, most of them XLSForm's; in the order in which they are explained.
package enum QuestionType: String, Hashable, Sendable, CaseIterable {
  case selectOne = "select_one"
  case selectMultiple = "select_multiple"
  case rank, allocate, matrix, range, integer, decimal, text, date, email, acknowledge, note, calculate, group
  case repeated = "repeat"
}

extension Question {
  /// The type that the definition gave it.
  package var type: QuestionType {
    switch kind {
    case .selectOne: .selectOne
    case .selectMultiple: .selectMultiple
    case .rank: .rank
    case .allocate: .allocate
    case .matrix: .matrix
    case .range: .range
    case .integer: .integer
    case .decimal: .decimal
    case .text: .text
    case .date: .date
    case .email: .email
    case .acknowledge: .acknowledge
    case .note: .note
    case .calculate: .calculate
    case .group: .group
    case .repeated: .repeated
    }
  }
}
