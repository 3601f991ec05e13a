internal import Hummingbird
internal import Synchronization

/// Lets each client send so many requests that a room behind one address is served and a flood is not.
///
/// What is left for each address, in memory alone.
final class ClientLimit: RouterMiddleware, Sendable {
  typealias Context = FormContext
  private let clients: Mutex<Allowances>
  private let start = ContinuousClock.now

  init(capacity: Int, perSecond: Double) {
    let measure = Allowance.Measure(capacity: Double(capacity), pause: 1 / perSecond)
    clients = Mutex(Allowances(measure, room: 50_000))
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
      guard clients.wait(client, at: seconds) == nil else { return false }
      clients.take(client, at: seconds)
      return true
    }
  }
}
