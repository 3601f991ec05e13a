internal import Surveys

/// The league tables as ballots: for each pair of themes the weight of the tables that place one above the other.
///
/// A table (g,s) weighs v(g)·w(s) over the weight of the sector's tables. A tie, or a theme that a table does not hold, adds to neither side.
struct Ballots {
  /// The sum of the weights of the tables that place the first theme above the second.
  private(set) var above: [[Double]]

  var count: Int { above.count }

  /// Over the themes at those places of the definition, in that order; linear in tables times pairs.
  init(_ sectors: [Standing], _ settings: PrioritySettings, themes: [Int]) {
    above = Array(repeating: Array(repeating: 0, count: themes.count), count: themes.count)
    for standing in sectors {
      let all = standing.tables.reduce(0) { $0 + settings.weight(of: $1.stream) }
      guard all > 0, let own = standing.weight, own > 0 else { continue }
      for table in standing.tables {
        let weight = own * settings.weight(of: table.stream) / all
        let places = themes.map { table.entries[$0]?.place }
        for (one, place) in places.enumerated() {
          guard let place else { continue }
          for (other, against) in places.enumerated() {
            if let against, place < against { above[one][other] += weight }
          }
        }
      }
    }
  }

  /// From the weights themselves, a square of them.
  init(above: [[Double]]) { self.above = above }

  /// Whether no table says anything of any pair.
  var isEmpty: Bool { above.allSatisfy { $0.allSatisfy { $0 == 0 } } }
}
