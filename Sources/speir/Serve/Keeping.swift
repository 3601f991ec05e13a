internal import Synchronization

/// A thing that is made once and kept for as long as a stamp is the same.
final class Keeping<Value: Sendable>: Sendable {
  private let kept = Mutex<(stamp: String, value: Value)?>(nil)

  /// What was made under that stamp, or else makes it.
  func value(_ stamp: String, _ make: () throws(Failure) -> Value) throws(Failure) -> Value {
    if let known = kept.withLock({ $0?.stamp == stamp ? $0?.value : nil }) { return known }
    let value = try make()
    kept.withLock { $0 = (stamp, value) }
    return value
  }
}
