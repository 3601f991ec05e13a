internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Pages
internal import Synchronization

/// What happens to every request before and after it is answered: who asks is settled, what went wrong becomes an answer, the request is counted
/// and logged without saying who sent it, and the answer gets the headers that keep it safe.
///
/// One step and not one for each, for a step that has to wait for the next costs more than all that is done in it.
struct Reception: RouterMiddleware {
  typealias Context = FormContext
  let counts: Counts
  let proxies: ProxyTrust
  private let headers = SafetyHeaders()

  init(counts: Counts, proxies: ProxyTrust) {
    self.counts = counts
    self.proxies = proxies
  }

  @concurrent func handle(
    _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    let started = ContinuousClock.now
    var context = context
    let settled = proxies.settled(request, &context)
    var response: Response
    do {
      response = try await next(settled, context)
    } catch {
      response = FaultAnswers.answer(error, settled, context.logger)
    }
    count(response, to: request, context, since: started)
    if request.method == .head { response = response.createHeadResponse() }
    ScriptedSending.handOver(&response, to: request)
    headers.add(to: &response)
    return response
  }

  private func count(
    _ response: Response, to request: Request, _ context: Context, since started: ContinuousClock.Instant
  ) {
    // The route and not the path: an address may hold a code or a receipt.
    let route = context.endpointPath ?? "none"
    counts.add(route, response.status.code)
    // What went well is counted, and only told to whoever looks closely.
    context.logger.log(
      level: response.status.code < 400 ? .debug : .info, "request",
      metadata: [
        "method": "\(request.method)", "route": "\(route)", "status": "\(response.status.code)",
        "ms": "\(Int((ContinuousClock.now - started) / .milliseconds(1)))",
      ])
  }
}

/// How many requests there were, by route and status: nothing else is remembered of them.
final class Counts: Sendable {
  private struct Key: Hashable { let route: String, status: Int }
  private let requests = Mutex<[Key: Int]>([:])

  func add(_ route: String, _ status: Int) {
    requests.withLock { $0[Key(route: route, status: status), default: 0] += 1 }
  }

  /// The counts in Prometheus' text format, in a fixed order.
  var text: String {
    let sorted = requests.withLock { $0 }.sorted { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) }
    let lines = sorted.map { "speir_requests_total{route=\"\($0.key.route)\",status=\"\($0.key.status)\"} \($0.value)" }
    return (["# TYPE speir_requests_total counter"] + lines).joined(separator: "\n") + "\n"
  }
}
