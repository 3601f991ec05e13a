internal import Surveys

/// One sector's order of the themes in one stream.
struct LeagueTable {
  var stream: Stream
  /// By theme; nil where the table does not hold it.
  var entries: [Entry?]

  struct Entry {
    var mean: Double
    /// From 1; equal ones share their mean place.
    var place: Double
    /// (K − place)/(K − 1), from 0 at the bottom to 1 at the top.
    var score: Double
    var people: Int
  }

  /// The table; nil where fewer than `small` people have a value, or fewer than two themes a mean.
  ///
  /// Themes whose means are within 1e-12 of the first of their group share their mean place.
  init?(_ sums: SectorSums.Sums, _ stream: Stream, small: Int) {
    guard sums.people >= small else { return nil }
    let means = sums.sum.indices.map { sums.count[$0] > 0 ? sums.sum[$0] / Double(sums.count[$0]) : .nan }
    var scores = TableScores(themes: means.count)
    guard scores.read(means) else { return nil }
    self.stream = stream
    entries = means.indices.map { theme in
      scores.places[theme].isNaN
        ? nil
        : Entry(mean: means[theme], place: scores.places[theme], score: scores[theme], people: sums.count[theme])
    }
  }

  /// Every table that a sector's sums make, in the order of the streams; empty for a small sector.
  static func all(_ sums: SectorSums, small: Int) -> [LeagueTable] {
    Stream.allCases.compactMap { LeagueTable(sums.streams[$0.order], $0, small: small) }
  }
}

extension [LeagueTable] {
  /// P(g,t): the mean score of a theme over the tables that hold it, weighted by stream; nil where no table that counts holds it.
  func score(of theme: Int, _ settings: PrioritySettings) -> Double? { scores(of: [theme], settings)[0] }

  /// The same for several themes, in their order. Linear in themes times tables.
  func scores(of themes: [Int], _ settings: PrioritySettings) -> [Double?] {
    var mean = WeightedMeans(count: themes.count)
    for at in indices {
      let weight = settings.weight(of: self[at].stream)
      if weight > 0 { mean.add(weight) { self[at].entries[themes[$0]]?.score } }
    }
    return mean.values
  }

  /// The weight of the tables that count, and of those among them that hold a theme.
  func weights(holding theme: Int, _ settings: PrioritySettings) -> (held: Double, all: Double) {
    reduce(into: (0, 0)) { sums, table in
      let weight = settings.weight(of: table.stream)
      sums.all += weight
      if table.entries[theme] != nil { sums.held += weight }
    }
  }
}
