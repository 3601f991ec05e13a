internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import ResponseFiles

/// Asks a chat endpoint, again where that may help, and never without a bound.
struct ChatClient: Sendable {
  /// How long it waits before it asks again; as many times as there are.
  static let pauses: [Duration] = [.seconds(1), .seconds(2), .seconds(4)]
  /// The longest wait that an endpoint may ask for.
  static let longestPause = Duration.seconds(60)

  let endpoint: ChatEndpoint
  let http: HTTPClient
  /// How long one answer may take.
  let timeLimit: Duration
  var pause: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

  /// A client for as long as the body runs; it follows no redirection, which could lead comments elsewhere.
  static func with<Result>(
    _ endpoint: ChatEndpoint, timeLimit: Duration, _ body: (ChatClient) async throws -> Result
  ) async throws -> Result {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.httpVersion = .http1Only
    configuration.connectionPool.retryConnectionEstablishment = false
    let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    do {
      let result = try await body(ChatClient(endpoint: endpoint, http: http, timeLimit: timeLimit))
      try await http.shutdown()
      return result
    } catch {
      try? await http.shutdown()
      throw error
    }
  }

  /// What one attempt came to.
  private enum Attempt {
    case answer([UInt8])
    /// The endpoint does not know a part of the request.
    case refused(Failure)
    /// No other attempt will help.
    case failed(Failure)
    /// Another attempt may help, after the wait that the endpoint asks for.
    case again(Failure, after: Duration?)
  }

  /// The body of the answer to a request.
  ///
  /// Asks again where the endpoint is slow, away, busy or broken, and without its newer parts where it refuses the request.
  /// - Throws: `Failure` where there is no answer; no later request will fare better.
  func answer(to request: ChatRequest) async throws -> [UInt8] {
    var isPlain = false
    var pauses = ChatClient.pauses[...]
    while true {
      switch try await attempt(isPlain ? request.plainBody : request.body) {
      case .answer(let bytes): return bytes
      case .refused(let failure):
        guard !isPlain else { throw failure }
        isPlain = true
      case .failed(let failure): throw failure
      case .again(let failure, let wanted):
        guard let next = pauses.popFirst(), (wanted ?? next) <= ChatClient.longestPause else { throw failure }
        try await pause(wanted ?? next)
      }
    }
  }

  private func attempt(_ body: String) async throws -> Attempt {
    var request = HTTPClientRequest(url: endpoint.address)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.headers.add(name: "Accept", value: "application/json")
    request.headers.add(name: "User-Agent", value: "speir")
    if let key = endpoint.key { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
    request.body = .bytes(ByteBuffer(string: body))
    do {
      guard let reply = try await inTime({ [request, http] in try await ChatClient.send(request, by: http) }) else {
        return .again(ChatFailure.slow(endpoint, timeLimit), after: nil)
      }
      return judged(reply)
    } catch is NIOTooManyBytesError {
      throw ChatFailure.large(endpoint)
    } catch let error as CancellationError {
      throw error
    } catch let error as HTTPClientError where error == .connectTimeout {
      return .again(ChatFailure.slow(endpoint, timeLimit), after: nil)
    } catch {
      return .again(ChatFailure.unreachable(endpoint, "\(error)"), after: nil)
    }
  }

  /// What came back, whole.
  private struct Reply: Sendable {
    var status: HTTPResponseStatus
    var headers: HTTPHeaders
    var body: [UInt8]
  }

  @concurrent private static func send(_ request: HTTPClientRequest, by http: HTTPClient) async throws -> Reply {
    let response = try await http.execute(request, deadline: .distantFuture)
    let bytes = try await response.body.collect(upTo: ChatAnswer.limit)
    return Reply(status: response.status, headers: response.headers, body: Array(bytes.readableBytesView))
  }

  /// What the work gives; nil where it takes longer than an answer may, and is then broken off. A deadline of the HTTP client ends with
  /// the head of an answer, and a body may never end.
  private func inTime(_ work: @escaping @Sendable () async throws -> Reply) async throws -> Reply? {
    try await withThrowingTaskGroup(of: Reply?.self) { group in
      group.addTask { try await work() }
      group.addTask { [timeLimit] in
        try await Task.sleep(for: timeLimit)
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
  }

  private func judged(_ reply: Reply) -> Attempt {
    if reply.status == .ok { return .answer(reply.body) }
    let failure = ChatFailure.status(endpoint, Int(reply.status.code), says: ChatFailure.words(of: reply.body))
    switch reply.status.code {
    case 400, 422: return .refused(failure)
    case 408, 429, 500...599:
      let seconds = reply.headers.first(name: "Retry-After").flatMap { Int64($0) }
      return .again(failure, after: seconds.map { .seconds(max(0, $0)) })
    default: return .failed(failure)
    }
  }
}
