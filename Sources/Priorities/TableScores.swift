/// The places and scores that means come to in one table, reckoned in room that the next table uses again.
///
/// Thousands of redraws come by here for each table of each sector, and take no memory of their own.
struct TableScores {
  /// By theme, from 1, equal means sharing their mean place; not a number where the table does not hold the theme.
  private(set) var places: [Double]
  private var means: [Double]
  /// The themes with a mean, the greatest first; as many as `held`, then what the last table left.
  private var order: [Int]
  private var held = 0

  init(themes: Int) {
    places = Array(repeating: .nan, count: themes)
    means = places
    order = Array(repeating: 0, count: themes)
  }

  /// (K − place)/(K − 1) of a theme among the K that are held; not a number where the table does not hold it.
  subscript(theme: Int) -> Double { (Double(held) - places[theme]) / Double(held - 1) }

  /// Reads means, a theme without one being not a number; false where fewer than two have one, and then there is no table.
  ///
  /// Themes whose means are within 1e-12 of the first of their group share their mean place.
  mutating func read(_ values: [Double]) -> Bool {
    for theme in means.indices { means[theme] = values[theme] }
    return rank()
  }

  /// Reads a row of sums, one for each theme from `start` on, and after them as many counts.
  mutating func read(sums row: [Double], from start: Int) -> Bool {
    for theme in means.indices {
      let count = row[start + means.count + theme]
      means[theme] = count > 0.5 ? row[start + theme] / count : .nan
    }
    return rank()
  }

  /// O(T log T) in the themes.
  private mutating func rank() -> Bool {
    held = 0
    for theme in means.indices {
      places[theme] = .nan
      guard !means[theme].isNaN else { continue }
      order[held] = theme
      held += 1
    }
    guard held >= 2 else { return false }
    means.withUnsafeBufferPointer { means in
      order.withUnsafeMutableBufferPointer { order in
        order[..<held].sort { means[$0] != means[$1] ? means[$0] > means[$1] : $0 < $1 }
      }
    }
    var at = 0
    while at < held {
      var end = at + 1
      while end < held, means[order[at]] - means[order[end]] <= 1e-12 { end += 1 }
      for one in at..<end { places[order[one]] = Double(at + 1 + end) / 2 }
      at = end
    }
    return true
  }
}
