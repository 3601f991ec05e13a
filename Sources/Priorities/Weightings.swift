internal import Surveys

/// All weightings of the streams that have a table and a weight: in steps of 10 %, none under 10 %.
struct Weightings {
  /// The weights of each, the first stream's smallest first; empty for fewer than two streams, and for more than ten.
  let all: [[Stream: Double]]

  init(_ streams: [Stream]) {
    guard streams.count > 1 else {
      all = []
      return
    }
    var found: [[Int]] = [[]]
    for place in streams.indices {
      let after = streams.count - 1 - place
      found = found.flatMap { start in
        let left = 10 - start.reduce(0, +) - after
        return after == 0 ? [start + [left]] : stride(from: 1, through: left, by: 1).map { start + [$0] }
      }
    }
    all = found.map { tenths in Dictionary(uniqueKeysWithValues: zip(streams, tenths.map { Double($0) / 10 })) }
  }

  /// By theme, at those places of the definition: the share of weightings with it in the top; nil for no weighting.
  func sharesInTop(_ sectors: [Standing], _ settings: PrioritySettings, themes: [Int]) -> [Double]? {
    guard !all.isEmpty else { return nil }
    var sums = Array(repeating: 0.0, count: themes.count)
    for weights in all {
      var other = settings
      for (stream, weight) in weights { other.weights[stream] = weight }
      let places = Places(Standing.priorities(of: themes, sectors, other))
      for (theme, share) in places.shares(ofTop: settings.top).enumerated() { sums[theme] += share }
    }
    return sums.map { min(1, $0 / Double(all.count)) }
  }

  /// The streams that have a table in some sector and a positive weight.
  static func streams(_ sectors: [Standing], _ settings: PrioritySettings) -> [Stream] {
    Stream.allCases.filter { stream in
      settings.weight(of: stream) > 0 && sectors.contains { $0.tables.contains { $0.stream == stream } }
    }
  }
}
