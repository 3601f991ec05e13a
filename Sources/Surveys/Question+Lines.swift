/// The rows of a matrix, and the theme that each speaks of.
extension Question {
  /// The row of that name; nil where it is no matrix, or has none of that name. Linear in the rows.
  package func line(_ name: Name?) -> MatrixLine? {
    if case .matrix(let matrix) = kind { matrix.rows.first { $0.name == name } } else { nil }
  }

  /// The theme that a row of a matrix speaks of, which may be that of the whole; of any other question its own. Nil for none.
  package func theme(of line: MatrixLine?) -> Name? { line?.theme ?? theme }
}
