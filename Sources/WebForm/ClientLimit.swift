internal import Hummingbird
internal import Synchronization

/// Lets each client send so many requests that a room behind one address is served and a flood is not.
///
/// A bucket for each address, in memory alone, forgotten when it is full again.
final class ClientLimit: RouterMiddleware, Sendable {
  typealias Context = FormContext
  private let measure: Allowance.Measure
  private let clients = Mutex<[String: Allowance]>([:])
  private let start = ContinuousClock.now

  init(capacity: Int, perSecond: Double) {
    measure = Allowance.Measure(capacity: Double(capacity), pause: 1 / perSecond)
  }

  @concurrent func handle(
    _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard allows(context.client) else { throw Refusal.tooMany }
    return try await next(request, context)
  }

  private func allows(_ client: String) -> Bool {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return clients.withLock { clients in
      if clients.count > 50_000 { clients = clients.filter { !$0.value.isFull(measure, at: seconds) } }
      var own = clients[client] ?? Allowance(measure, at: seconds)
      own.refill(measure, at: seconds)
      let isAllowed = own.wait(measure) == nil
      if isAllowed { own.take() }
      clients[client] = own
      return isAllowed
    }
  }
}
