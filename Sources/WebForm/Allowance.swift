/// So many at once, and one more after each pause: what is left of it for one client.
struct Allowance: Hashable, Sendable {
  /// How many at once, and after how many seconds one more.
  struct Measure: Hashable, Sendable {
    let capacity: Double
    let pause: Double
  }

  private(set) var left: Double
  private(set) var at: Double

  /// A full one at a time in seconds.
  init(_ measure: Measure, at now: Double) {
    left = measure.capacity
    at = now
  }

  /// Adds what has come since.
  mutating func refill(_ measure: Measure, at now: Double) {
    left = min(measure.capacity, left + max(0, now - at) / measure.pause)
    at = now
  }

  /// The whole seconds until there is one; nil where there is one now.
  func wait(_ measure: Measure) -> Int? { left >= 1 ? nil : max(1, Int(((1 - left) * measure.pause).rounded(.up))) }

  mutating func take() { left -= 1 }
  mutating func giveBack() { left += 1 }
}
