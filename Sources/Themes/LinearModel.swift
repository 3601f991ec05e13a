internal import Surveys

/// A linear model that tells texts of a theme from others: a support vector machine with the squared hinge loss.
///
/// C.-J. Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008, with the bias as one more word of value 1.
/// Only + − × ÷ and a seeded shuffle, so the same texts give the same model on every machine.
package struct LinearModel: Sendable {
  /// By the words' numbers.
  package private(set) var weights: [Double]
  package private(set) var bias = 0.0

  /// Learns from vectors and whether each is of the theme; the rarer side weighs more, so that both weigh the same in all.
  ///
  /// Time is passes times the words of all vectors; `passes` bounds how often each is looked at.
  package init(_ vectors: [SparseVector], _ isOfTheme: [Bool], words: Int, passes: Int = 60) {
    weights = Array(repeating: 0, count: words)
    let positives = isOfTheme.count { $0 }
    let negatives = isOfTheme.count - positives
    guard positives > 0, negatives > 0 else {
      bias = positives > 0 ? 1 : -1
      return
    }
    // 1 ÷ (2·C) for each vector, C = 1 on average and balanced between the two sides.
    let total = Double(isOfTheme.count)
    let slack = isOfTheme.map { Double(2 * ($0 ? positives : negatives)) / (2 * total) }
    let squares = vectors.map { vector in vector.reduce(1) { $0 + $1.value * $1.value } }
    var multipliers = Array(repeating: 0.0, count: vectors.count)
    var chance = Chance(seed: UInt64(vectors.count))
    var order = Array(vectors.indices)
    for _ in 0..<passes {
      order = chance.shuffled(order)
      var greatest = 0.0
      for at in order {
        let side = isOfTheme[at] ? 1.0 : -1.0
        let gradient = side * margin(of: vectors[at]) - 1 + slack[at] * multipliers[at]
        let projected = multipliers[at] > 0 ? gradient : min(gradient, 0)
        guard projected != 0 else { continue }
        greatest = max(greatest, projected.magnitude)
        let next = max(multipliers[at] - gradient / (squares[at] + slack[at]), 0)
        let step = (next - multipliers[at]) * side
        multipliers[at] = next
        for (word, value) in vectors[at] { weights[word] += step * value }
        bias += step
      }
      if greatest < 0.001 { break }
    }
  }

  /// How far a text lies on the theme's side; below 0 on the other.
  package func margin(of vector: SparseVector) -> Double {
    vector.reduce(bias) { $0 + weights[$1.word] * $1.value }
  }
}
