internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Pages
internal import Phrases
internal import Responses
internal import Seals
internal import Synchronization

/// What a request brings beside itself: the address it came from, for the limit on each client, and nothing that is kept.
struct FormContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let address: String?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress?.ipAddress
  }
}

/// Headers that every answer carries.
struct SafetyHeaders: RouterMiddleware {
  typealias Context = FormContext
  private let constant: [HTTPField]
  private static let named = [
    ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"),
  ].compactMap { name, value in HTTPField.Name(name).map { HTTPField(name: $0, value: value) } }

  init() {
    let styles = [FormPage.css, OrganiserPage.css, RoomPage.css, PaperPage.css, PaperPage.gridCSS, BlankForm.css].map {
      "'\(ContentPolicyHash.of($0))'"
    }.joined(
      separator: " ")
    let policy =
      "default-src 'none'; style-src \(styles); script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; "
      + "frame-ancestors 'none'; base-uri 'none'"
    constant =
      [
        HTTPField(name: .contentSecurityPolicy, value: policy), HTTPField(name: .xContentTypeOptions, value: "nosniff"),
      ] + SafetyHeaders.named
  }

  @concurrent func handle(
    _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for field in constant where !response.headers.contains(field.name) {
      response.headers.append(field)
    }
    return response
  }
}

extension HTTPFields {
  /// Sets a header whose name the library has no constant for.
  mutating func set(_ name: String, _ value: String) {
    if let name = HTTPField.Name(name) { self[name] = value }
  }
}

/// Turns whatever went wrong into one answer, and counts and logs every request without saying who sent it.
struct FaultsAndCounts: RouterMiddleware {
  typealias Context = FormContext
  let counts: Counts

  @concurrent func handle(
    _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    let started = ContinuousClock.now
    var response: Response
    do {
      response = try await next(request, context)
    } catch {
      response = answer(error, request, context)
    }
    let duration = ContinuousClock.now - started
    // The route and not the path: an address may hold a code or a receipt.
    let route = context.endpointPath ?? "none"
    counts.add(route, response.status.code)
    // What went well is counted, and only told to whoever looks closely.
    context.logger.log(
      level: response.status.code < 400 ? .debug : .info, "request",
      metadata: [
        "method": "\(request.method)", "route": "\(route)", "status": "\(response.status.code)",
        "ms": "\(duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000)",
      ])
    if request.method == .head { response.body = ResponseBody() }
    return response
  }

  private func answer(_ error: any Error, _ request: Request, _ context: Context) -> Response {
    let isEndpoint = request.uri.path.hasPrefix("/api/")
    func answer(_ status: HTTPResponse.Status, _ title: String, _ page: (Phrase, Phrase), retry: Int? = nil) -> Response
    {
      if isEndpoint { return ProblemDocument(status, title, retryAfter: retry).response }
      var response = Answering.page(SitePages.message(page.0, page.1), status)
      if let retry { response.headers[.retryAfter] = String(retry) }
      return response
    }
    switch error {
    case Refusal.notFound: return answer(.notFound, "There is no such thing here.", (.notFoundHeading, .notFoundText))
    case Refusal.tooLarge: return answer(.contentTooLarge, "The body is too large.", (.thereIsAProblem, .tooMuchText))
    case Refusal.wrongType:
      return answer(
        .unsupportedMediaType, "Send application/json or application/x-www-form-urlencoded.",
        (.thereIsAProblem, .notUnderstoodText))
    case Refusal.malformed:
      return answer(.badRequest, "The body cannot be read.", (.thereIsAProblem, .notUnderstoodText))
    case Refusal.wrongMethod(let allow):
      var response = answer(
        .methodNotAllowed, "This address takes \(allow).", (.thereIsAProblem, .notUnderstoodText))
      response.headers[.allow] = allow
      return response
    case Refusal.tooMany:
      return answer(.tooManyRequests, "Too many requests. Wait a little.", (.busyHeading, .busyText), retry: 10)
    case Refusal.busy(let detail):
      context.logger.error("busy", metadata: ["detail": "\(detail)"])
      return answer(
        .serviceUnavailable, "Nothing was stored. Try again in a moment.", (.busyHeading, .busyText), retry: 5)
    case let fault as StoreFault:
      context.logger.error("store", metadata: ["fault": "\(fault)"])
      return answer(
        .serviceUnavailable, "Nothing was stored. Try again in a moment.", (.busyHeading, .busyText), retry: 5)
    case let error as HTTPError where error.status == .notFound:
      return answer(.notFound, "There is no such thing here.", (.notFoundHeading, .notFoundText))
    case let error as any HTTPResponseError:
      return answer(error.status, "The request cannot be done.", (.thereIsAProblem, .notUnderstoodText))
    default:
      context.logger.error("fault", metadata: ["type": "\(type(of: error))"])
      return answer(.internalServerError, "Something went wrong here.", (.thereIsAProblem, .faultText))
    }
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

/// Lets each client send so many requests that a room behind one address is served and a flood is not.
///
/// A bucket for each address, in memory alone, forgotten when it is full again.
final class ClientLimit: RouterMiddleware, Sendable {
  typealias Context = FormContext
  private let measure: Allowance.Measure
  private let trustsProxy: Bool
  private let clients = Mutex<[String: Allowance]>([:])
  private let start = ContinuousClock.now

  init(capacity: Int, perSecond: Double, trustsProxy: Bool) {
    measure = Allowance.Measure(capacity: Double(capacity), pause: 1 / perSecond)
    self.trustsProxy = trustsProxy
  }

  @concurrent func handle(
    _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard allows(FormSite.client(request, context, trustsProxy: trustsProxy)) else { throw Refusal.tooMany }
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
