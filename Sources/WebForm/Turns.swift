internal import Synchronization

/// Lets requests that change the same draft go one after the other, so that none overwrites what another has just kept.
///
/// Whoever works under another code waits for nobody: what is shared is the list of turns alone, and that for no longer than it takes to look.
final class Turns: Sendable {
  /// Those who wait under each code that somebody works under, the one who waits longest first.
  private let taken = Mutex<[[UInt8]: [CheckedContinuation<Void, Never>]]>([:])

  /// Does a piece of work when nobody else works under that code, where the caller runs.
  ///
  /// Whoever is cancelled while they wait still has their turn: what a person sent is kept, also where they have gone.
  func take<Value: Sendable>(_ code: [UInt8], _ work: @Sendable () async throws -> Value) async throws -> Value {
    await begin(code)
    defer { end(code) }
    return try await work()
  }

  /// How many wait under a code; nil where nobody works under it.
  func waiting(_ code: [UInt8]) -> Int? { taken.withLock { $0[code]?.count } }

  private func begin(_ code: [UInt8]) async {
    await withCheckedContinuation { turn in
      let isFree = taken.withLock { taken in
        guard taken[code] != nil else {
          taken[code] = []
          return true
        }
        taken[code]?.append(turn)
        return false
      }
      if isFree { turn.resume() }
    }
  }

  /// Hands the turn to whoever waits longest, or gives it back.
  private func end(_ code: [UInt8]) {
    let next = taken.withLock { taken -> CheckedContinuation<Void, Never>? in
      guard taken[code]?.isEmpty == false else {
        taken[code] = nil
        return nil
      }
      return taken[code]?.removeFirst()
    }
    next?.resume()
  }
}
