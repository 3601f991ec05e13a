import Testing

@testable import speir

@Suite struct ChatEndpointTests {
  private func endpoint(_ text: String, insecure: Bool = false, key: String? = nil) throws(Failure) -> ChatEndpoint {
    try ChatEndpoint(
      text, allowsInsecure: insecure, environment: key.map { [ChatEndpoint.variable: $0] } ?? [:])
  }

  @Test(arguments: [
    ("http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions", true),
    ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/chat/completions", true),
    ("http://[::1]:8080/v1", "http://[::1]:8080/v1/chat/completions", true),
    ("https://api.example.org/v1/chat/completions", "https://api.example.org/v1/chat/completions", false),
    ("https://localhost.example.org/v1", "https://localhost.example.org/v1/chat/completions", false),
  ])
  func `an address may be that of the interface or of its chat`(text: String, address: String, isLocal: Bool) throws {
    let endpoint = try endpoint(text)
    #expect(endpoint.address == address && endpoint.isLocal == isLocal && endpoint.key == nil)
  }

  @Test func `comments go to another machine in the clear only where that is said`() throws {
    #expect(throws: Failure.self) { try endpoint("http://api.example.org/v1") }
    #expect(throws: Failure.self) { try endpoint("http://127.0.0.1.example.org/v1") }
    #expect(try endpoint("http://192.168.1.5:8080/v1", insecure: true).isLocal == false)
  }

  @Test(arguments: [
    "", "localhost:11434", "ftp://localhost/v1", "file:///etc/passwd", "https://", "https://me:key@example.org/v1",
    "https://example.org/v1?key=1", "https://example.org/v1#x", "http://localhost@example.org/v1",
  ])
  func `what is no plain address is refused`(text: String) {
    #expect(throws: Failure.self) { try endpoint(text) }
  }

  @Test func `a key comes from the environment, and holds nothing that could become another header`() throws {
    #expect(try endpoint("https://example.org", key: "abc-1").key == "abc-1")
    #expect(try endpoint("https://example.org", key: "").key == nil)
    #expect(throws: Failure.self) { try endpoint("https://example.org", key: "a\r\nX-Other: 1") }
    #expect(throws: Failure.self) { try endpoint("https://example.org", key: "two words") }
  }
}
