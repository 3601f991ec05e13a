import Surveys
import Testing

@testable import Themes

struct NonNegativeFactorsTests {
  private let rows: [[Double]] = [
    [1, 1, 0, 0, 0], [2, 1, 0, 0, 1], [0, 0, 3, 1, 0], [0, 0, 2, 2, 0], [1, 0, 0, 1, 3], [0, 1, 0, 0, 2],
  ]

  private func sparse(_ rows: [[Double]]) -> SparseMatrix {
    SparseMatrix(
      rows: rows.map { row in row.enumerated().filter { $0.element != 0 }.map { ($0.offset, $0.element) } },
      columns: rows.first?.count ?? 0)
  }

  @Test func `the singular values are those that NumPy finds`() {
    let found = LeadingDirections(sparse(rows), count: 5)
    // numpy.linalg.svd of the same matrix, NumPy 2.4.
    let expected = [4.38494911, 4.00527245, 2.11617681, 1.24278564, 0.84100741]
    for (one, other) in zip(found.values, expected) { #expect(abs(one - other) < 1e-6, "\(found.values)") }
    #expect(found.values.count == 5)
  }

  @Test func `a matrix is the sum of its directions`() {
    let found = LeadingDirections(sparse(rows), count: 5)
    for row in rows.indices {
      for column in rows[row].indices {
        let sum = (0..<5).reduce(0.0) { $0 + found.values[$1] * found.left[row, $1] * found.right[column, $1] }
        #expect(abs(sum - rows[row][column]) < 1e-9)
      }
    }
  }

  /// scikit-learn 1.7's NMF(init: "nndsvd", solver: "cd", tol: 1e-12) on the same matrix: its squared errors.
  @Test(arguments: [(1, 22.77222129), (2, 6.81637502), (3, 2.37021083)])
  func `the error is no greater than that of the reference`(groups: Int, expected: Double) {
    let matrix = sparse(rows)
    let found = NonNegativeFactors(matrix, groups: groups)
    #expect(found.error(matrix) < expected * 1.001)
    #expect(found.texts.values.allSatisfy { $0 >= 0 } && found.words.values.allSatisfy { $0 >= 0 })
  }

  @Test func `what is a product of two such matrices is found again`() {
    var chance = Chance(seed: 3)
    // Each text of one group alone, each word, too: the one case in which the parts are plain to see.
    let rows = (0..<30).map { text in
      (0..<20).map { word in text % 3 == word % 3 ? 0.5 + chance.fraction() / 1000 : 0 }
    }
    let matrix = sparse(rows)
    let found = NonNegativeFactors(matrix, groups: 3)
    #expect(found.error(matrix) < 1e-3)
    let strongest = (0..<30).map { text in (0..<3).max { found.texts[text, $0] < found.texts[text, $1] } }
    for text in 3..<30 { #expect(strongest[text] == strongest[text % 3]) }
    #expect(Set(strongest).count == 3)
  }

  @Test func `the error that is reckoned is that of the product`() {
    let matrix = sparse(rows)
    let found = NonNegativeFactors(matrix, groups: 2)
    var slow = 0.0
    for row in rows.indices {
      for column in rows[row].indices {
        let product = (0..<2).reduce(0.0) { $0 + found.texts[row, $1] * found.words[column, $1] }
        slow += (rows[row][column] - product) * (rows[row][column] - product)
      }
    }
    #expect(abs(found.error(matrix) - slow) < 1e-9)
  }

  @Test func `more groups than there are texts or words are as many as there are`() {
    let found = NonNegativeFactors(sparse([[1, 0], [0, 1]]), groups: 9)
    #expect(found.texts.columns == 2)
    #expect(NonNegativeFactors(sparse([[0, 0]]), groups: 2).texts.values.allSatisfy { $0 == 0 })
  }
}
