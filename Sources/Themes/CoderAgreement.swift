package import Surveys

/// How far coders agree, theme by theme, over the comments that more than one of them coded.
package struct CoderAgreement: Hashable, Sendable {
  /// How far coders agree on one theme.
  package struct Line: Hashable, Sendable {
    package var theme: Name
    /// Krippendorff's α (nominal); nil where it has no value: no comment coded twice, or nobody ever saw a difference to make.
    package var alpha: Double?
    /// 2·both ÷ (2·both + one only), over all pairs of coders; nil where nobody gave the code.
    package var f1: Double?
    /// How many double codings gave the code at least once.
    package var given: Int
  }

  /// How many comments more than one person coded.
  package var texts: Int
  package var coders: [String]
  /// In the definition's order.
  package var themes: [Line]
  /// The places of the comments that coders differ on and have not settled, in order.
  package var disputed: [CommentPlace]

  /// What coders decided each by themselves; resolutions change nothing here. Linear in the comments times themes times pairs of coders.
  package init(_ survey: Survey, _ codings: Codings) {
    let double = codings.entries.filter { $0.byCoder.count > 1 }
    texts = double.count
    coders = Set(double.flatMap(\.byCoder.keys)).sorted()
    disputed = codings.entries.filter { $0.standing == .disputed }.map(\.comment.place)
    let sets = double.map { entry in entry.byCoder.keys.sorted().compactMap { entry.byCoder[$0] }.map(codings.themes) }
    themes = survey.themes.enumerated().map { place, theme in
      let units = sets.map { $0.map { $0.contains(place) ? 1 : 0 } }
      var (both, one) = (0, 0)
      for unit in units {
        let given = unit.reduce(0, +)
        both += given * (given - 1) / 2
        one += given * (unit.count - given)
      }
      return Line(
        theme: theme.name, alpha: Krippendorff.alpha(units),
        f1: both + one > 0 ? Double(2 * both) / Double(2 * both + one) : nil,
        given: units.count { $0.contains(1) })
    }
  }
}

/// Krippendorff's α for nominal data.
///
/// K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011: α = 1 − (n − 1)·Σ o(c,k≠c) ÷ Σ n(c)·n(k≠c) over the coincidences.
package enum Krippendorff {
  /// The values that each unit was given, in any order; units with fewer than two are left out.
  ///
  /// From below 0 to 1; nil where no unit has two values or all values are the same. Linear in units times the square of their values.
  package static func alpha(_ units: [[Int]]) -> Double? {
    var totals: [Int: Double] = [:]
    var observed = 0.0
    var count = 0.0
    for unit in units where unit.count > 1 {
      let size = Double(unit.count)
      count += size
      var own: [Int: Int] = [:]
      for value in unit {
        totals[value, default: 0] += 1
        own[value, default: 0] += 1
      }
      // Pairs that differ, each in both orders.
      let same = own.values.reduce(0) { $0 + $1 * ($1 - 1) }
      observed += Double(unit.count * (unit.count - 1) - same) / (size - 1)
    }
    var expected = count * count
    for value in totals.keys.sorted() {
      let total = totals[value] ?? 0
      expected -= total * total
    }
    guard expected > 0 else { return nil }
    return 1 - (count - 1) * observed / expected
  }
}
