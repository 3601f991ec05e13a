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
        let merged = evidence.merging(other, into: one)
        let sums = SectorSums.byAudience(survey, merged, matrix, groups)
        var everyone = SectorSums(themes: themes.count)
        for group in sums { everyone.add(group) }
        let order = Standing.order(
          survey, Standing.sectors(survey, sums), LeagueTable.all(everyone, small: survey.priorities.smallSector))
        found.append(
          Twins(
            survey.themes[one].name, survey.themes[other].name, people: common,
            jaccard: Double(common) / Double(either), merged: order.filter { $0.rank != nil }.map(\.theme)))
      }
    }
    return found
  }
}
