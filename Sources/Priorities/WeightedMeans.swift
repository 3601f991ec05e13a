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

  /// The mean at a place; nil where nothing of any weight was added.
  subscript(at: Int) -> Double? { weights[at] > 0 ? sums[at] / weights[at] : nil }

  /// Each mean; nil where nothing of any weight was added.
  var values: [Double?] { sums.indices.map { self[$0] } }

  /// Forgets what was added, and keeps the room.
  mutating func clear() {
    for at in sums.indices {
      sums[at] = 0
      weights[at] = 0
    }
  }
}
