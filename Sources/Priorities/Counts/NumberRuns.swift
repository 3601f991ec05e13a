/// The different numbers of a list with how often each came.
///
/// Ascending, each once, each count above 0; empty for an empty list. Lists that are put together in any order give the same runs.
package struct NumberRuns: Hashable, Sendable {
  package private(set) var numbers: [Double] = []
  package private(set) var counts: [Int] = []

  package init() {}

  /// The runs of numbers in any order; all must be finite. O(n log n).
  init(_ given: [Double]) {
    for number in given.sorted() { append(number, 1) }
  }

  /// The runs of numbers that ascend, with as many counts above 0; nil for others.
  init?(_ numbers: [Double], counts: [Int]) {
    guard numbers.count == counts.count, counts.allSatisfy({ $0 > 0 }), numbers.allSatisfy(\.isFinite),
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.numbers = numbers
    self.counts = counts
  }

  /// Adds a number that is no less than the last.
  mutating func append(_ number: Double, _ count: Int) {
    if numbers.last == number {
      counts[counts.count - 1] += count
    } else {
      numbers.append(number)
      counts.append(count)
    }
  }

  /// How many numbers there are, repeated ones too.
  var total: Int { counts.reduce(0, +) }

  /// Puts the numbers of another list in; linear in the different numbers of both.
  mutating func add(_ other: NumberRuns) {
    guard !other.numbers.isEmpty else { return }
    guard !numbers.isEmpty else {
      self = other
      return
    }
    var merged = NumberRuns()
    var (mine, theirs) = (0, 0)
    while mine < numbers.count || theirs < other.numbers.count {
      if theirs == other.numbers.count || mine < numbers.count && numbers[mine] <= other.numbers[theirs] {
        merged.append(numbers[mine], counts[mine])
        mine += 1
      } else {
        merged.append(other.numbers[theirs], other.counts[theirs])
        theirs += 1
      }
    }
    self = merged
  }

  /// The number at a place of the sorted list, from 0; the place must be there.
  private func number(at place: Int) -> Double {
    var left = place
    for (number, count) in zip(numbers, counts) {
      if left < count { return number }
      left -= count
    }
    return numbers[numbers.count - 1]
  }

  /// The middle one, or the mean of the two in the middle; nil for none.
  var median: Double? {
    let total = total
    guard total > 0 else { return nil }
    let half = total / 2
    return total % 2 == 1 ? number(at: half) : (number(at: half - 1) + number(at: half)) / 2
  }
}
