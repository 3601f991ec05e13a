internal import Surveys

/// How much several orders are alike.
enum Concordance {
  /// Kendall's W with the correction for ties, from the ranks that each judge gave the same things; ties share their mean rank.
  ///
  /// W = 12S ÷ (m²(n³ − n) − mΣT), T = Σ(t³ − t) over a judge's ties (M. G. Kendall and B. Babington Smith, "The problem of m rankings", Annals
  /// of Mathematical Statistics 10 (1939), 275–287). Nil for fewer than two judges or things, and where every judge ties everything.
  static func kendallW(_ ranks: [[Double]]) -> Double? {
    guard let count = ranks.first?.count, ranks.count >= 2, count >= 2 else { return nil }
    let (judges, things) = (Double(ranks.count), Double(count))
    let sums = (0..<count).map { thing in ranks.reduce(0) { $0 + $1[thing] } }
    let mean = judges * (things + 1) / 2
    let squares = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let ties = ranks.reduce(0) { sum, own in
      sum
        + Dictionary(grouping: own) { $0 }.values.reduce(0) { $0 + $1.count * $1.count * $1.count - $1.count }
    }
    let most = judges * judges * (things * things * things - things) - judges * Double(ties)
    return most > 0 ? 12 * squares / most : nil
  }

  /// Kendall's tau-b of two rankings of the same things, from −1 to 1.
  ///
  /// (C − D) ÷ √((n₀ − n₁)(n₀ − n₂)) over all n₀ pairs, of which n₁ are tied in the one and n₂ in the other (M. G. Kendall, "The treatment of ties
  /// in ranking problems", Biometrika 33 (1945), 239–251). Nil for fewer than two things, and where either ties everything.
  static func tauB(_ one: [Double], _ other: [Double]) -> Double? {
    var (sum, apart, apartInOther) = (0, 0, 0)
    for first in one.indices {
      for second in one.indices.dropFirst(first + 1) {
        let (a, b) = (sign(one[first], one[second]), sign(other[first], other[second]))
        sum += a * b
        apart += a * a
        apartInOther += b * b
      }
    }
    guard apart > 0, apartInOther > 0 else { return nil }
    // Of equal numbers the root of the square, without a root's rounding.
    if apart == apartInOther { return Double(sum) / Double(apart) }
    return Double(sum) / (Double(apart) * Double(apartInOther)).squareRoot()
  }

  private static func sign(_ one: Double, _ other: Double) -> Int { one < other ? -1 : one > other ? 1 : 0 }
}

extension Certainty.Agreement {
  /// Between the sectors with a score, over the themes at those places of the definition.
  ///
  /// Scores within 1e-12 are equal. W is over the themes that have a score in every sector, tau-b over those that two sectors have in common.
  init(_ sectors: [Standing], _ settings: PrioritySettings, themes: [Int]) {
    let scores = sectors.map { $0.tables.scores(of: themes, settings) }
    let judges = sectors.indices.filter { scores[$0].contains { $0 != nil } }
    func ranks(_ judge: Int, _ places: [Int]) -> [Double] {
      Places(places.map { scores[judge][$0] }, within: 1e-12).shared
    }
    let common = themes.indices.filter { theme in judges.allSatisfy { scores[$0][theme] != nil } }
    self.init(
      kendallW: Concordance.kendallW(judges.map { ranks($0, common) }), themes: judges.isEmpty ? 0 : common.count)
    for (at, one) in judges.enumerated() {
      for other in judges.dropFirst(at + 1) {
        let both = themes.indices.filter { scores[one][$0] != nil && scores[other][$0] != nil }
        pairs.append(
          Certainty.SectorPair(
            sectors[one].sector, sectors[other].sector, tauB: Concordance.tauB(ranks(one, both), ranks(other, both))))
      }
    }
  }
}
