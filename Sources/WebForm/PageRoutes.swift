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

  /// What every handler begins with.
  struct Visit: Sendable {
    let served: ServedSurvey
    let place: Place?
    /// The place as the browser's cookie has it, before the visitor asked for another language.
    let known: Place?
    /// What the link that was opened last holds; nil for none.
    let invitation: Invitation?
    let language: Language
    /// Whether the address names the language.
    let isLanguageAsked: Bool
    let base: String
    /// Where the site is for whoever asks.
    let origin: String
    let isSecure: Bool

    /// What has a browser keep a place; nothing where it has it already.
    func cookies(for place: Place) -> [String] {
      place.isKept(as: known) ? [] : [place.header(served, at: base, isSecure: isSecure)]
    }

    func surroundings(token: FormToken? = nil) -> FormSurroundings {
      FormSurroundings(
        served.index, language: language, base: base, token: token?.description, drawn: served.drawn)
    }
  }

  func visit(_ request: Request, _ context: some RequestContext) throws -> Visit {
    let served = try site.served(context)
    let asked = served.language(request.uri.queryParameters["lang"].map(String.init))
    let brought = served.brought(by: request.headers[.cookie], at: site.now())
    let invitation = brought.invitation
    var place = brought.known
    if let asked { place?.language = asked }
    place?.invitation = invitation
    let language =
      asked ?? place?.language ?? served.language(acceptable: request.headers[.acceptLanguage])
      ?? served.survey.defaultLanguage
    return Visit(
      served: served, place: place, known: brought.known, invitation: invitation, language: language,
      isLanguageAsked: asked != nil, base: "/s/\(served.survey.id)", origin: site.origin(request),
      isSecure: site.isSecure(request))
  }

  /// Sends a visitor away where the survey takes no answers now; nil where it does.
  func closed(_ visit: Visit) throws(StoreFault) -> Response? {
    let ruling = try visit.served.store.lastRuling()
    let isByHand = visit.served.standing(at: site.now(), ruling) == .closedByHand
    var hasBegun = false
    if isByHand, let place = visit.place { hasBegun = try visit.served.stored(place).draft != nil }
    return closed(visit, ruling, hasBegun: hasBegun)
  }

  /// The same, where the last ruling is known.
  ///
  /// - Parameter hasBegun: whether answers of the visitor are kept. Where the survey was closed by hand they are told so, for it may be opened again.
  func closed(_ visit: Visit, _ ruling: Ruling?, hasBegun: Bool) -> Response? {
    let standing = visit.served.standing(at: site.now(), ruling)
    guard let words = Phrases(visit.language).words(for: standing) else { return nil }
    if case .notYet = standing {
      return Answering.page(
        MessagePages.message(
          visit.surroundings(), .notOpenHeading, words, otherLanguages: sameAtStart(visit)))
    }
    var begun: MessagePages.Begun?
    if hasBegun, standing == .closedByHand, let code = visit.place?.code {
      begun = MessagePages.Begun(code: code.description, link: comeBackAddress(visit) + "?code=\(code)")
    }
    return Answering.page(
      MessagePages.closed(visit.surroundings(), words, begun: begun, hasResults: visit.served.hasOpenResults))
  }

  /// Whether answers were taken, and are no more.
  func isClosed(_ visit: Visit) throws(StoreFault) -> Bool {
    switch try visit.served.standing(at: site.now()) {
    case .closed, .closedByHand: true
    case .open, .notYet: false
    }
  }

  /// The same page in another language, where it is that of the survey's own address.
  private func sameAtStart(_ visit: Visit) -> @Sendable (Language) -> String {
    { [base = visit.base] in "\(base)?lang=\($0.code)" }
  }

  /// Where a code can be typed.
  private func comeBackAddress(_ visit: Visit) -> String { visit.origin + visit.base + "/resume" }

  /// Sends a visitor away where an invitation is needed and theirs is none, or was used; nil where they may answer.
  func uninvited(_ visit: Visit, _ invitation: Invitation?) throws(StoreFault) -> Response? {
    guard visit.served.survey.access == .invited else { return nil }
    guard let invitation else { return Answering.page(MessagePages.invitation(visit.surroundings()), .forbidden) }
    switch try visit.served.store.invitation(invitation.sealed(under: visit.served.store.key)) {
    case .unused: return nil
    case .used: return used(visit, invitation)
    case nil:
      return Answering.page(MessagePages.invitation(visit.surroundings(), fault: .invitationUnknown), .forbidden)
    }
  }

  /// Says that an invitation was used.
  func used(_ visit: Visit, _ invitation: Invitation?) -> Response {
    // What was used up may stand in an address.
    let link = invitation.map { "\(visit.base)/i/\($0)" } ?? visit.base
    return Answering.page(
      MessagePages.message(
        visit.surroundings(), .invitationUsedHeading, Phrases(visit.language)(.invitationUsed),
        otherLanguages: { "\(link)?lang=\($0.code)" }), .gone)
  }

  /// Whoever comes to a page of their own.
  enum Arrival {
    case person(Person)
    /// Where they have not begun, where no answers are taken, or where theirs were sent.
    case elsewhere(Response)
  }

  /// Reads who comes, and from whom no answers can be taken.
  func arrive(_ visit: Visit) throws(StoreFault) -> Arrival {
    guard let place = visit.place else {
      return .elsewhere(try closed(visit) ?? Answering.go(to: visit.base + "?cookie=1"))
    }
    let stored = try visit.served.stored(place)
    if let closed = closed(visit, stored.ruling, hasBegun: stored.draft != nil) { return .elsewhere(closed) }
    let person = Person(visit.served, place, stored)
    if let over = ended(visit, person) ?? lapsed(visit, person) { return .elsewhere(over) }
    return .person(person)
  }

  /// Sends a person on whose answers were sent, or sent and taken back; nil for anybody else.
  func ended(_ visit: Visit, _ person: Person) -> Response? {
    guard !person.hasDraft else { return nil }
    if person.isWithdrawn { return withdrawn(visit) }
    return person.isSent ? Answering.go(to: visit.base + "/done") : nil
  }

  /// Tells a person whose answers waited for too long that they were erased, and has the browser forget the place; nil for anybody else.
  func lapsed(_ visit: Visit, _ person: Person) -> Response? {
    guard !person.hasDraft, person.place.mayHaveLapsed(at: site.now()) else { return nil }
    return Answering.page(
      MessagePages.message(
        visit.surroundings(), .resumeHeading, Phrases(visit.language)(.draftErased, PageRoutes.daysKept),
        goOn: (.startPage, "")),
      .gone, cookies: [Place.forgetting(at: visit.base, isSecure: visit.isSecure)])
  }

  /// For how many days answers wait, as messages say it.
  static let daysKept = ["count": String(Draft.daysKept)]

  /// Says that answers were sent from another browser, or another time: a code may have been seen by others, so that it leads to answers
  /// that wait, and not to the receipt of those that were sent.
  private func sentElsewhere(_ visit: Visit, cookies: [String] = []) -> Response {
    Answering.page(
      MessagePages.message(
        visit.surroundings(), .sent, Phrases(visit.language)(.resumeSent), goOn: (.whatBecame, "/receipt")),
      .gone, cookies: cookies)
  }

  /// Says that the answers of this place were taken back, and has the browser forget the place.
  func withdrawn(_ visit: Visit) -> Response {
    Answering.page(
      MessagePages.message(
        visit.surroundings(), .withdraw, Phrases(visit.language)(.withdrawn), goOn: (.startPage, "")),
      .gone, cookies: [Place.forgetting(at: visit.base, isSecure: visit.isSecure)])
  }

  /// Whether a survey has all the answers that it can take.
  private func isFull(_ visit: Visit) throws(StoreFault) -> Bool {
    guard let limit = visit.served.survey.limit else { return false }
    return try visit.served.store.counters().responses >= limit
  }

  func full(_ visit: Visit) -> Response {
    Answering.page(
      MessagePages.message(
        visit.surroundings(), .fullHeading, Phrases(visit.language)(.limitReached), otherLanguages: sameAtStart(visit)))
  }

  // MARK: - Start

  func start(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visit(request, context)
    if let closed = try closed(visit) { return closed }
    let person = try visit.place.map { place throws(StoreFault) in try Person(visit.served, place) }
    let hasAnswers = person?.hasDraft ?? false
    let invitation = person?.place.invitation ?? visit.invitation
    if let refused = try uninvited(visit, invitation) { return refused }
    if !hasAnswers, try isFull(visit) { return full(visit) }
    let needsCookie = request.uri.queryParameters["cookie"] != nil
    return Answering.page(
      StartPage(
        visit.surroundings(), hasAnswers: hasAnswers, isInvited: invitation != nil,
        notice: needsCookie ? Phrases(visit.language)(.needsCookie) : nil
      ).whole)
  }

  func begin(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visit(request, context)
    if let closed = try closed(visit) { return closed }
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
    if try isFull(visit) { return full(visit) }
    var chance = SystemChance()
    let place = Place(
      code: DraftCode(using: &chance), startedAt: site.now(),
      language: visit.served.language(body[":language"]) ?? visit.language,
      browser: Place.browser(using: &chance), invitation: invitation)
    return try goOn(visit, place)
  }

  /// To the first page that is not in order yet, or to the list of answers.
  private func goOn(_ visit: Visit, _ place: Place) throws -> Response {
    let person = try Person(visit.served, place)
    if let refused = try uninvited(visit, person.place.invitation) { return refused }
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
    let visit = try visit(request, context)
    return Answering.page(BlankForm(visit.served.survey, in: visit.language).html)
  }

  // MARK: - Done, saved, back again

  func done(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visit(request, context)
    guard let place = visit.place else { return Answering.go(to: visit.base) }
    let person = try Person(visit.served, place)
    guard person.isSent else { return Answering.go(to: visit.base) }
    guard try person.isSender() else {
      return sentElsewhere(visit, cookies: [Place.forgetting(at: visit.base, isSecure: visit.isSecure)])
    }
    let results: Phrase = try isClosed(visit) ? .seeResultsClosed : .seeResults
    return Answering.page(
      MessagePages.sent(
        visit.surroundings(), receipt: person.receipt.description,
        results: visit.served.hasOpenResults ? results : nil))
  }

  func saved(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visit(request, context)
    guard let place = visit.place else { return Answering.go(to: visit.base + "?cookie=1") }
    if let ended = ended(visit, try Person(visit.served, place)) { return ended }
    let address = comeBackAddress(visit)
    return Answering.page(
      MessagePages.saved(
        visit.surroundings(), code: place.code.description, link: "\(address)?code=\(place.code)", address: address))
  }

  func resume(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visit(request, context)
    let code = request.uri.queryParameters["code"].map(String.init) ?? ""
    return Answering.page(MessagePages.resume(visit.surroundings(), code: String(code.prefix(40))))
  }

  func comeBack(_ request: Request, _ context: FormContext) async throws -> Response {
    let visit = try visit(request, context)
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
    let visit = try visit(request, context)
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
