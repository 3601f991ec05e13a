import HTTPTypes
import Sessions
import Testing

@testable import Pages
@testable import WebForm

@Suite struct ScriptedSendingTests {
  private func headers() throws -> HTTPFields {
    var headers = HTTPFields()
    headers[try #require(HTTPField.Name(SendingScript.header.name))] = SendingScript.header.value
    return headers
  }

  @Test func `a script is handed the address to go to, with its anchor, and a browser is sent there`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      try await browser.get("/s/tea")
      try await browser.submit()
      let token = Browser.encoded(browser.page.value(":token") ?? "")
      let body = ":token=\(token)&:on=\(Browser.encoded(browser.page.value(":on") ?? ""))&cups=9"
      try await browser.send(.post, "/s/tea/p/1", body: body, headers: try headers())
      #expect(browser.page.status == 204, "\(browser.page.status) \(browser.page.body.prefix(2000))")
      #expect(browser.page.headers[.location] == "/s/tea/p/1?more=1#f-why")
      try await browser.send(.post, "/s/tea/p/1", body: body, follows: false)
      #expect(browser.page.status == 303 && browser.page.headers[.location] == "/s/tea/p/1?more=1#f-why")
      // What must be put right is a page for both.
      let wrong = body.replacing("cups=9", with: "cups=x")
      try await browser.send(.post, "/s/tea/p/1", body: wrong, headers: try headers())
      #expect(browser.page.status == 422 && browser.page.body.contains("Error: "))
    }
  }

  @Test func `words that a script sends again after the answer was lost are there once`() async throws {
    try await RoomTests.visit { browser, site, path in
      let page = try await browser.get(path)
      let fields = [":token", ":once"].map { "\($0)=" + Browser.encoded(page.value($0) ?? "") }
      let body = fields.joined(separator: "&") + "&:words=Later+buses"
      for _ in 0..<3 {
        try await browser.send(.post, path, body: body, headers: try headers())
        #expect(browser.page.status == 204 && browser.page.headers[.location] == path + "?done=added")
      }
      #expect(try site.state().contributions.map(\.text) == ["Later buses"])
    }
  }
}
