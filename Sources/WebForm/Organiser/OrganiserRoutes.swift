internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Pages
internal import Responses
internal import Seals
internal import Surveys

/// Signing in and out, and the list of all surveys.
struct OrganiserRoutes: Sendable {
  let site: FormSite
  let door: OrganiserDoor

  /// What every page of somebody who is signed in begins with.
  struct Visit: Sendable {
    let session: OrganiserSession
    /// What the forms of the page send back.
    let token: FormToken
  }

  /// Whoever is signed in; nil for anybody else.
  func visit(_ request: Request) -> Visit? {
    door.session(request, site.now()).map { Visit(session: $0, token: door.seal.token(of: $0)) }
  }

  /// Sends whoever is not signed in to where that is done.
  static var toDoor: Response { Answering.go(to: ReturnAddress.door(then: nil)) }

  /// The same, and back to the page that was asked for; a form that was sent is not sent again.
  static func toDoor(from request: Request) -> Response {
    let isForm = request.method != .get && request.method != .head
    return Answering.go(to: ReturnAddress.door(then: isForm ? nil : ReturnAddress(request.uri.string)))
  }

  /// What a form meets that was sent after its session had ended: the door, with what was typed to be copied, and the way back to `page`.
  /// Nothing is sent by itself after signing in.
  func ended(_ request: Request, typed: (FormBody) -> [String], page: String) async throws -> Response {
    let back = ReturnAddress(page)
    guard !site.isFromElsewhere(request), let body = try? await site.body(request) else {
      return Answering.go(to: ReturnAddress.door(then: back))
    }
    let kept = typed(body).filter { !$0.isEmpty }.map { String($0.prefix(4000)) }
    guard !kept.isEmpty else { return Answering.go(to: ReturnAddress.door(then: back)) }
    return signInPage(request, .forbidden, to: back, typed: kept)
  }

  /// What a form sent that wants to change something; nil where it was sent from elsewhere.
  func change(_ request: Request, _ visit: Visit) async throws -> FormBody? {
    guard !site.isFromElsewhere(request) else { return nil }
    let body = try await site.body(request)
    return visit.token.matches(body[":token"]) ? body : nil
  }

  /// What is said to a form that was not sent from a page of this session.
  func refused(_ visit: Visit, back: String = "") -> Response {
    Answering.page(
      OrganiserPage.message(
        "Nothing was changed",
        "The form was not sent from a page of yours. Go back, load the page again, and repeat it.",
        back: back, token: visit.token.description), .forbidden)
  }

  // MARK: - In and out

  func askIn(_ request: Request, _ context: FormContext) async throws -> Response {
    let back = request.uri.queryParameters["to"].flatMap { ReturnAddress(String($0)) }
    return visit(request) == nil
      ? signInPage(request, to: back) : Answering.go(to: back?.text ?? OrganiserDoor.path)
  }

  private func signInPage(
    _ request: Request, _ status: HTTPResponse.Status = .ok, fault: String? = nil, to back: ReturnAddress?,
    typed: [String] = []
  ) -> Response {
    let visitor = door.visitor(request, isSecure: site.isSecure(request))
    let token = door.seal.token(of: "visitor:" + visitor.name)
    return Answering.page(
      OrganiserPage.signIn(token: token.description, fault: fault, to: back?.text, typed: typed), status,
      cookies: [visitor.header])
  }

  func signIn(_ request: Request, _ context: FormContext) async throws -> Response {
    let body = try await site.body(request)
    let back = body[":to"].flatMap { ReturnAddress($0) }
    let visitor = door.visitor(request, isSecure: site.isSecure(request))
    guard !site.isFromElsewhere(request), door.seal.token(of: "visitor:" + visitor.name).matches(body[":token"]) else {
      return signInPage(
        request, .forbidden, fault: "The page had been open for long. Type the secret once more", to: back)
    }
    let (now, client) = (site.now(), context.client)
    if let wait = door.attempts.take(client, now) {
      let fault = "Too many attempts. Wait \(wait) \(wait == 1 ? "second" : "seconds"), then try again"
      var response = signInPage(request, .tooManyRequests, fault: fault, to: back)
      response.headers[.retryAfter] = String(wait)
      return response
    }
    guard door.seal.isSecret(body[":secret"] ?? "") else {
      context.logger.warning("organiser not let in")
      return signInPage(request, .unprocessableContent, fault: "This is not the secret. Check each letter", to: back)
    }
    door.attempts.giveBack(client)
    let page = back?.text ?? OrganiserDoor.path
    return Answering.go(to: page, cookies: [door.signIn(now, isSecure: site.isSecure(request))])
  }

  func signOut(_ request: Request, _ context: FormContext) async throws -> Response {
    guard let visit = visit(request) else { return OrganiserRoutes.toDoor }
    guard try await change(request, visit) != nil else { return refused(visit) }
    let header = door.signOut(visit.session, site.now(), isSecure: site.isSecure(request))
    let coder = OrganiserDoor.header(CodingRoutes.cookie, "", 0, site.isSecure(request))
    return Answering.go(to: OrganiserDoor.path + "/sign-in", cookies: [header, coder])
  }

  // MARK: - All surveys

  func list(_ request: Request, _ context: FormContext) async throws -> Response {
    guard let visit = visit(request) else { return OrganiserRoutes.toDoor(from: request) }
    var lines: [SurveyLine] = []
    for served in site.surveys.values.sorted(by: { $0.survey.id < $1.survey.id }) {
      // One survey that cannot be counted must not hide the others.
      let turnout = try? await served.desk?.turnout()
      lines.append(try served.line(at: site.now(), turnout))
    }
    return Answering.page(SurveyLine.list(lines, token: visit.token.description))
  }
}

extension ServedSurvey {
  /// The survey as an organiser's list has it.
  func line(at moment: Moment, _ turnout: Turnout?) throws(StoreFault) -> SurveyLine {
    SurveyLine(
      survey, try standing(at: moment), ruling: try store.rulings().last?.choice,
      responses: try store.counters().responses, lastDay: turnout?.days.last?.day)
  }

  /// Whether nobody may look at answers yet: until the survey has closed by its dates. Closing it by hand breaks no seal.
  func isSealed(at moment: Moment) -> Bool { survey.isSealed(on: day(moment)) }
}
