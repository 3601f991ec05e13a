/// Sums of one person's items by theme, used again for the next person.
struct Scratch {
  var sum: [Double] = []
  var count: [Double] = []
  /// By place from 1: how many themes stand there, and then, how many stand there or before.
  var places: [Int] = []
  /// Sums and counts of importance and of performance, two of each a theme.
  private var gapSum: [Double] = []
  private var gapCount: [Double] = []

  mutating func clear(_ themes: Int) {
    guard sum.count == themes else {
      sum = Array(repeating: 0, count: themes)
      count = sum
      gapSum = sum + sum
      gapCount = gapSum
      return
    }
    for theme in 0..<themes {
      sum[theme] = 0
      count[theme] = 0
    }
  }

  mutating func clearGaps() {
    for place in gapSum.indices {
      gapSum[place] = 0
      gapCount[place] = 0
    }
  }

  /// A place can be no higher than a question has choices.
  mutating func clearPlaces(_ choices: Int) {
    if places.count != choices + 1 { places = Array(repeating: 0, count: choices + 1) }
    for place in places.indices { places[place] = 0 }
  }

  mutating func add(_ value: Double, to theme: Int) {
    guard !value.isNaN else { return }
    sum[theme] += value
    count[theme] += 1
  }

  mutating func addGap(_ value: Double, to theme: Int, side: Int) {
    guard !value.isNaN else { return }
    gapSum[2 * theme + side] += value
    gapCount[2 * theme + side] += 1
  }

  /// Mean importance less mean performance; nil where either is missing.
  func gap(_ theme: Int) -> Double? {
    guard gapCount[2 * theme] > 0, gapCount[2 * theme + 1] > 0 else { return nil }
    return gapSum[2 * theme] / gapCount[2 * theme] - gapSum[2 * theme + 1] / gapCount[2 * theme + 1]
  }
}
