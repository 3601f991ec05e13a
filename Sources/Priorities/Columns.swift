internal import Responses
internal import Surveys

/// The columns of a matrix by question and row, made once so that no reading searches for them.
struct Columns {
  private struct Key: Hashable {
    var question: Name
    var line: Name?
  }

  private let columns: [Key: ResponseMatrix.Column]

  init(_ matrix: ResponseMatrix) {
    columns = Dictionary(
      zip(matrix.layout.fields, matrix.columns).map { (Key(question: $0.question, line: $0.line), $1) },
      uniquingKeysWith: { first, _ in first })
  }

  subscript(question: Name, line: Name? = nil) -> ResponseMatrix.Column? {
    columns[Key(question: question, line: line)]
  }
}
