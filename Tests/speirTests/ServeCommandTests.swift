import ArgumentParser
import Testing
import WebForm

@testable import speir

struct ServeCommandTests {
  private static func proxies(_ words: String) throws -> ProxyTrust {
    try ServeCommand.parse(words.split(separator: " ").map(String.init)).proxies
  }

  @Test func `a proxy that is named is believed alone, also where whoever connects would be`() throws {
    #expect(try ServeCommandTests.proxies("tea") == .nobody)
    #expect(try ServeCommandTests.proxies("tea --behind-proxy") == .anybody)
    let ranges = ["172.18.0.2", "fd00::/64"].compactMap(AddressRange.init)
    let named = "--trusted-proxy 172.18.0.2 --trusted-proxy fd00::/64"
    #expect(try ServeCommandTests.proxies(named) == .at(ranges))
    #expect(try ServeCommandTests.proxies("--behind-proxy \(named)") == .at(ranges))
  }

  @Test func `a proxy's name is refused with what to write`() {
    for text in ["caddy", "0.0.0.0/0", "172.18.0.2:443"] {
      let error = #expect(throws: (any Error).self) { try ServeCommandTests.proxies("--trusted-proxy \(text)") }
      let words = error.map { ServeCommand.message(for: $0) } ?? ""
      #expect(words.contains("“\(text)”") && words.contains("172.18.0.0/16"))
    }
  }
}
