internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import Phrases
internal import Responses
internal import Seals
internal import Surveys

/// How people come in by invitation: by its link, or by typing its letters.
///
/// The link is left at once for the start page, so that the invitation stands in a cookie of the survey's and in no other address.
struct InvitationRoutes: Sendable {
  let site: FormSite
  var visits: Visits { Visits(site: site) }

  func open(_ request: Request, _ context: FormContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    let typed = context.parameters.get("invitation") ?? ""
    var response = try letIn(typed, visit, context.client, unknown: .notFound)
    response.headers.set("Referrer-Policy", "no-referrer")
    return response
  }

  func ask(_ request: Request, _ context: FormContext) async throws -> Response {
    Answering.page(MessagePages.invitation(try visits.visit(request, context).surroundings()))
  }

  func take(_ request: Request, _ context: FormContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    try site.requireOwn(request)
    let typed = String((try await site.body(request)[":invitation"] ?? "").prefix(2000))
    return try letIn(typed, visit, context.client, unknown: .unprocessableContent)
  }

  /// Lets in whoever has an invitation, and says what is wrong to anybody else.
  ///
  /// - Parameter unknown: the status for what is no invitation to the survey.
  private func letIn(
    _ typed: String, _ visit: Visits.Visit, _ client: String, unknown: HTTPResponse.Status
  ) throws -> Response {
    func ask(_ fault: Phrase, _ status: HTTPResponse.Status) -> Response {
      Answering.page(
        MessagePages.invitation(visit.surroundings(), typed: String(typed.prefix(100)), fault: fault), status)
    }
    if let wait = site.invitationAttempts.take(client, site.now()) {
      var response = ask(.invitationTooOften, .tooManyRequests)
      response.headers[.retryAfter] = String(wait)
      return response
    }
    guard let invitation = Invitation(typed, to: visit.served.survey.id),
      let state = try visit.served.store.invitation(invitation.sealed(under: visit.served.store.key))
    else { return ask(.invitationUnknown, unknown) }
    site.invitationAttempts.giveBack(client)
    guard state == .unused else { return visits.used(visit, invitation) }
    var cookies = [Invitation.header(invitation, at: visit.base, isSecure: visit.isSecure)]
    // Whoever comes with another invitation is another person: what was begun here before stays under its code.
    if let place = visit.place, try Person(visit.served, place).place.invitation != invitation {
      cookies.append(Place.forgetting(at: visit.base, isSecure: visit.isSecure))
    }
    // A language that was asked for goes with them, also where the browser would ask for another.
    let isKept = visit.isLanguageAsked || visit.language != visit.served.survey.defaultLanguage
    return Answering.go(to: visit.base + (isKept ? "?lang=\(visit.language)" : ""), cookies: cookies)
  }
}
