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
    /// 0 in the table of a draw, where nobody asks.
    var people: Int
  }

  /// The table; nil where fewer than `small` people have a value, or fewer than two themes a mean.
  ///
  /// Themes whose means are within 1e-12 of the first of their group share their mean place.
  init?(_ sums: SectorSums.Sums, _ stream: Stream, small: Int) {
    guard sums.people >= small else { return nil }
    self.init(
      means: sums.sum.indices.map { sums.count[$0] > 0 ? sums.sum[$0] / Double(sums.count[$0]) : .nan },
      people: sums.count, stream)
  }

  /// The table of a draw's sums and counts, however few they are; nil where fewer than two themes have a mean.
  init?(sums: ArraySlice<Double>, counts: ArraySlice<Double>, _ stream: Stream) {
    self.init(means: zip(sums, counts).map { $1 > 0.5 ? $0 / $1 : .nan }, people: nil, stream)
  }

  /// `means` has no number where a theme has no mean; `people` is nil where they are not wanted.
  private init?(means: [Double], people: [Int]?, _ stream: Stream) {
    var order = means.indices.filter { !means[$0].isNaN }
    guard order.count >= 2 else { return nil }
    // Two thousand redraws come by here for each table: the buffer is looked at where it lies.
    means.withUnsafeBufferPointer { means in
      order.sort { means[$0] != means[$1] ? means[$0] > means[$1] : $0 < $1 }
    }
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
          people: people?[theme] ?? 0)
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

/// Several weighted means that are added to together.
struct WeightedMeans {
  private var sums: [Double]
  private var weights: [Double]

  init(count: Int) {
    sums = Array(repeating: 0, count: count)
    weights = sums
  }

  /// Adds a value of that weight to each that has one.
  mutating func add(_ weight: Double, _ value: (Int) -> Double?) {
    for at in sums.indices {
      guard let value = value(at) else { continue }
      sums[at] += weight * value
      weights[at] += weight
    }
  }

  /// Each mean; nil where nothing of any weight was added.
  var values: [Double?] { sums.indices.map { weights[$0] > 0 ? sums[$0] / weights[$0] : nil } }
}
