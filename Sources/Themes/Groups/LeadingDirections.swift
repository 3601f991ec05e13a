internal import Surveys

/// The leading singular values of a sparse matrix, with their vectors on both sides.
///
/// By orthogonal iteration from a seeded start with a few columns to spare, then a small symmetric eigenproblem by Jacobi's rotations (G. Golub and
/// C. Van Loan, "Matrix Computations", 4th ed., 8.2.4 and 8.5). Only + − × ÷ and √, so every machine gives the same.
struct LeadingDirections: Sendable {
  /// Descending.
  let values: [Double]
  /// A column for each value; rows as the matrix has.
  let left: DenseMatrix
  /// A column for each value; as many rows as the matrix has columns.
  let right: DenseMatrix

  /// The first so many, fewer where the matrix is smaller. Time is rounds times what is not 0, times the count.
  init(_ matrix: SparseMatrix, count: Int, rounds: Int = 40) {
    let count = min(count, matrix.rows.count, matrix.columns)
    let width = min(count + 4, matrix.rows.count, matrix.columns)
    var basis = DenseMatrix(rows: matrix.columns, columns: width)
    var chance = Chance(seed: 1)
    for row in 0..<basis.rows {
      for column in 0..<width { basis[row, column] = chance.fraction() - 0.5 }
    }
    basis.makeOrthonormal()
    for _ in 0..<rounds {
      basis = matrix.turnedTimes(matrix.times(basis))
      basis.makeOrthonormal()
    }
    let image = matrix.times(basis)
    let (squares, turns) = image.gram.symmetricEigenvectors()
    let order = squares.indices.sorted { squares[$0] != squares[$1] ? squares[$0] > squares[$1] : $0 < $1 }.prefix(
      count)
    let (lefts, rights) = (image.times(turns), basis.times(turns))
    var left = DenseMatrix(rows: matrix.rows.count, columns: count)
    var right = DenseMatrix(rows: matrix.columns, columns: count)
    values = order.map { max(0, squares[$0]).squareRoot() }
    for (place, from) in order.enumerated() {
      let factor = values[place] > 0 ? 1 / values[place] : 0
      for row in 0..<left.rows { left[row, place] = lefts[row, from] * factor }
      for row in 0..<right.rows { right[row, place] = rights[row, from] }
    }
    self.left = left
    self.right = right
  }
}

extension DenseMatrix {
  /// The eigenvalues of a symmetric matrix and, as columns, their vectors, in no order; by cyclic Jacobi rotations.
  func symmetricEigenvectors() -> (values: [Double], vectors: DenseMatrix) {
    var matrix = self
    var vectors = DenseMatrix(rows: rows, columns: rows)
    for place in 0..<rows { vectors[place, place] = 1 }
    for _ in 0..<60 {
      var off = 0.0
      for one in 0..<rows { for other in 0..<one { off += matrix[one, other] * matrix[one, other] } }
      if off < 1e-28 { break }
      for one in 0..<rows {
        for other in 0..<one where matrix[one, other].magnitude > 1e-300 {
          let turn = (matrix[other, other] - matrix[one, one]) / (2 * matrix[one, other])
          let tangent = (turn < 0 ? -1 : 1) / (turn.magnitude + (turn * turn + 1).squareRoot())
          let cosine = 1 / (tangent * tangent + 1).squareRoot()
          let sine = tangent * cosine
          matrix.turnColumns(one, other, cosine, sine)
          matrix.turnRows(one, other, cosine, sine)
          vectors.turnColumns(one, other, cosine, sine)
        }
      }
    }
    return ((0..<rows).map { matrix[$0, $0] }, vectors)
  }

  private mutating func turnColumns(_ one: Int, _ other: Int, _ cosine: Double, _ sine: Double) {
    for row in 0..<rows {
      let (a, b) = (self[row, one], self[row, other])
      self[row, one] = cosine * a - sine * b
      self[row, other] = sine * a + cosine * b
    }
  }

  private mutating func turnRows(_ one: Int, _ other: Int, _ cosine: Double, _ sine: Double) {
    for column in 0..<columns {
      let (a, b) = (self[one, column], self[other, column])
      self[one, column] = cosine * a - sine * b
      self[other, column] = sine * a + cosine * b
    }
  }
}
