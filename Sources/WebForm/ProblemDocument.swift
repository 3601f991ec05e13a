internal import HTTPTypes
internal import Hummingbird
internal import Phrases
internal import ResponseFiles
internal import Responses
internal import Surveys

/// What is wrong with a request to the endpoint, as `application/problem+json` (RFC 9457).
struct ProblemDocument: Hashable, Sendable {
  var status: HTTPResponse.Status
  var title: String
  var errors: [Entry] = []
  /// After how many seconds it may go better.
  var retryAfter: Int?

  struct Entry: Hashable, Sendable {
    var question: String
    var message: String
  }

  init(_ status: HTTPResponse.Status, _ title: String, retryAfter: Int? = nil) {
    self.status = status
    self.title = title
    self.retryAfter = retryAfter
  }

  /// Every problem of a person's answers at once.
  init(_ problems: [AnswerProblem], _ phrases: Phrases, _ index: QuestionIndex) {
    status = .unprocessableContent
    title = "Some answers cannot be taken."
    errors = problems.map { Entry(question: $0.address, message: phrases.message(for: $0, index: index)) }
  }

  var response: Response {
    var members = [
      JSONValue.Member("type", .string("about:blank")), JSONValue.Member("title", .string(title)),
      JSONValue.Member("status", .number(Double(status.code))),
    ]
    if !errors.isEmpty {
      members.append(
        JSONValue.Member(
          "errors",
          .array(
            errors.map {
              .object([
                JSONValue.Member("question", .string($0.question)), JSONValue.Member("message", .string($0.message)),
              ])
            })))
    }
    var response = Answering.text(JSONValue.object(members).text, type: "application/problem+json", status)
    if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
    return response
  }
}
