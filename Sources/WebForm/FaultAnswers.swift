internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Pages
internal import Phrases
internal import Responses

/// Turns whatever went wrong into one answer that says what to do, as a page or as a problem document.
enum FaultAnswers {
  static func answer(_ error: any Error, _ request: Request, _ logger: Logger) -> Response {
    let isEndpoint = request.uri.path.hasPrefix("/api/")
    func answer(_ status: HTTPResponse.Status, _ title: String, _ page: (Phrase, Phrase), retry: Int? = nil) -> Response
    {
      if isEndpoint { return ProblemDocument(status, title, retryAfter: retry).response }
      var response = Answering.page(SitePages.message(page.0, page.1), status)
      if let retry { response.headers[.retryAfter] = String(retry) }
      return response
    }
    switch error {
    case Refusal.notFound: return answer(.notFound, "There is no such thing here.", (.notFoundHeading, .notFoundText))
    case Refusal.tooLarge: return answer(.contentTooLarge, "The body is too large.", (.thereIsAProblem, .tooMuchText))
    case Refusal.wrongType:
      return answer(
        .unsupportedMediaType, "Send application/json or application/x-www-form-urlencoded.",
        (.thereIsAProblem, .notUnderstoodText))
    case Refusal.malformed:
      return answer(.badRequest, "The body cannot be read.", (.thereIsAProblem, .notUnderstoodText))
    case Refusal.sentFromElsewhere:
      return answer(.forbidden, "The form was sent from another site.", (.thereIsAProblem, .sentFromElsewhere))
    case Refusal.wrongMethod(let allow):
      var response = answer(
        .methodNotAllowed, "This address takes \(allow).", (.thereIsAProblem, .notUnderstoodText))
      response.headers[.allow] = allow
      return response
    case Refusal.tooMany:
      return answer(.tooManyRequests, "Too many requests. Wait a little.", (.busyHeading, .busyText), retry: 10)
    case Refusal.busy(let detail):
      logger.error("busy", metadata: ["detail": "\(detail)"])
      return answer(
        .serviceUnavailable, "Nothing was stored. Try again in a moment.", (.busyHeading, .busyText), retry: 5)
    case let fault as StoreFault:
      logger.error("store", metadata: ["fault": "\(fault)"])
      return answer(
        .serviceUnavailable, "Nothing was stored. Try again in a moment.", (.busyHeading, .busyText), retry: 5)
    case let error as HTTPError where error.status == .notFound:
      return answer(.notFound, "There is no such thing here.", (.notFoundHeading, .notFoundText))
    case let error as any HTTPResponseError:
      return answer(error.status, "The request cannot be done.", (.thereIsAProblem, .notUnderstoodText))
    default:
      logger.error("fault", metadata: ["type": "\(type(of: error))"])
      return answer(.internalServerError, "Something went wrong here.", (.thereIsAProblem, .faultText))
    }
  }
}
