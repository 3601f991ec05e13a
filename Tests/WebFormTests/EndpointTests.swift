import HTTPTypes
import Responses
import Surveys
import TestSupport
import Testing

@testable import WebForm

/// The endpoint as a program meets it.
struct EndpointTests {
  private let json: HTTPFields = [.contentType: "application/json"]

  @Test func `answers in JSON or as a form are stored, and a receipt comes back`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      let first = try await browser.send(
        .post, "/api/v1/surveys/tea/responses",
        body: #"{"answers":{"cups":3,"shops":[{"shop":"Corner"}]},"language":"gd"}"#,
        headers: json)
      #expect(first.status == 201 && first.body.hasPrefix(#"{"receipt":"tea-"#))
      let second = try await browser.send(.post, "/api/v1/surveys/tea/responses", body: "cups=2&kind=black")
      #expect(second.status == 201)
      let stored = Set(try site.answers())
      #expect(stored == [#"{"cups":3,"shops":[{"shop":"Corner"}]}"#, #"{"cups":2,"kind":"black"}"#])
      let receipt = second.body.split(separator: "\"")[3]
      #expect(try await browser.send(.delete, "/api/v1/responses/\(receipt)").status == 204)
      #expect(try await browser.send(.delete, "/api/v1/responses/\(receipt)").status == 404)
      #expect(try await browser.send(.delete, "/api/v1/responses/tea-1").status == 404)
      #expect(try site.answers().count == 1)
    }
  }

  @Test func `a request that is repeated with its key gets the first receipt and stores nothing`() async throws {
    let site = try TestSite()
    let key = try #require(HTTPField.Name("Idempotency-Key"))
    try await site.visit { browser in
      var headers = json
      headers[key] = "order-0000000000001"
      let first = try await browser.send(
        .post, "/api/v1/surveys/tea/responses", body: #"{"answers":{"cups":3}}"#, headers: headers)
      let again = try await browser.send(
        .post, "/api/v1/surveys/tea/responses", body: #"{ "answers": {"cups": 3} }"#, headers: headers)
      for body in [#"{"answers":{"cups":9}}"#, #"{"answers":{"cups":3},"language":"gd"}"#, #"{"answers":{"cups":99}}"#]
      {
        let other = try await browser.send(.post, "/api/v1/surveys/tea/responses", body: body, headers: headers)
        #expect(other.status == 422 && other.body.contains("Idempotency-Key") && !other.body.contains("tea-"))
      }
      #expect(first.status == 201 && again.status == 201 && first.body == again.body)
      headers[key] = "order-0000000000002"
      let other = try await browser.send(
        .post, "/api/v1/surveys/tea/responses", body: #"{"answers":{"cups":3}}"#, headers: headers)
      #expect(other.body != first.body)
      for wrong in ["", "1", "order-2", String(repeating: "x", count: 15), String(repeating: "x", count: 256)] {
        headers[key] = wrong
        let page = try await browser.send(
          .post, "/api/v1/surveys/tea/responses", body: #"{"answers":{"cups":3}}"#, headers: headers)
        #expect(page.status == 400 && page.body.contains("nobody can guess"))
      }
      #expect(try site.answers().count == 2)
    }
  }

  @Test func `every problem of bad answers is named at once`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      let page = try await browser.send(
        .post, "/api/v1/surveys/tea/responses", body: #"{"answers":{"cups":21,"kind":"green","x":1,"shops":[{}]}}"#,
        headers: json)
      #expect(page.status == 422 && page.headers[.contentType] == "application/problem+json")
      for question in ["\"cups\"", "\"kind\"", "\"x\"", "\"shops[0].shop\""] {
        #expect(page.body.contains(#"{"question":\#(question),"message":""#))
      }
      #expect(try site.answers().isEmpty)
    }
  }

  @Test(arguments: [
    ("{", 400), ("[]", 400), (#"{"answers":[]}"#, 400), (#"{"answers":{},"x":1}"#, 400),
    (#"{"answers":{},"language":"fr"}"#, 400),
    ("{\"answers\":{\"cups\":1}}" + String(repeating: " ", count: 300_000), 413),
  ])
  func `a body that is no request is refused with what to send`(body: String, status: Int) async throws {
    let site = try TestSite()
    try await site.visit { browser in
      let page = try await browser.send(.post, "/api/v1/surveys/tea/responses", body: body, headers: json)
      #expect(page.status == status && page.body.contains(#""title":"#))
    }
  }

  @Test func `other types, surveys and days are refused`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      let type = try await browser.send(
        .post, "/api/v1/surveys/tea/responses", body: "x", headers: [.contentType: "text/plain"])
      #expect(type.status == 415 && type.headers[.contentType] == "application/problem+json")
      #expect(try await browser.send(.post, "/api/v1/surveys/none/responses", body: "a=1").status == 404)
      #expect(try await browser.send(.post, "/api/v1/surveys/tea/responses", body: "a=%").status == 400)
    }
    let closed = try TestSite(TestSite.tea.replacing("languages:", with: "closes: 2025-12-31\nlanguages:"))
    try await closed.visit { browser in
      let page = try await browser.send(.post, "/api/v1/surveys/tea/responses", body: "cups=1")
      #expect(page.status == 403)
    }
  }

  @Test func `the definition is there for programs, with what is ordered as arrays`() async throws {
    let site = try TestSite()
    try await site.visit { browser in
      let page = try await browser.get("/api/v1/surveys/tea")
      #expect(page.headers[.contentType] == "application/json")
      expectGolden(page.body + "\n", "definition.json")
      #expect(try await browser.get("/openapi.yaml").body.hasPrefix("openapi: 3.1.0"))
      #expect(try await browser.get("/readyz").body == "ready\n")
      #expect(
        try await browser.get("/metrics").body.contains("speir_requests_total{route=\"/readyz\",status=\"200\"} 1"))
    }
  }
}
