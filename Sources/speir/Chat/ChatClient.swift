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
      let parts = timeLimit.components
      let limit = TimeAmount.nanoseconds(parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000)
      let response = try await http.execute(request, deadline: .now() + limit)
      let bytes = try await response.body.collect(upTo: ChatAnswer.limit)
      return judged(response.status, response.headers, Array(bytes.readableBytesView))
    } catch let error as HTTPClientError where error == .deadlineExceeded || error == .connectTimeout {
      return .again(ChatFailure.slow(endpoint, timeLimit), after: nil)
    } catch is NIOTooManyBytesError {
      throw ChatFailure.large(endpoint)
    } catch let error as CancellationError {
      throw error
    } catch {
      return .again(ChatFailure.unreachable(endpoint, "\(error)"), after: nil)
    }
  }

  private func judged(_ status: HTTPResponseStatus, _ headers: HTTPHeaders, _ bytes: [UInt8]) -> Attempt {
    if status == .ok { return .answer(bytes) }
    let failure = ChatFailure.status(endpoint, Int(status.code), says: ChatFailure.words(of: bytes))
    switch status.code {
    case 400, 422: return .refused(failure)
    case 408, 429, 500...599:
      let seconds = headers.first(name: "Retry-After").flatMap { Int64($0) }
      return .again(failure, after: seconds.map { .seconds(max(0, $0)) })
    default: return .failed(failure)
    }
  }
}
