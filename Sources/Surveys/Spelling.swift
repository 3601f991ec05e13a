/// Finds the word that was probably meant.
package enum Spelling {
  /// The known word nearest to the given one, upper and lower case taken as the same; nil where none is near.
  ///
  /// Near is at most one slip for each three letters, and at least one may be made; slips are those of the optimal string alignment distance
  /// (a letter too many, too few, other, or two swapped). Of equally near words the first. Linear in the known words, quadratic in their length.
  package static func nearest(to word: String, among known: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars.prefix(64))
    let limit = max(1, wanted.count / 3)
    var best: (word: String, slips: Int)?
    for candidate in known where candidate != word {
      let letters = Array(candidate.lowercased().unicodeScalars.prefix(64))
      guard abs(letters.count - wanted.count) <= limit else { continue }
      let slips = distance(wanted, letters)
      if slips <= limit && slips < max(letters.count, wanted.count) && slips < best?.slips ?? .max {
        best = (candidate, slips)
      }
    }
    return best?.word
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var line = [i + 1]
      for (j, b) in right.enumerated() {
        var slips = min(last[j + 1] + 1, line[j] + 1, last[j] + (a == b ? 0 : 1))
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { slips = min(slips, before[j - 1] + 1) }
        line.append(slips)
      }
      before = last
      last = line
    }
    return last[right.count]
  }
}
