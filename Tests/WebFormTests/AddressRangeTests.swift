import Testing

@testable import WebForm

struct AddressRangeTests {
  @Test(arguments: [
    ("192.0.2.7", ["192.0.2.7", "::ffff:192.0.2.7"], ["192.0.2.8", "192.0.2.70", "::7", "", "name"]),
    ("172.18.0.0/16", ["172.18.0.0", "172.18.255.255"], ["172.17.255.255", "172.19.0.0", "172.18.0", "2001:db8::1"]),
    ("172.18.0.9/16", ["172.18.44.1"], ["172.19.0.9"]),
    ("10.0.0.128/25", ["10.0.0.128", "10.0.0.255"], ["10.0.0.127", "10.0.1.128"]),
    ("10.0.0.4/31", ["10.0.0.4", "10.0.0.5"], ["10.0.0.3", "10.0.0.6"]),
    ("2001:db8::/33", ["2001:db8:7fff::1", "2001:DB8::"], ["2001:db8:8000::1", "32.1.13.184"]),
    ("fe80::1", ["fe80::1%eth0", "fe80:0::0:1"], ["fe80::2"]),
    ("::ffff:10.1.0.0/112", ["10.1.2.3", "::ffff:10.1.9.9"], ["10.2.0.1", "::10.1.2.3"]),
  ])
  func `a network holds the addresses that begin as it does`(text: String, within: [String], without: [String]) throws {
    let range = try #require(AddressRange(text))
    for address in within { #expect(range.contains(address), "\(address)") }
    for address in without { #expect(!range.contains(address), "\(address)") }
  }

  @Test(arguments: [
    "", "/", "caddy", "localhost", "192.0.2.7/", "192.0.2.7/33", "192.0.2.7/-1", "192.0.2.7/+8", "192.0.2.7/８", "1.2.3",
    "192.0.2.7/8/8", " 192.0.2.7", "192.0.2.7:80", "[::1]", "::1/129", "0.0.0.0/0", "::/0", "::ffff:0.0.0.0/96",
    "192.0.2.7/99999999999999999999",
  ])
  func `a name, a slip and a network of everybody are none`(text: String) {
    #expect(AddressRange(text) == nil)
  }
}
