/// Rows of numbers of which most are 0, each kept as what is not 0.
struct SparseMatrix: Sendable {
  let rows: [SparseVector]
  let columns: Int

  /// The product with a matrix of `columns` rows: as many rows as this has. Linear in what is not 0, times the other's width.
  func times(_ other: DenseMatrix) -> DenseMatrix {
    var product = DenseMatrix(rows: rows.count, columns: other.columns)
    for (row, own) in rows.enumerated() {
      for (column, value) in own { product.add(value, timesRow: column, of: other, toRow: row) }
    }
    return product
  }

  /// The product of this, turned over, with a matrix of as many rows: `columns` rows.
  func turnedTimes(_ other: DenseMatrix) -> DenseMatrix {
    var product = DenseMatrix(rows: columns, columns: other.columns)
    for (row, own) in rows.enumerated() {
      for (column, value) in own { product.add(value, timesRow: row, of: other, toRow: column) }
    }
    return product
  }
}

/// A few columns of numbers, row by row.
struct DenseMatrix: Hashable, Sendable {
  let rows: Int
  let columns: Int
  private(set) var values: [Double]

  /// All 0.
  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    values = Array(repeating: 0, count: rows * columns)
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  mutating func add(_ factor: Double, timesRow from: Int, of other: DenseMatrix, toRow to: Int) {
    for column in 0..<columns { values[to * columns + column] += factor * other.values[from * columns + column] }
  }

  func column(_ column: Int) -> [Double] { (0..<rows).map { self[$0, column] } }

  /// This, turned over, times this: how each two columns go together; symmetric.
  var gram: DenseMatrix {
    var gram = DenseMatrix(rows: columns, columns: columns)
    for row in 0..<rows {
      for one in 0..<columns where self[row, one] != 0 {
        for other in 0..<columns { gram[one, other] += self[row, one] * self[row, other] }
      }
    }
    return gram
  }

  /// The product with a small square matrix.
  func times(_ other: DenseMatrix) -> DenseMatrix {
    var product = DenseMatrix(rows: rows, columns: other.columns)
    for row in 0..<rows {
      for middle in 0..<columns { product.add(self[row, middle], timesRow: middle, of: other, toRow: row) }
    }
    return product
  }

  /// Makes the columns of length 1 and square to one another, from the first on (modified Gram–Schmidt, twice for exactness).
  ///
  /// A column that is made of those before it becomes 0.
  mutating func makeOrthonormal() {
    for column in 0..<columns {
      let before = length(column)
      for _ in 0..<2 {
        for earlier in 0..<column {
          let share = (0..<rows).reduce(0.0) { $0 + self[$1, column] * self[$1, earlier] }
          for row in 0..<rows { self[row, column] -= share * self[row, earlier] }
        }
      }
      let left = length(column)
      let factor = left > 1e-10 * max(before, 1e-300) ? 1 / left : 0
      for row in 0..<rows { self[row, column] *= factor }
    }
  }

  private func length(_ column: Int) -> Double {
    (0..<rows).reduce(0.0) { $0 + self[$1, column] * self[$1, column] }.squareRoot()
  }
}
