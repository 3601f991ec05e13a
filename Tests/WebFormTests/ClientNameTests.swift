import NIOCore
import NIOEmbedded
import Testing

@testable import WebForm

/// Who counts as one client, and how many connections one may have.
struct ClientNameTests {
  @Test(arguments: [
    ("192.0.2.7", "192.0.2.7"), ("", ""), ("name", "name"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ("2001:db8:1:2::9", "2001:db8:1:2::/64"), ("2001:DB8:0001:2::", "2001:db8:1:2::/64"),
    ("2001:db8::1", "2001:db8:0:0::/64"), ("::1", "0:0:0:0::/64"), ("fe80::1%eth0", "fe80:0:0:0::/64"),
    ("::ffff:192.0.2.7", "192.0.2.7"), (":::::", "0:0:0:0::/64"),
  ])
  func `an address of IPv6 counts by its network`(address: String, name: String) {
    #expect(ClientName.of(address) == name)
  }

  @Test func `a client with too many connections gets no more until one is closed`() throws {
    let counts = ConnectionCounts(most: 2)
    func connect(_ address: String) throws -> EmbeddedChannel {
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
    let first = try connect("2001:db8::1")
    let second = try connect("2001:db8::2")
    #expect(first.isActive && second.isActive)
    #expect(try !connect("2001:db8::3").isActive)
    #expect(try connect("192.0.2.7").isActive)
    for _ in 0..<5 { #expect(try connect("127.0.0.1").isActive) }
    try first.close().wait()
    first.embeddedEventLoop.run()
    #expect(try connect("2001:db8::4").isActive)
  }
}
