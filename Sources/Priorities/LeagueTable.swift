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
    self.init(
      means: sums.sum.indices.map { sums.count[$0] > 0 ? sums.sum[$0] / Double(sums.count[$0]) : nil },
      people: sums.count, stream)
  }

  /// The table of a draw's sums and counts, however few they are; nil where fewer than two themes have a mean.
  init?(sums: ArraySlice<Double>, counts: ArraySlice<Double>, _ stream: Stream) {
    self.init(
      means: zip(sums, counts).map { $1 > 0.5 ? $0 / $1 : nil }, people: counts.map { Int($0.rounded()) }, stream)
  }

  private init?(means: [Double?], people: [Int], _ stream: Stream) {
    let held = means.indices.filter { means[$0] != nil }
    guard held.count >= 2 else { return nil }
    let means = means.map { $0 ?? -1 }
    let order = held.sorted { means[$0] != means[$1] ? means[$0] > means[$1] : $0 < $1 }
    self.stream = stream
    entries = Array(repeating: nil, count: means.count)
    var at = 0
    while at < order.count {
      var end = at + 1
      while end < order.count, means[order[at]] - means[order[end]] <= 1e-12 { end += 1 }
      let place = Double(at + 1 + end) / 2
      for theme in order[at..<end] {
        entries[theme] = Entry(
          mean: means[theme], place: place, score: (Double(order.count) - place) / Double(order.count - 1),
          people: people[theme])
      }
      at = end
    }
  }

  /// Every table that a sector's sums make, in the order of the streams; empty for a small sector.
  static func all(_ sums: SectorSums, small: Int) -> [LeagueTable] {
    Stream.allCases.compactMap { LeagueTable(sums.streams[$0.order], $0, small: small) }
  }
}

extension [LeagueTable] {
  /// P(g,t): the mean score of a theme over the tables that hold it, weighted by stream; nil where no table that counts holds it.
  func score(of theme: Int, _ settings: PrioritySettings) -> Double? {
    var sum = 0.0
    var weights = 0.0
    for table in self {
      let weight = settings.weight(of: table.stream)
      guard weight > 0, let entry = table.entries[theme] else { continue }
      sum += weight * entry.score
      weights += weight
    }
    return weights > 0 ? sum / weights : nil
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
