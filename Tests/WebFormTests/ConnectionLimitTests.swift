import NIOCore
import NIOEmbedded
import Testing

@testable import WebForm

struct ConnectionLimitTests {
  /// A connection from an address, which is open where it was let in.
  private func connect(_ address: String, _ counts: ConnectionCounts) throws -> EmbeddedChannel {
    let channel = EmbeddedChannel()
    channel.remoteAddress = try SocketAddress(ipAddress: address, port: 4000)
    try channel.pipeline.syncOperations.addHandler(ConnectionLimit(counts))
    if channel.isActive {
      channel.pipeline.fireChannelActive()
    } else {
      try channel.connect(to: SocketAddress(ipAddress: address, port: 4000)).wait()
    }
    channel.embeddedEventLoop.run()
    return channel
  }

  @Test func `a client with too many connections gets no more until one is closed`() throws {
    let counts = ConnectionCounts(most: 2)
    let first = try connect("2001:db8::1", counts)
    let second = try connect("2001:db8::2", counts)
    #expect(first.isActive && second.isActive)
    #expect(try !connect("2001:db8::3", counts).isActive)
    #expect(try connect("192.0.2.7", counts).isActive)
    for _ in 0..<5 { #expect(try connect("127.0.0.1", counts).isActive) }
    try first.close().wait()
    first.embeddedEventLoop.run()
    #expect(try connect("2001:db8::4", counts).isActive)
  }

  @Test func `a proxy that is named has no bound, and nobody beside it is let off`() throws {
    let networks = ["172.18.0.2", "2001:db8:5::7"].compactMap(AddressRange.init)
    let counts = ConnectionCounts(most: 2, proxies: .at(networks))
    for proxy in ["172.18.0.2", "::ffff:172.18.0.2", "2001:db8:5::7"] {
      for _ in 0..<5 { #expect(try connect(proxy, counts).isActive) }
    }
    // Neighbours have the bound of everybody, and share none with the proxy.
    for neighbour in ["172.18.0.3", "2001:db8:5::8"] {
      #expect(try (0..<4).map { _ in try connect(neighbour, counts).isActive } == [true, true, false, false])
    }
  }

  @Test func `to believe whoever connects lets nobody off`() throws {
    for trust in [ProxyTrust.anybody, .nobody] {
      let counts = ConnectionCounts(most: 2, proxies: trust)
      #expect(try (0..<3).map { _ in try connect("172.18.0.2", counts).isActive } == [true, true, false])
    }
  }
}
