import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Surveys
import TestSupport
import Testing

@testable import WebForm

/// Which methods an address takes.
struct MethodTests {
  @Test func `HEAD has the headers of every page and no body`() async throws {
    let site = try TestSite(door: TestSite.door(), desk: TestDesk())
    try await site.visit { browser in
      for path in [
        "/", "/s/tea", "/s/tea/resume", "/s/tea/paper", "/s/tea/receipt", "/s/tea/invitation", "/s/tea/results",
        "/form.js", "/healthz", "/readyz", "/metrics", "/openapi.yaml", "/organise/sign-in", "/api/v1/surveys/tea",
      ] {
        let whole = try await browser.get(path)
        let head = try await browser.send(.head, path, follows: false)
        #expect(head.status == 200 && head.body.isEmpty && !whole.body.isEmpty, "\(path)")
        #expect(head.headers[.contentType] == whole.headers[.contentType])
        // /metrics counts the first request before it answers the second.
        #expect(path == "/metrics" || head.headers[.contentLength] == whole.headers[.contentLength], "\(path)")
      }
      let nowhere = try await browser.get("/nowhere")
      let head = try await browser.send(.head, "/nowhere")
      #expect(head.status == 404 && head.body.isEmpty)
      #expect(head.headers[.contentLength] == String(nowhere.body.utf8.count))
    }
  }

  @Test func `any other method is refused with those that are known`() async throws {
    let site = try TestSite(door: TestSite.door(), desk: TestDesk())
    try await site.visit { browser in
      for (path, method, allow) in [
        ("/s/tea", HTTPRequest.Method.post, "GET, HEAD"), ("/s/tea/p/1", .put, "GET, HEAD, POST"),
        ("/s/tea/start", .get, "POST"), ("/healthz", .delete, "GET, HEAD"), ("/organise/sign-out", .get, "POST"),
        ("/api/v1/surveys/tea/responses", .get, "POST"), ("/api/v1/responses/tea-1", .patch, "DELETE"),
        ("/s/tea/i/8ZQ4", .post, "GET, HEAD"),
      ] {
        let page = try await browser.send(method, path)
        #expect(page.status == 405 && page.headers[.allow] == allow, "\(method) \(path)")
      }
      let problem = try await browser.send(.put, "/api/v1/surveys/tea/responses")
      #expect(problem.headers[.contentType] == "application/problem+json")
      #expect(try await browser.send(.put, "/nowhere").status == 404)
    }
  }

  @Test func `figures about the running of the site are for the machine itself and for organisers`() async throws {
    let site = try TestSite(door: TestSite.door(), desk: TestDesk(), proxies: .anybody)
    let from = try #require(HTTPField.Name("X-Forwarded-For"))
    try await site.visit { browser in
      #expect(try await browser.get("/metrics").status == 200)
      #expect(try await browser.send(.get, "/metrics", headers: [from: "192.0.2.1"]).status == 404)
      try await browser.signIn()
      browser.setCookie("speir_organiser", try #require(browser.cookie("speir_organiser")))
      #expect(try await browser.send(.get, "/metrics", headers: [from: "192.0.2.1"]).status == 200)
    }
  }

  @Test func `the figures of several surveys stand together under each type`() async throws {
    let day = try #require(CivilDate(daysSince1970: 20_000))
    let served = try ["tea", "milk"].map { id in
      ServedSurvey(
        survey: try Survey.read(TestSite.tea.replacing("survey: tea", with: "survey: \(id)")),
        store: CommitQueueTests.GatedStore(), day: { _ in day })
    }
    let site = FormSite(served, now: { Moment(milliseconds: 0) })
    let router = WebForm.router(site, WebForm.Settings(host: "127.0.0.1", port: 0, perClient: nil))
    try await Application(responder: router.buildResponder()).test(.router) { client in
      let browser = Browser(client: client)
      try await browser.get("/healthz")
      let lines = try await browser.get("/metrics").body.split(separator: "\n")
      let groups = lines.split { $0.hasPrefix("# TYPE ") }
      let types = lines.compactMap { $0.hasPrefix("# TYPE ") ? $0.split(separator: " ")[2] : nil }
      #expect(groups.count == 4 && types.count == 4)
      for (name, group) in zip(types, groups) { #expect(group.allSatisfy { $0.hasPrefix("\(name){") }) }
      #expect(groups.last == ["speir_deeds_total{survey=\"milk\"} 0", "speir_deeds_total{survey=\"tea\"} 0"])
    }
  }
}
