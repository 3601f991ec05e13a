internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import Phrases
internal import Responses
internal import Seals
internal import Surveys

/// The pages of a survey: start, its pages, check, done, and coming back. Every change is a POST that is answered with a redirection.
struct PageRoutes: Sendable {
  let site: FormSite
  var visits: Visits { Visits(site: site) }

  // MARK: - Start

  func start(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    if let closed = try visits.closed(visit) { return closed }
    let person = try visit.place.map { place throws(StoreFault) in try Person(visit.served, place) }
    let hasAnswers = person?.hasDraft ?? false
    let invitation = person?.place.invitation ?? visit.invitation
    if let refused = try visits.uninvited(visit, invitation) { return refused }
    if !hasAnswers, try isFull(visit) { return visits.full(visit) }
    let needsCookie = request.uri.queryParameters["cookie"] != nil
    return Answering.page(
      StartPage(
        visit.surroundings(), hasAnswers: hasAnswers, isInvited: invitation != nil,
        notice: needsCookie ? Phrases(visit.language)(.needsCookie) : nil
      ).whole)
  }

  /// Whether a survey has all the answers that it can take.
  private func isFull(_ visit: Visits.Visit) throws(StoreFault) -> Bool {
    guard let limit = visit.served.survey.limit else { return false }
    return try visit.served.store.counters().responses >= limit
  }

  func begin(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    if let closed = try visits.closed(visit) { return closed }
    try site.requireOwn(request)
    let body = try await site.body(request)
    var invitation = visit.invitation
    if let place = visit.place, body[":do"] == "anew" {
      let sealed = visit.served.marks(of: place.code).sealed
      // A page that is still being kept, from another tab, is erased with the rest.
      let begun = try await visit.served.turns.take(sealed) {
        let begun = try Person(visit.served, place).place.invitation
        _ = try await site.perform(.discard(sealed), visit.served)
        return begun
      }
      // What was begun is erased, and not the invitation that came with it.
      invitation = invitation ?? begun
    }
    if let place = visit.place, body[":do"] != "anew", try Person(visit.served, place).hasDraft {
      return try goOn(visit, place)
    }
    if try isFull(visit) { return visits.full(visit) }
    var chance = SystemChance()
    let place = Place(
      code: DraftCode(using: &chance), startedAt: site.now(),
      language: visit.served.language(body[":language"]) ?? visit.language,
      browser: Place.browser(using: &chance), invitation: invitation)
    return try goOn(visit, place)
  }

  /// To the first page that is not in order yet, or to the list of answers.
  private func goOn(_ visit: Visits.Visit, _ place: Place) throws -> Response {
    let person = try Person(visit.served, place)
    if let refused = try visits.uninvited(visit, person.place.invitation) { return refused }
    let interview = person.interview
    let target: String
    if !person.hasDraft {
      target = interview.journey.pages.first.map { "/p/\($0.index + 1)" } ?? "/check"
    } else {
      let open = interview.journey.pages.first { page in
        !interview.problems(onPage: page.index).isEmpty
          || page.questions.allSatisfy { person.sheet[$0.path].map(\.isBlank) ?? true }
      }
      target = open.map { "/p/\($0.index + 1)" } ?? "/check"
    }
    var cookies = [place.header(visit.served, at: visit.base, isSecure: visit.isSecure)]
    if !person.hasDraft, let invitation = place.invitation, invitation != visit.invitation {
      cookies.append(Invitation.header(invitation, at: visit.base, isSecure: visit.isSecure))
    }
    return Answering.go(to: visit.base + target, cookies: cookies)
  }

  /// The survey as a form to print and fill in by hand.
  func paper(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    return Answering.page(BlankForm(visit.served.survey, in: visit.language).html)
  }

  // MARK: - Done, saved, back again

  /// Says that answers were sent from another browser, or another time: a code may have been seen by others, so that it leads to answers
  /// that wait, and not to the receipt of those that were sent.
  private func sentElsewhere(_ visit: Visits.Visit, cookies: [String] = []) -> Response {
    Answering.page(
      MessagePages.message(
        visit.surroundings(), .sent, Phrases(visit.language)(.resumeSent), goOn: (.whatBecame, "/receipt")),
      .gone, cookies: cookies)
  }

  func done(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    guard let place = visit.place else { return Answering.go(to: visit.base) }
    let person = try Person(visit.served, place)
    guard person.isSent else { return Answering.go(to: visit.base) }
    guard try person.isSender() else {
      return sentElsewhere(visit, cookies: [Place.forgetting(at: visit.base, isSecure: visit.isSecure)])
    }
    let results: Phrase = try visits.isClosed(visit) ? .seeResultsClosed : .seeResults
    return Answering.page(
      MessagePages.sent(
        visit.surroundings(), receipt: person.receipt.description,
        results: visit.served.hasOpenResults ? results : nil))
  }

  func saved(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    guard let place = visit.place else { return Answering.go(to: visit.base + "?cookie=1") }
    if let ended = visits.ended(visit, try Person(visit.served, place)) { return ended }
    let address = visits.comeBackAddress(visit)
    return Answering.page(
      MessagePages.saved(
        visit.surroundings(), code: place.code.description, link: "\(address)?code=\(place.code)", address: address))
  }

  func resume(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    let code = request.uri.queryParameters["code"].map(String.init) ?? ""
    return Answering.page(MessagePages.resume(visit.surroundings(), code: String(code.prefix(40))))
  }

  func comeBack(_ request: Request, _ context: FormContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    try site.requireOwn(request)
    let typed = String((try await site.body(request)[":code"] ?? "").prefix(40))
    func ask(_ fault: Phrase, _ status: HTTPResponse.Status) -> Response {
      Answering.page(MessagePages.resume(visit.surroundings(), code: typed, fault: fault), status)
    }
    // A slip of the pen is noticed in the code itself, and is no attempt.
    guard let code = DraftCode(typed) else { return ask(.resumeUnknown, .unprocessableContent) }
    if let wait = site.codeAttempts.take(context.client, site.now()) {
      var response = ask(.invitationTooOften, .tooManyRequests)
      response.headers[.retryAfter] = String(wait)
      return response
    }
    // What is guessed is not remembered, or guesses would push out what is known of those who are here.
    let marks = CodeMarks(code, of: visit.served.survey.id, under: visit.served.store.key)
    let stored = try visit.served.store.place(draft: marks.sealed, receipt: marks.receiptHash)
    guard stored.draft != nil || stored.isSent else { return ask(.resumeUnknown, .unprocessableContent) }
    site.codeAttempts.giveBack(context.client)
    guard let draft = stored.draft else { return sentElsewhere(visit) }
    let language = visit.served.language(draft.language.code) ?? visit.language
    var chance = SystemChance()
    return try goOn(
      visit,
      Place(
        code: code, startedAt: draft.startedAt, language: language, browser: Place.browser(using: &chance)))
  }

  /// Clears the place of whoever was here, or takes them on with their answers.
  func leave(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    try site.requireOwn(request)
    if let place = visit.place, try await site.body(request)[":do"] == "on" { return try goOn(visit, place) }
    return Answering.go(
      to: visit.base,
      cookies: [
        Place.forgetting(at: visit.base, isSecure: visit.isSecure),
        Invitation.header(nil, at: visit.base, isSecure: visit.isSecure),
      ])
  }
}
