/// A part of a whole, as whole numbers, so that no rounding is lost on the way to the paper.
package struct Share: Hashable, Sendable {
  package var part: Int
  /// More than 0 for every share that is printed.
  package var whole: Int

  package init(part: Int, whole: Int) {
    self.part = part
    self.whole = whole
  }

  /// From 0 to 1 where the part is no more than the whole; nil for a whole of 0.
  package var value: Double? { whole > 0 ? Double(part) / Double(whole) : nil }
}

/// The lower and upper end of what a share is likely to be, from 0 to 1.
package struct Interval: Hashable, Sendable {
  package var low: Double
  package var high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}
