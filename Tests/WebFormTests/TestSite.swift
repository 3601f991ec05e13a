import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Responses
import SQLiteStore
import Surveys
import Synchronization
import TestSupport
import Testing

@testable import WebForm

/// A site with one survey on a store of its own, and a clock that the test turns.
final class TestSite: Sendable {
  let folder: TemporaryFolder
  let served: ServedSurvey
  let store: SurveyStore
  private let clock: Mutex<Int64>
  private let burst: Int
  private let door: OrganiserDoor?
  private let proxies: ProxyTrust

  static let tea = """
    survey: tea
    title: { en: Tea, gd: Tì }
    organiser: Tea Society
    languages: [en, gd]
    privacy: Held by the Tea Society, write to tea@example.org
    pages:
      - title: About you
        questions:
          - { name: cups, type: integer, label: { en: How many cups?, gd: Cia mheud cupa? }, required: true, constraint: ". <= 20" }
          - { name: why, type: text, label: Why so many?, relevant: "${cups} > 5" }
      - title: Your tea
        questions:
          - { name: kind, type: select_one, label: Which kind?, choices: { black: Black, other: { label: Other, specify: true } } }
          - { name: shops, type: repeat, label: Shops, max: 3, questions: [{ name: shop, type: text, label: Shop, required: true }] }

    """

  /// - Parameter before: the site as it was before it was started again, with its store and its clock; nil for a new one.
  init(
    _ yaml: String = TestSite.tea, burst: Int = 100_000, door: OrganiserDoor? = nil, desk: TestDesk? = nil,
    proxies: ProxyTrust = .nobody, before: TestSite? = nil
  ) throws {
    folder = try before?.folder ?? TemporaryFolder()
    store = try before?.store ?? SurveyStore(path: folder.file("tea.sqlite"))
    clock = Mutex(before?.now.milliseconds ?? 1_767_225_600_000)
    self.burst = burst
    self.door = door
    self.proxies = proxies
    let survey = try Survey.read(yaml)
    let firstDay = try #require(CivilDate(year: 2026, month: 1, day: 1))
    served = ServedSurvey(
      survey: survey, store: store,
      day: { $0.dayInUTC ?? firstDay }, desk: desk, sessions: store)
  }

  /// Lets time pass.
  func wait(_ seconds: Int64) { clock.withLock { $0 += seconds * 1000 } }

  var now: Moment { Moment(milliseconds: clock.withLock { $0 }) }

  func visit(_ body: @escaping @Sendable (Browser) async throws -> Void) async throws {
    let site = FormSite([served], now: { self.now }, proxies: proxies, organiser: door)
    var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    logger.logLevel = .critical
    let router = WebForm.router(site, WebForm.Settings(host: "127.0.0.1", port: 0, burst: burst, perSecond: 0.01))
    let application = Application(responder: router.buildResponder(), logger: logger)
    try await application.test(.router) { client in try await body(Browser(client: client)) }
  }
}

/// A browser without scripts: keeps cookies, follows redirections, sends the forms of the page it is on.
final class Browser: Sendable {
  let client: any TestClientProtocol
  private let cookies = Mutex<[String: String]>([:])
  private let shown = Mutex<Page>(Page())

  struct Page: Sendable {
    var path = "/"
    var status = 0
    var body = ""
    var headers = HTTPFields()
    var title: String {
      body.split(separator: "<title>").last?.split(separator: "</title>").first.map(String.init) ?? ""
    }
    /// What the page has in a field, hidden or not.
    func value(_ name: String) -> String? {
      guard let start = body.range(of: "name=\"\(name)\" value=\"") else { return nil }
      return body[start.upperBound...].prefix { $0 != "\"" }.description
    }
  }

  init(client: any TestClientProtocol) { self.client = client }

  var page: Page { shown.withLock { $0 } }
  var cookie: String? { cookies.withLock { $0["speir"] } }
  /// The value of any cookie; nil for none.
  func cookie(_ name: String) -> String? { cookies.withLock { $0[name] } }
  func setCookie(_ name: String, _ value: String) { cookies.withLock { $0[name] = value } }
  func forgetCookies() { cookies.withLock { $0 = [:] } }

  @discardableResult
  func send(
    _ method: HTTPRequest.Method, _ path: String, body: String? = nil, headers: HTTPFields = [:], follows: Bool = true
  ) async throws -> Page {
    var headers = headers
    let kept = cookies.withLock { $0 }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    if !kept.isEmpty { headers[.cookie] = kept }
    if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/x-www-form-urlencoded" }
    let bare = path.prefix { $0 != "#" }
    let response = try await client.executeRequest(
      uri: String(bare), method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    for cookie in response.headers[values: .setCookie] {
      let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
      cookies.withLock { $0[String(pair[0])] = cookie.contains("Max-Age=0") ? nil : String(pair.last ?? "") }
    }
    if follows, response.status == .seeOther, let location = response.headers[.location] {
      return try await send(.get, location)
    }
    let page = Page(
      path: path, status: response.status.code, body: String(buffer: response.body), headers: response.headers)
    shown.withLock { $0 = page }
    return page
  }

  @discardableResult
  func get(_ path: String) async throws -> Page { try await send(.get, path) }

  /// Sends the form of the page, with its token and what else it holds, and these fields.
  @discardableResult
  func submit(_ fields: KeyValuePairs<String, String> = [:], to path: String? = nil) async throws -> Page {
    let page = page
    var pairs = fields.map { ($0.key, $0.value) }
    for own in [":token", ":on", ":return", ":form"] {
      if let value = page.value(own) { pairs.append((own, value)) }
    }
    let body = pairs.map { "\(Browser.encoded($0.0))=\(Browser.encoded($0.1))" }.joined(separator: "&")
    let address =
      path ?? page.body.split(separator: "<form method=\"post\" action=\"").dropFirst().first?.prefix { $0 != "\"" }
      .description ?? page.path
    return try await send(.post, address, body: body)
  }

  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
