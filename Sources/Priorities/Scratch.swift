/// Sums of one person's items by theme, used again for the next person.
struct Scratch {
  var sum: [Double] = []
  var count: [Double] = []
  /// By place from 1: how many themes stand there, and then, how many stand there or before.
  var places: [Int] = []
  private var gapSum: [[Double]] = [[], []]
  private var gapCount: [[Double]] = [[], []]

  mutating func clear(_ themes: Int) {
    guard sum.count == themes else {
      sum = Array(repeating: 0, count: themes)
      count = sum
      gapSum = [sum, sum]
      gapCount = [sum, sum]
      return
    }
    for theme in 0..<themes {
      sum[theme] = 0
      count[theme] = 0
      for side in 0...1 {
        gapSum[side][theme] = 0
        gapCount[side][theme] = 0
      }
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
    gapSum[side][theme] += value
    gapCount[side][theme] += 1
  }

  /// Mean importance less mean performance; nil where either is missing.
  func gap(_ theme: Int) -> Double? {
    guard gapCount[0][theme] > 0, gapCount[1][theme] > 0 else { return nil }
    return gapSum[0][theme] / gapCount[0][theme] - gapSum[1][theme] / gapCount[1][theme]
  }
}
