/// A matrix without negative numbers as the product of two small ones without: how much of each group is in a text, and each word in a group.
///
/// D. Lee and H. Seung, "Learning the parts of objects by non-negative matrix factorization", 1999; by hierarchical alternating least squares
/// (A. Cichocki and A.-H. Phan, "Fast local algorithms for large scale nonnegative matrix and tensor factorizations", 2009), from a start made
/// of the leading singular vectors (C. Boutsidis and E. Gallopoulos, "SVD based initialization", 2008: NNDSVD), so that no chance is in it.
struct NonNegativeFactors: Sendable {
  /// A row for each text, a column for each group; none below 0.
  private(set) var texts: DenseMatrix
  /// A row for each word, a column for each group; none below 0.
  private(set) var words: DenseMatrix

  /// At most so many groups; fewer where there are fewer texts or words. Stops when a round lowers the error by less than a hundred-thousandth.
  init(_ matrix: SparseMatrix, groups: Int, rounds: Int = 200) {
    let start = LeadingDirections(matrix, count: groups)
    let count = start.values.count
    texts = DenseMatrix(rows: matrix.rows.count, columns: count)
    words = DenseMatrix(rows: matrix.columns, columns: count)
    for group in 0..<count { begin(group, start) }
    let whole = matrix.rows.reduce(0.0) { $0 + $1.reduce(0.0) { $0 + $1.value * $1.value } }
    var before = Double.infinity
    for _ in 0..<rounds {
      texts.improve(towards: matrix.times(words), beside: words.gram)
      let target = matrix.turnedTimes(texts)
      let gram = texts.gram
      words.improve(towards: target, beside: gram)
      let error = NonNegativeFactors.error(whole, target, words, gram)
      if before - error < 1e-5 * whole { break }
      before = error
    }
  }

  /// The side of a pair of singular vectors, that of their positive or that of their negative parts, that carries more.
  private mutating func begin(_ group: Int, _ start: LeadingDirections) {
    let (left, right) = (start.left.column(group), start.right.column(group))
    func part(_ sign: Double) -> (left: [Double], right: [Double], lengths: (Double, Double)) {
      let (one, other) = (left.map { max(0, sign * $0) }, right.map { max(0, sign * $0) })
      func length(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }
      return (one, other, (length(one), length(other)))
    }
    let (plus, minus) = (part(1), part(-1))
    let best = plus.lengths.0 * plus.lengths.1 >= minus.lengths.0 * minus.lengths.1 ? plus : minus
    let carried = best.lengths.0 * best.lengths.1
    guard carried > 0 else { return }
    let scale = (start.values[group] * carried).squareRoot()
    for row in left.indices { texts[row, group] = scale * best.left[row] / best.lengths.0 }
    for row in right.indices { words[row, group] = scale * best.right[row] / best.lengths.1 }
  }

  /// The squared distance of the product from the matrix, without making the product.
  private static func error(_ whole: Double, _ target: DenseMatrix, _ words: DenseMatrix, _ gram: DenseMatrix) -> Double
  {
    let cross = zip(target.values, words.values).reduce(0.0) { $0 + $1.0 * $1.1 }
    let own = zip(words.gram.values, gram.values).reduce(0.0) { $0 + $1.0 * $1.1 }
    return whole - 2 * cross + own
  }

  /// The squared distance of the product from a matrix.
  func error(_ matrix: SparseMatrix) -> Double {
    let whole = matrix.rows.reduce(0.0) { $0 + $1.reduce(0.0) { $0 + $1.value * $1.value } }
    return NonNegativeFactors.error(whole, matrix.turnedTimes(texts), words, texts.gram)
  }
}

extension DenseMatrix {
  /// The best non-negative columns one after the other, the others held.
  fileprivate mutating func improve(towards target: DenseMatrix, beside gram: DenseMatrix) {
    for column in 0..<columns where gram[column, column] > 1e-12 {
      for row in 0..<rows {
        var step = target[row, column]
        for other in 0..<columns { step -= self[row, other] * gram[other, column] }
        self[row, column] = max(0, self[row, column] + step / gram[column, column])
      }
    }
  }
}
