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
    ("::ffff:192.0.2.7", "192.0.2.7"), ("::FFFF:c000:207", "192.0.2.7"), ("64:ff9b::192.0.2.7", "64:ff9b:0:0::/64"),
    // With a port, as some proxies write it.
    ("203.0.113.5:4711", "203.0.113.5"), ("[2001:db8::7]:443", "2001:db8:0:0::/64"),
    ("[2001:db8::7]", "2001:db8:0:0::/64"), ("[::ffff:192.0.2.7]:1", "192.0.2.7"), ("[192.0.2.7]:1", "192.0.2.7"),
    // What is no address stays what it is.
    (":::::", ":::::"), ("1:2", "1:2"), ("name:80", "name:80"), ("192.0.2.7:", "192.0.2.7:"),
    ("192.0.2.7:x", "192.0.2.7:x"), ("[2001:db8::7]443", "[2001:db8::7]443"), ("[2001:db8::7", "[2001:db8::7"),
    ("192.0.2.007", "192.0.2.007"), ("unknown", "unknown"), ("2001:db8:::7", "2001:db8:::7"),
  ])
  func `an address of IPv6 counts by its network, and a port for nothing`(address: String, name: String) {
    #expect(ClientName.of(address) == name)
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("::1", true), ("::ffff:127.0.0.2", true), ("::ffff:1.2.3.4", false), ("", false),
    ("127.0.0.1:80", true), ("127.evil.example", false), ("::2", false),
  ])
  func `the machine itself is known, whichever way it is written`(address: String, isLocal: Bool) {
    #expect(ClientName.isLocal(address) == isLocal)
  }
}
