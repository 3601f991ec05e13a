internal import HTTPTypes
internal import Hummingbird
internal import Phrases
internal import ResponseFiles
internal import Responses
internal import Seals
internal import Surveys

/// The endpoint for programs: the definition, responses in JSON or as a form, and erasing by receipt.
struct EndpointRoutes: Sendable {
  let site: FormSite

  func definition(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let served = try site.served(context)
    return Answering.text(
      DefinitionJSON.value(served.survey, form: served.form).text, type: "application/json", cache: "no-cache")
  }

  /// What a program sent: answers, and the language they were given in.
  private struct Sent {
    var answers: [RawAnswer.Entry]
    var language: Language
  }

  func submit(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let served = try site.served(context)
    let startedAt = site.now()
    switch try served.standing(at: startedAt) {
    case .open: break
    case .notYet(let day): return ProblemDocument(.forbidden, "This survey opens on \(day).").response
    case .closed(let day): return ProblemDocument(.forbidden, "This survey closed on \(day).").response
    case .closedByHand: return ProblemDocument(.forbidden, "This survey is closed.").response
    }
    let repeatKey = HTTPField.Name("Idempotency-Key").flatMap { request.headers[$0] }
    if let repeatKey, !(1...255).contains(repeatKey.utf8.count) {
      return ProblemDocument(.badRequest, "An Idempotency-Key has 1 to 255 characters.").response
    }
    let sent: Sent
    do { sent = try await read(request, served) } catch let problem as EndpointProblem {
      return problem.document.response
    }
    var chance = SystemRandomNumberGenerator()
    let receipt =
      repeatKey.map { Receipt(of: served.survey.id, for: "key:\($0)", under: served.store.key) }
      ?? Receipt(of: served.survey.id, using: &chance)
    let sealed = receipt.sealed(under: served.store.key)
    if repeatKey != nil, try served.store.record(receipt: sealed.hash) != nil { return created(receipt) }
    let outcome = SheetReading.read(served.index, sent.answers)
    let interview = Interview(index: served.index, sheet: outcome.sheet, today: served.day(startedAt))
    let problems = interview.problems(after: outcome)
    guard problems.isEmpty else {
      return ProblemDocument(problems, Phrases(sent.language), served.index).response
    }
    let response = SurveyResponse(
      id: ResponseID(at: startedAt, using: &chance), survey: served.survey.id, form: served.form, mode: .api,
      language: sent.language, startedAt: nil, submittedAt: startedAt, answers: interview.submission())
    let submission = Submission(
      response, served.survey, served.layout, receipt: sealed, receivedAt: startedAt)
    switch try await site.perform(.submit(submission, draft: nil), served) {
    case .done, .known: return created(receipt)
    case .full: return ProblemDocument(.forbidden, "This survey has all the answers it can take.").response
    }
  }

  private struct EndpointProblem: Error { let document: ProblemDocument }

  private func read(_ request: Request, _ served: ServedSurvey) async throws -> Sent {
    let type = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    let asked = served.language(acceptable: request.headers[.acceptLanguage]) ?? served.survey.defaultLanguage
    switch type {
    case "application/json":
      let value: JSONValue
      do { value = try JSONReader.read(try await site.bytes(request)) } catch let fault as JSONReader.Fault {
        throw EndpointProblem(
          document: ProblemDocument(.badRequest, "The body is no JSON at character \(fault.column)."))
      }
      guard case .object(let members) = value, case .object(let answers)? = value["answers"] else {
        throw EndpointProblem(
          document: ProblemDocument(.badRequest, "Send an object with \"answers\", an object by question."))
      }
      if let unknown = members.first(where: { $0.name != "answers" && $0.name != "language" }) {
        throw EndpointProblem(
          document: ProblemDocument(
            .badRequest, "‘\(unknown.name)’ has no place here: send \"answers\" and \"language\"."))
      }
      var language = asked
      if let named = value["language"] {
        guard case .string(let code) = named, let known = served.language(code) else {
          let known = served.survey.languages.map(\.code).joined(separator: ", ")
          throw EndpointProblem(document: ProblemDocument(.badRequest, "The languages of this survey are: \(known)."))
        }
        language = known
      }
      return Sent(answers: answers.map { RawAnswer.Entry($0.name, RawAnswer($0.value)) }, language: language)
    case "application/x-www-form-urlencoded":
      let body = try await site.body(request)
      return Sent(answers: body.answers.map { RawAnswer.Entry($0.name, .text($0.value)) }, language: asked)
    default:
      throw Refusal.wrongType
    }
  }

  private func created(_ receipt: Receipt) -> Response {
    Answering.text(
      JSONValue.object([JSONValue.Member("receipt", .string(receipt.description))]).text, type: "application/json",
      .created)
  }

  func erase(_ request: Request, _ context: some RequestContext) async throws -> Response {
    guard let text = context.parameters.get("receipt"), let receipt = try? Receipt(text) else {
      return ProblemDocument(.notFound, "This is no receipt. Check each letter and digit.").response
    }
    guard let served = site.surveys[receipt.survey] else { throw Refusal.notFound }
    let sealed = receipt.sealed(under: served.store.key)
    guard try served.store.record(receipt: sealed.hash) != nil else {
      return ProblemDocument(.notFound, "No response is kept under this receipt.").response
    }
    _ = try served.store.forget(sealed)
    return Answering.nothing()
  }
}
