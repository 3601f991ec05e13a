internal import Synchronization

/// What was made before, by what it was made from, so that it is not made anew for each request; in memory alone.
///
/// When there are as many values as are kept, all are let go.
final class Kept<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let kept = Mutex<[Key: Value]>([:])
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  /// How many values are kept.
  var count: Int { kept.withLock { $0.count } }

  /// The value that was kept where there is one that still holds, or one made now; what is made as nil is not kept.
  func value<Failure>(
    of key: Key, where holds: (Value) -> Bool = { _ in true }, _ make: () throws(Failure) -> Value?
  ) throws(Failure) -> Value? {
    if let known = kept.withLock({ $0[key] }), holds(known) { return known }
    guard let made = try make() else { return nil }
    keep(made, key)
    return made
  }

  /// The same, for what can always be made.
  func value(of key: Key, _ make: () -> Value) -> Value {
    if let known = kept.withLock({ $0[key] }) { return known }
    let made = make()
    keep(made, key)
    return made
  }

  func forget(_ key: Key) { kept.withLock { $0[key] = nil } }

  func forgetAll() { kept.withLock { $0.removeAll(keepingCapacity: true) } }

  private func keep(_ made: Value, _ key: Key) {
    kept.withLock { kept in
      if kept.count >= capacity { kept.removeAll(keepingCapacity: true) }
      kept[key] = made
    }
  }
}
