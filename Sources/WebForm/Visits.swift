internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import Phrases
internal import Responses
internal import Seals
internal import Surveys

/// Who comes to a survey's pages, and who is sent away from them: what every page of a survey begins with.
struct Visits: Sendable {
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
    let standing = try visit.served.standing(at: site.now())
    var hasBegun = false
    if standing == .closedByHand, let place = visit.place { hasBegun = try visit.served.stored(place).draft != nil }
    return closed(visit, standing, hasBegun: hasBegun)
  }

  /// The same, where it is known whether answers are taken.
  ///
  /// - Parameter hasBegun: whether answers of the visitor are kept. Where the survey was closed by hand they are told so, for it may be opened again.
  func closed(_ visit: Visit, _ standing: SurveyStanding, hasBegun: Bool) -> Response? {
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
  func comeBackAddress(_ visit: Visit) -> String { visit.origin + visit.base + "/resume" }

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
    let standing = visit.served.standing(at: site.now(), stored.ruling)
    if let closed = closed(visit, standing, hasBegun: stored.draft != nil) { return .elsewhere(closed) }
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
    return gone(visit, .resumeHeading, Phrases(visit.language)(.draftErased, Visits.daysKept))
  }

  /// For how many days answers wait, as messages say it.
  static let daysKept = ["count": String(Draft.daysKept)]

  /// Says that the answers of this place were taken back, and has the browser forget the place.
  func withdrawn(_ visit: Visit) -> Response {
    gone(visit, .withdraw, Phrases(visit.language)(.withdrawn))
  }

  /// Says that there is nothing here any more, and has the browser forget the place.
  private func gone(_ visit: Visit, _ heading: Phrase, _ words: String) -> Response {
    Answering.page(
      MessagePages.message(visit.surroundings(), heading, words, goOn: (.startPage, "")),
      .gone, cookies: [Place.forgetting(at: visit.base, isSecure: visit.isSecure)])
  }

  /// Says that a survey has all the answers that it can take.
  func full(_ visit: Visit) -> Response {
    Answering.page(
      MessagePages.message(
        visit.surroundings(), .fullHeading, Phrases(visit.language)(.limitReached), otherLanguages: sameAtStart(visit)))
  }
}
