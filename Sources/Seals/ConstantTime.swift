/// Comparing without saying by the time it takes where two texts differ.
enum ConstantTime {
  /// Whether bytes are the same; takes the same time for all bytes of one length.
  static func isSame(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    // Each pair by itself: Swift gives `|` and `^` the same rank.
    for (one, other) in zip(left, right) { difference |= (one ^ other) }
    return difference == 0
  }
}
