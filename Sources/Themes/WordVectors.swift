internal import Glibc

/// A vector without its zeros, by the words' numbers, ascending.
package typealias SparseVector = [(word: Int, value: Double)]

/// Texts as vectors: words weighed by how rare they are (TF-IDF), each vector of length 1.
///
/// G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval", 1988, in the smoothed form
/// ln((1 + n) ÷ (1 + df)) + 1, as scikit-learn has it by default. A word is whatever stands for one: a key of `CommentWord`, or a number.
package struct WordVectors<Word: Hashable & Sendable>: Sendable {
  /// The words that were seen, in the order in which they came.
  package private(set) var words: [Word] = []
  private var numbers: [Word: Int] = [:]
  private var weights: [Double] = []

  /// Learns which words there are, and how rare they are, from texts given as their words' keys. Linear in the words.
  package init(_ texts: [[Word]]) {
    var seenIn: [Int] = []
    for text in texts {
      var own: Set<Int> = []
      for word in text {
        let number = numbers[word] ?? words.count
        if number == words.count {
          numbers[word] = number
          words.append(word)
          seenIn.append(0)
        }
        if own.insert(number).inserted { seenIn[number] += 1 }
      }
    }
    weights = seenIn.map { WordVectors.rounded(log(Double(1 + texts.count) / Double(1 + $0)) + 1) }
  }

  /// The number of a word; nil for one that was never seen.
  package func number(of word: Word) -> Int? { numbers[word] }

  /// The vector of a text; words that were never seen count for nothing, and a text of such words alone is empty.
  package func vector(of text: [Word]) -> SparseVector {
    var vector: SparseVector = []
    for number in text.compactMap({ numbers[$0] }).sorted() {
      if vector.last?.word == number { vector[vector.count - 1].value += 1 } else { vector.append((number, 1)) }
    }
    for at in vector.indices { vector[at].value *= weights[vector[at].word] }
    let length = vector.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
    guard length > 0 else { return [] }
    for at in vector.indices { vector[at].value /= length }
    return vector
  }

  /// Twelve digits after the point, so that machines whose logarithms differ in the last bit agree.
  private static func rounded(_ value: Double) -> Double { (value * 1e12).rounded() / 1e12 }
}
