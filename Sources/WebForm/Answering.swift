internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Pages
internal import Phrases
internal import Surveys

/// Answers to requests, each with the headers that belong to it.
enum Answering {
  /// A page of somebody's own: nobody keeps a copy.
  static func page(_ bytes: [UInt8], _ status: HTTPResponse.Status = .ok, cookies: [String] = []) -> Response {
    page(ByteBuffer(bytes: bytes), status, cookies: cookies)
  }

  static func page(_ bytes: ByteBuffer, _ status: HTTPResponse.Status = .ok, cookies: [String] = []) -> Response {
    var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"]
    for cookie in cookies { headers.append(HTTPField(name: .setCookie, value: cookie)) }
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: bytes))
  }

  /// A page as it was kept: its own style may be one of a version before, and is allowed in the place of those of now.
  static func kept(_ bytes: [UInt8]) -> Response {
    var response = page(bytes)
    response.headers[.contentSecurityPolicy] = SafetyHeaders.policy(forKept: bytes)
    return response
  }

  static func page(_ page: FormPage, _ status: HTTPResponse.Status = .ok, cookies: [String] = []) -> Response {
    Answering.page(page.html, status, cookies: cookies)
  }

  /// Sends a browser on with GET, so that going back or loading again sends nothing twice.
  static func go(to address: String, cookies: [String] = []) -> Response {
    var headers: HTTPFields = [.location: address, .cacheControl: "no-store"]
    for cookie in cookies { headers.append(HTTPField(name: .setCookie, value: cookie)) }
    return Response(status: .seeOther, headers: headers)
  }

  static func nothing(_ status: HTTPResponse.Status = .noContent) -> Response {
    Response(status: status, headers: [.cacheControl: "no-store"])
  }

  static func text(_ text: String, type: String, _ status: HTTPResponse.Status = .ok, cache: String = "no-store")
    -> Response
  {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: cache],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}

/// Why a request cannot be done, with the status that says so.
enum Refusal: Error, Hashable {
  case notFound
  case tooLarge
  case wrongType
  case malformed
  /// A form came from a page of another site.
  case sentFromElsewhere
  /// Too many wait, or the store cannot be written now; nothing was done.
  case busy(String)
  case tooMany
  /// The address knows other methods alone: these.
  case wrongMethod(String)
}
