internal import Responses
internal import Surveys

extension Certainty {
  /// The pairs of themes that mostly the same people speak of, in the definition's order; nil where nobody's comments count.
  ///
  /// At least `small_sector` people in common, and a Jaccard index of people (P. Jaccard, "Étude comparative de la distribution florale", 1901: those
  /// who speak of both ÷ those who speak of either) over 0.7. Linear in people times pairs of themes, and once more in the people for each twin.
  static func twins(
    _ survey: Survey, _ evidence: Evidence, _ matrix: ResponseMatrix, _ groups: [Int]
  ) -> [Twins]? {
    let themes = survey.themes.indices
    var y = Array(repeating: Double.nan, count: themes.count)
    var scratch = Scratch()
    var alone = Array(repeating: 0, count: themes.count)
    var both = Array(repeating: alone, count: themes.count)
    var any = false
    for person in 0..<matrix.count where evidence.values(of: person, in: .comments, into: &y, &scratch) {
      any = true
      let spoken = themes.filter { y[$0] > 0 }
      for (at, one) in spoken.enumerated() {
        alone[one] += 1
        for other in spoken.dropFirst(at + 1) { both[one][other] += 1 }
      }
    }
    guard any else { return nil }
    var found: [Twins] = []
    for one in themes {
      for other in themes.dropFirst(one + 1) {
        let common = both[one][other]
        let either = alone[one] + alone[other] - common
        // Over seven tenths, in whole numbers.
        guard common >= survey.priorities.smallSector, common * 10 > either * 7 else { continue }
        let order = order(survey, evidence.merging(other, into: one), matrix, groups)
        found.append(
          Twins(
            survey.themes[one].name, survey.themes[other].name, people: common,
            onlyFirst: alone[one] - common, onlySecond: alone[other] - common, merged: order))
      }
    }
    return found
  }

  /// The order if those themes were one, under the name of the first of them in the definition; nil unless they are two or more, each declared.
  ///
  /// Items are pooled, the better place kept and places renumbered, points added, either code. Linear in people times items.
  static func asOne(
    _ themes: [Name], _ survey: Survey, _ evidence: Evidence, _ matrix: ResponseMatrix, _ groups: [Int]
  ) -> AsOne? {
    let places = survey.themes.indices.filter { themes.contains(survey.themes[$0].name) }
    guard let kept = places.first, places.count > 1, places.count == themes.count else { return nil }
    let merged = places.dropFirst().reduce(evidence) { $0.merging($1, into: kept) }
    return AsOne(themes: places.map { survey.themes[$0].name }, merged: order(survey, merged, matrix, groups))
  }

  /// The ranked themes that evidence comes to.
  private static func order(
    _ survey: Survey, _ evidence: Evidence, _ matrix: ResponseMatrix, _ groups: [Int]
  ) -> [Name] {
    let sums = SectorSums.with(evidence.voters, SectorSums.byAudience(survey, evidence, matrix, groups))
    return Standing.order(survey, sums).filter { $0.rank != nil }.map(\.theme)
  }
}
