import NIOHTTP1
import ResponseFiles
import Surveys
import Synchronization
import Testing
import Themes

@testable import speir

/// An endpoint that misbehaves is asked again where that may help, and given up where it does not.
@Suite struct ChatClientTests {
  /// The waits that a client took, without waiting.
  private final class Waits: Sendable {
    private let taken = Mutex<[Duration]>([])
    var all: [Duration] { taken.withLock { $0 } }
    func take(_ wait: Duration) { taken.withLock { $0.append(wait) } }
  }

  private let request = ChatRequest(
    [RedactedText("The bus")], themes: [Theme(name: "roads", label: Wording("Roads"))], model: "m", run: 1)

  /// The answer or the fault, and the waits between.
  private func ask(
    _ server: ChatServer, key: String = "", limit: Duration = .seconds(60)
  ) async throws -> (text: String?, failure: Failure?, waits: [Duration]) {
    let endpoint = try ChatEndpoint(
      server.address, allowsInsecure: false, environment: [ChatEndpoint.variable: key])
    let waits = Waits()
    return try await ChatClient.with(endpoint, timeLimit: limit) { client in
      var client = client
      client.pause = { waits.take($0) }
      do {
        return (String(decoding: try await client.answer(to: request), as: UTF8.self), nil, waits.all)
      } catch let failure as Failure {
        return (nil, failure, waits.all)
      }
    }
  }

  @Test func `a request is a POST with the key in its head and nowhere else`() async throws {
    let server = try ChatServer(.status(200, [], "{}"))
    #expect(try await ask(server, key: "secret-1").text == "{}")
    let sent = try #require(server.requests.first)
    #expect(server.requests.count == 1)
    #expect(sent.path == "/v1/chat/completions")
    #expect(sent.headers["Authorization"] == ["Bearer secret-1"])
    #expect(sent.body == request.body)
    #expect(!sent.body.contains("secret-1"))
    #expect(try await ask(server).text == "{}")
    #expect(server.requests[1].headers["Authorization"] == [])
  }

  @Test(arguments: [500, 502, 503, 408]) func `what may pass is tried four times, with longer and longer waits`(
    status: Int
  ) async throws {
    let server = try ChatServer(.status(status, [], "{\"error\":{\"message\":\"out\\u001b[31m of\\norder\"}}"))
    let result = try await ask(server)
    #expect(result.waits == [.seconds(1), .seconds(2), .seconds(4)])
    #expect(server.requests.count == 4)
    let message = try #require(result.failure?.message)
    #expect(message.contains("(\(status))") && message.hasSuffix("It says: out�[31m of order"), "\(message)")
  }

  @Test func `an endpoint that is busy says how long to wait, up to a minute`() async throws {
    let busy = try ChatServer(.status(429, [("Retry-After", "7")]), .status(200, [], "{}"))
    let result = try await ask(busy)
    #expect(result.text == "{}" && result.waits == [.seconds(7)])
    let away = try ChatServer(.status(429, [("Retry-After", "3600")]))
    let other = try await ask(away)
    #expect(other.failure?.status == .tryAgain && other.waits.isEmpty && away.requests.count == 1)
  }

  @Test func `an endpoint that knows no seed and no format is asked without them`() async throws {
    let server = try ChatServer(.status(400, [], "{\"error\":\"unknown: seed\"}"), .status(200, [], "{}"))
    #expect(try await ask(server).text == "{}")
    #expect(server.requests.map(\.body) == [request.body, request.plainBody])
    #expect(!request.plainBody.contains("seed") && request.plainBody.contains("\"temperature\":0"))
    let stubborn = try ChatServer(.status(400))
    #expect(try await ask(stubborn).failure?.status == .unavailable)
    #expect(stubborn.requests.count == 2)
  }

  @Test(arguments: [(401, 77), (403, 77), (404, 69), (418, 69)])
  func `what will not pass is not tried again`(status: Int, expected: Int32) async throws {
    let server = try ChatServer(.status(status, [], "<html>no</html>"))
    #expect(try await ask(server).failure?.status.rawValue == expected)
    #expect(server.requests.count == 1)
  }

  @Test func `comments follow nobody elsewhere`() async throws {
    let elsewhere = try ChatServer(.status(200, [], "{}"))
    let server = try ChatServer(.status(307, [("Location", elsewhere.address)]))
    let result = try await ask(server)
    #expect(result.failure?.message.contains("leads elsewhere") == true)
    #expect(elsewhere.requests.isEmpty)
  }

  @Test(arguments: [ChatServer.Reply.silence, .half])
  func `an answer that does not come, or not whole, is waited for no longer than said`(
    reply: ChatServer.Reply
  ) async throws {
    let server = try ChatServer(reply)
    let result = try await ask(server, limit: .milliseconds(100))
    #expect(result.failure?.status == .tryAgain)
    #expect(result.failure?.message.contains("did not answer within") == true)
    #expect(server.requests.count == 4)
  }

  @Test func `a connection that breaks off is tried again`() async throws {
    let server = try ChatServer(.cut, .status(200, [], "{}"))
    let result = try await ask(server)
    #expect(result.text == "{}" && result.waits == [.seconds(1)])
  }

  @Test func `an answer without an end is read no further than the limit`() async throws {
    let server = try ChatServer(.status(200, [], String(repeating: " ", count: ChatAnswer.limit + 1)))
    #expect(try await ask(server).failure?.status == .badData)
    #expect(server.requests.count == 1)
  }

  @Test func `where nothing listens the program says so`() async throws {
    let endpoint = try ChatEndpoint("http://localhost:1/v1", allowsInsecure: false, environment: [:])
    await #expect(throws: Failure.self) {
      try await ChatClient.with(endpoint, timeLimit: .seconds(60)) { client in
        var client = client
        client.pause = { _ in }
        return try await client.answer(to: request)
      }
    }
  }
}
