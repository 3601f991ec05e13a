import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOEmbedded
import Logging
import Testing

@testable import WebForm

/// Who is believed about whom they ask for, and what a client makes up.
struct ProxyTrustTests {
  private static let networks = ["172.18.0.2", "10.9.0.0/24"].compactMap(AddressRange.init)
  private static let named = ProxyTrust.at(networks)

  private static func headers(_ list: String, _ proto: String = "https") throws -> HTTPFields {
    [
      try #require(ProxyTrust.forwardedFor): list, try #require(ProxyTrust.forwardedProto): proto,
      .contentType: "text/plain",
    ]
  }

  @Test(arguments: [
    (ProxyTrust.nobody, "172.18.0.2", "192.0.2.1", "172.18.0.2"),
    (.anybody, "203.0.113.5", "spoofed, 192.0.2.1", "192.0.2.1"),
    (.anybody, "203.0.113.5", "spoofed,, ,", ""),
    (named, "172.18.0.2", "192.0.2.1", "192.0.2.1"),
    (named, "::ffff:172.18.0.2", "192.0.2.1", "192.0.2.1"),
    // What the client made up stands before what the proxy added.
    (named, "172.18.0.2", "172.18.0.2, 127.0.0.1, 192.0.2.1", "192.0.2.1"),
    // A proxy before the proxy is passed over.
    (named, "172.18.0.2", "198.51.100.9, 192.0.2.1, 10.9.0.7", "192.0.2.1"),
    (named, "172.18.0.2", "10.9.0.8, 10.9.0.7", "10.9.0.8"),
    (named, "172.18.0.2", "", "172.18.0.2"),
    // Some proxies write the port, too.
    (named, "172.18.0.2", "192.0.2.1:4711, 10.9.0.7:80", "192.0.2.1"),
    (named, "172.18.0.2", "[2001:db8::7]:4711", "2001:db8:0:0::/64"),
    // Whoever is none is not believed, also where it says that it is one.
    (named, "203.0.113.5", "172.18.0.2", "203.0.113.5"),
    (named, "127.0.0.1", "192.0.2.1", "127.0.0.1"),
    (named, "172.18.0.3", "192.0.2.1", "172.18.0.3"),
  ])
  func `only a proxy says whom it asks for`(trust: ProxyTrust, peer: String, list: String, client: String) throws {
    #expect(trust.client(try ProxyTrustTests.headers(list), peer) == client)
  }

  @Test func `what a peer says that is no proxy reaches nothing behind`() throws {
    func seen(_ trust: ProxyTrust, from peer: String?) throws -> (headers: HTTPFields, context: FormContext) {
      let source = ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test"))
      var context = FormContext(source: source)
      context.address = peer
      let head = HTTPRequest(
        method: .get, scheme: nil, authority: nil, path: "/", headerFields: try ProxyTrustTests.headers("192.0.2.1"))
      let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
      let settled = trust.settled(request, &context)
      return (settled.headers, context)
    }
    let proto = try #require(ProxyTrust.forwardedProto)
    for peer in ["203.0.113.5", "127.0.0.1", nil] {
      let seen = try seen(ProxyTrustTests.named, from: peer)
      #expect(seen.headers[proto] == nil && seen.headers[.contentType] == "text/plain")
      // That somebody stands in between is remembered: what is for the machine itself is not for them.
      #expect(seen.context.isForwarded && seen.context.client == ClientName.of(peer ?? ""))
    }
    let proxy = try seen(ProxyTrustTests.named, from: "10.9.0.200")
    #expect(proxy.headers[proto] == "https" && proxy.context.client == "192.0.2.1")
  }

  @Test func `made-up headers neither make cookies secure nor show what is for the machine itself`() async throws {
    let headers = try ProxyTrustTests.headers("127.0.0.1")
    for (proxies, isSecure) in [(ProxyTrustTests.named, false), (.nobody, false), (.anybody, true)] {
      let site = try TestSite(proxies: proxies)
      try await site.visit { browser in
        try await browser.get("/s/tea")
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        let page = try await browser.send(.post, "/s/tea/start", body: "", headers: headers, follows: false)
        #expect(page.status == 303 && page.headers[.setCookie]?.contains("Secure") == isSecure)
        #expect(try await browser.send(.get, "/metrics", headers: headers).status == 404)
      }
    }
  }
}
