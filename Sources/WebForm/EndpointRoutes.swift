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

  /// What a program sent: answers, the language they were given in, and the invitation of whoever gave them.
  private struct Sent {
    var answers: [RawAnswer.Entry]
    var language: Language
    var invitation: String?
  }

  func submit(_ request: Request, _ context: FormContext) async throws -> Response {
    let served = try site.served(context)
    let startedAt = site.now()
    switch try served.standing(at: startedAt) {
    case .open: break
    case .notYet(let day): return ProblemDocument(.forbidden, "This survey opens on \(day).").response
    case .closed(let day): return ProblemDocument(.forbidden, "This survey closed on \(day).").response
    case .closedByHand: return ProblemDocument(.forbidden, "This survey is closed.").response
    }
    let repeatKey = HTTPField.Name("Idempotency-Key").flatMap { request.headers[$0] }
    if let repeatKey, !(16...255).contains(repeatKey.utf8.count) {
      return ProblemDocument(
        .badRequest, "An Idempotency-Key has 16 to 255 characters that nobody can guess, such as a random UUID."
      ).response
    }
    let sent: Sent
    do { sent = try await read(request, served) } catch let problem as EndpointProblem {
      return problem.document.response
    }
    var chance = SystemChance()
    let receipt =
      repeatKey.map { Receipt(of: served.survey.id, for: "key:\($0)", under: served.store.key) }
      ?? Receipt(of: served.survey.id, using: &chance)
    let sealed = receipt.sealed(under: served.store.key)
    let before = try repeatKey.flatMap { _ throws(StoreFault) in try served.store.record(receipt: sealed.hash) }
    var invitation: Invitation?
    if before == nil {
      switch try entry(of: sent, served, context.client) {
      case .success(let known): invitation = known
      case .failure(let problem): return problem.document.response
      }
    }
    let outcome = SheetReading.read(served.index, sent.answers)
    let interview = Interview(index: served.index, sheet: outcome.sheet, today: served.day(startedAt))
    let problems = interview.problems(after: outcome)
    guard problems.isEmpty else {
      return before == nil
        ? ProblemDocument(problems, Phrases(sent.language), served.index).response
        : EndpointProblem.otherBody.document.response
    }
    let response = SurveyResponse(
      id: ResponseID(at: startedAt, using: &chance), survey: served.survey.id, form: served.form, mode: .api,
      language: sent.language, startedAt: nil, submittedAt: startedAt, answers: interview.submission())
    let submission = Submission(
      response, served.index, served.layout, receipt: sealed, receivedAt: startedAt)
    /// The first receipt, where the same was sent again.
    func again(_ record: ResponseRecord?) -> Response {
      record?.answers == submission.record.answers && record?.language == submission.record.language
        ? created(receipt) : EndpointProblem.otherBody.document.response
    }
    if let before { return again(before) }
    let deed = FormDeed.submit(submission, draft: nil, invitation: invitation?.sealed(under: served.store.key))
    switch try await site.perform(deed, served) {
    case .done: return created(receipt)
    case .known: return again(try served.store.record(receipt: sealed.hash))
    case .withdrawn:
      return ProblemDocument(.conflict, "The response that was sent with this key has been taken back.").response
    case .tooLarge, .crowded: throw Refusal.tooLarge
    case .full: return ProblemDocument(.forbidden, "This survey has all the answers it can take.").response
    case .uninvited(let state): return EndpointProblem.uninvited(state).document.response
    }
  }

  /// The invitation that a program sent along; nil where none was sent and none is needed.
  private func entry(
    of sent: Sent, _ served: ServedSurvey, _ client: String
  ) throws(StoreFault) -> Result<Invitation?, EndpointProblem> {
    guard let typed = sent.invitation else {
      guard served.survey.access == .invited else { return .success(nil) }
      return .failure(
        EndpointProblem(.forbidden, "This survey is by invitation. Send one as \"invitation\" beside \"answers\"."))
    }
    if let wait = site.invitationAttempts.take(client, site.now()) {
      return .failure(EndpointProblem(.tooManyRequests, "Too many attempts. Wait a little.", retryAfter: wait))
    }
    guard let invitation = Invitation(typed, to: served.survey.id),
      let state = try served.store.invitation(invitation.sealed(under: served.store.key))
    else { return .failure(.uninvited(nil)) }
    site.invitationAttempts.giveBack(client)
    return state == .unused ? .success(invitation) : .failure(.uninvited(.used))
  }

  private struct EndpointProblem: Error {
    let document: ProblemDocument

    init(_ status: HTTPResponse.Status, _ title: String, retryAfter: Int? = nil) {
      document = ProblemDocument(status, title, retryAfter: retryAfter)
    }

    /// What comes under the key of something else.
    static let otherBody = EndpointProblem(
      .unprocessableContent, "Another request was sent with this Idempotency-Key. Make a new key for each response.")

    /// An invitation that lets nobody in; nil for one that is not known.
    static func uninvited(_ state: InvitationState?) -> EndpointProblem {
      EndpointProblem(
        .forbidden,
        state == .used
          ? "This invitation has been used: each is good for one response."
          : "This is no invitation to this survey. Check each letter and digit.")
    }
  }

  private func read(_ request: Request, _ served: ServedSurvey) async throws -> Sent {
    let type = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    let asked = served.language(acceptable: request.headers[.acceptLanguage]) ?? served.survey.defaultLanguage
    switch type {
    case "application/json":
      let value: JSONValue
      do { value = try JSONReader.read(try await site.bytes(request)) } catch let fault as JSONReader.Fault {
        throw EndpointProblem(.badRequest, "The body is no JSON at character \(fault.column).")
      }
      guard case .object(let members) = value, case .object(let answers)? = value["answers"] else {
        throw EndpointProblem(.badRequest, "Send an object with \"answers\", an object by question.")
      }
      if let unknown = members.first(where: { !["answers", "language", "invitation"].contains($0.name) }) {
        throw EndpointProblem(
          .badRequest, "‘\(unknown.name)’ has no place here: send \"answers\", \"language\" and \"invitation\".")
      }
      var language = asked
      if let named = value["language"] {
        guard case .string(let code) = named, let known = served.language(code) else {
          let known = served.survey.languages.map(\.code).joined(separator: ", ")
          throw EndpointProblem(.badRequest, "The languages of this survey are: \(known).")
        }
        language = known
      }
      var invitation: String?
      if let named = value["invitation"] {
        guard case .string(let text) = named else {
          throw EndpointProblem(.badRequest, "An \"invitation\" is a text.")
        }
        invitation = text
      }
      return Sent(
        answers: answers.map { RawAnswer.Entry($0.name, RawAnswer($0.value)) }, language: language,
        invitation: invitation)
    case "application/x-www-form-urlencoded":
      let body = try await site.body(request)
      return Sent(
        answers: body.answers.map { RawAnswer.Entry($0.name, .text($0.value)) }, language: asked,
        invitation: body[":invitation"])
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
