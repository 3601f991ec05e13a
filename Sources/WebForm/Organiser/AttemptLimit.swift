internal import Surveys
internal import Synchronization

/// Lets nobody guess for long: so many attempts at once for each client and for all together, and one more after each pause.
///
/// In memory alone; an attempt that was right is given back.
final class AttemptLimit: Sendable {
  fileprivate struct Bucket {
    var left: Double
    var at: Moment
  }

  private struct State {
    var all: Bucket?
    var clients: [String: Bucket] = [:]
  }

  /// How many at once, and after how many seconds one more.
  struct Measure: Sendable {
    let capacity: Double
    let pause: Double

    fileprivate func refilled(_ bucket: Bucket?, _ now: Moment) -> Double {
      guard let bucket else { return capacity }
      let seconds = Double(max(0, now.milliseconds - bucket.at.milliseconds)) / 1000
      return min(capacity, bucket.left + seconds / pause)
    }

    /// The whole seconds until there is one more; at least 1.
    fileprivate func wait(_ left: Double) -> Int { max(1, Int(((1 - left) * pause).rounded(.up))) }
  }

  private let client: Measure
  /// For all together; nil for no bound.
  private let all: Measure?
  private let state = Mutex(State())

  init(client: Measure, all: Measure? = nil) {
    self.client = client
    self.all = all
  }

  /// For one secret that all guess at: five attempts at once, and one more each minute.
  static var ofSecret: AttemptLimit {
    AttemptLimit(client: Measure(capacity: 5, pause: 60), all: Measure(capacity: 40, pause: 6))
  }

  /// For invitations, of which nobody can guess one: nobody else's attempts are in the way of whoever has a true one.
  static var ofInvitations: AttemptLimit { AttemptLimit(client: Measure(capacity: 20, pause: 10)) }

  /// Takes an attempt; nil where there is one, or else after how many seconds there is.
  func take(_ name: String, _ now: Moment) -> Int? {
    state.withLock { state in
      if state.clients.count > 10_000 {
        state.clients = state.clients.filter { client.refilled($0.value, now) < client.capacity }
      }
      let own = client.refilled(state.clients[name], now)
      guard own >= 1 else { return client.wait(own) }
      if let all {
        let together = all.refilled(state.all, now)
        guard together >= 1 else { return all.wait(together) }
        state.all = Bucket(left: together - 1, at: now)
      }
      state.clients[name] = Bucket(left: own - 1, at: now)
      return nil
    }
  }

  /// Gives an attempt back that was right.
  func giveBack(_ name: String) {
    state.withLock { state in
      state.clients[name]?.left += 1
      state.all?.left += 1
    }
  }
}
