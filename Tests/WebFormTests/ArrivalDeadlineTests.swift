import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import WebForm

struct ArrivalDeadlineTests {
  private let head = HTTPRequestPart.head(HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/"))

  private func connection() throws -> EmbeddedChannel {
    let channel = EmbeddedChannel(handler: ArrivalDeadline(.seconds(30)))
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return channel
  }

  @Test func `a connection on which no request arrives is closed`() throws {
    let channel = try connection()
    channel.embeddedEventLoop.advanceTime(by: .seconds(29))
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(2))
    #expect(!channel.isActive)
  }

  @Test func `a request that keeps coming for too long is cut off`() throws {
    let channel = try connection()
    try channel.writeInbound(head)
    for _ in 0..<31 {
      channel.embeddedEventLoop.advanceTime(by: .seconds(1))
      guard channel.isActive else { break }
      try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "x")))
    }
    #expect(!channel.isActive)
  }

  @Test func `one that has arrived may take its time to be answered, and another may follow`() throws {
    let channel = try connection()
    try channel.writeInbound(head)
    try channel.writeInbound(HTTPRequestPart.end(nil))
    channel.embeddedEventLoop.advanceTime(by: .seconds(100))
    #expect(channel.isActive)
    try channel.writeInbound(head)
    channel.embeddedEventLoop.advanceTime(by: .seconds(29))
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(2))
    #expect(!channel.isActive)
  }
}
