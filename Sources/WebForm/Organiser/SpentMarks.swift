internal import Synchronization

/// Lets a page do its work once: it carries a mark of chance, and the marks that were used are remembered, with what for, as long as the server runs.
///
/// In memory alone, and only so many: when there are more, the oldest is forgotten.
final class SpentMarks: Sendable {
  private struct State {
    /// What each mark was used for.
    var known: [String: String] = [:]
    /// Those marks, a ring of at most `capacity`, and where the oldest stands in it.
    var ring: [String] = []
    var oldest = 0
  }

  private let capacity: Int
  private let state = Mutex(State())

  init(capacity: Int = 10_000) { self.capacity = max(1, capacity) }

  /// A mark for a new page: 64 bits of chance as letters and digits.
  static var fresh: String { String(UInt64.random(in: .min ... .max), radix: 36) }

  /// Whether a text can be a mark; one that a page of ours sent always can.
  static func isMark(_ text: String) -> Bool {
    (1...13).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) }
  }

  /// What a mark was used for; nil where it was not.
  func use(of mark: String) -> String? { state.withLock { $0.known[mark] } }

  /// Uses a mark up; false where it was used before. Of several who try at once one succeeds.
  func spend(_ mark: String, for use: String) -> Bool {
    state.withLock { state in
      guard state.known[mark] == nil else { return false }
      state.known[mark] = use
      if state.ring.count < capacity {
        state.ring.append(mark)
      } else {
        state.known[state.ring[state.oldest]] = nil
        state.ring[state.oldest] = mark
        state.oldest = (state.oldest + 1) % capacity
      }
      return true
    }
  }

  /// Makes a mark good again, for what it was used for came to nothing.
  func giveBack(_ mark: String) {
    state.withLock { state in
      guard state.known.removeValue(forKey: mark) != nil else { return }
      // Its place goes with it; the others stay in their order, the oldest first.
      state.ring = (state.ring[state.oldest...] + state.ring[..<state.oldest]).filter { $0 != mark }
      state.oldest = 0
    }
  }
}
