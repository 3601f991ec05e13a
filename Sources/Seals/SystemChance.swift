internal import Foundation

/// The system's chance, fetched 256 bytes at a time, for what needs many small pieces of it at once.
///
/// Not predictable, as `SystemRandomNumberGenerator` is not; each value is fetched for itself and given out once.
package struct SystemChance: RandomNumberGenerator {
  private var values: [UInt64] = []

  package init() {}

  package mutating func next() -> UInt64 {
    if let value = values.popLast() { return value }
    // 256 bytes is the most that is given at once.
    var fresh = [UInt64](repeating: 0, count: 32)
    let isFilled = fresh.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { getentropy($0, bytes.count) == 0 } ?? false
    }
    guard isFilled, let value = fresh.popLast() else {
      var system = SystemRandomNumberGenerator()
      return system.next()
    }
    values = fresh
    return value
  }
}
