internal import Surveys
internal import Synchronization

/// Lets nobody guess for long: so many attempts at once for each client and for all together, and one more after each pause.
///
/// In memory alone; an attempt that was right is given back.
final class AttemptLimit: Sendable {
  private struct State {
    var all: Allowance?
    var clients: Allowances
  }

  /// For all together; nil for no bound.
  private let all: Allowance.Measure?
  private let state: Mutex<State>

  init(client: Allowance.Measure, all: Allowance.Measure? = nil) {
    self.all = all
    state = Mutex(State(clients: Allowances(client, room: 10_000)))
  }

  /// For one secret that all guess at: five attempts at once, and one more each minute.
  ///
  /// However many addresses somebody has, they have forty attempts with all others together, and one more each six seconds.
  static var ofSecret: AttemptLimit {
    AttemptLimit(
      client: Allowance.Measure(capacity: 5, pause: 60), all: Allowance.Measure(capacity: 40, pause: 6))
  }

  /// For invitations and codes, of which nobody can guess one: nobody else's attempts are in the way of whoever has a true one.
  static var ofCodes: AttemptLimit { AttemptLimit(client: Allowance.Measure(capacity: 20, pause: 10)) }

  /// Takes an attempt; nil where there is one, or else after how many seconds there is.
  func take(_ name: String, _ now: Moment) -> Int? {
    let seconds = Double(now.milliseconds) / 1000
    return state.withLock { state in
      if let wait = state.clients.wait(name, at: seconds) { return wait }
      if let all {
        var together = state.all ?? Allowance(all, at: seconds)
        together.refill(all, at: seconds)
        if let wait = together.wait(all) { return wait }
        together.take()
        state.all = together
      }
      state.clients.take(name, at: seconds)
      return nil
    }
  }

  /// Gives an attempt back that was right.
  func giveBack(_ name: String) {
    state.withLock { state in
      state.clients.giveBack(name)
      state.all?.giveBack()
    }
  }
}
