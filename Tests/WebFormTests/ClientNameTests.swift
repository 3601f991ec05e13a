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

  @Test(arguments: [
    ("127.0.0.1", true), ("::1", true), ("::ffff:127.0.0.2", true), ("::ffff:1.2.3.4", false), ("", false),
  ])
  func `the machine itself is known, whichever way it is written`(address: String, isLocal: Bool) {
    #expect(ClientName.isLocal(address) == isLocal)
  }
}
