internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import Phrases
internal import Responses
internal import Seals
internal import Surveys

/// The list of answers, and the sending of them.
struct CheckRoutes: Sendable {
  let site: FormSite
  var visits: Visits { Visits(site: site) }

  func show(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    let person: Person
    switch try visits.arrive(visit) {
    case .elsewhere(let answer): return answer
    case .person(let arrived): person = arrived
    }
    if let refused = try visits.uninvited(visit, person.place.invitation) { return refused }
    let query = request.uri.queryParameters
    let isOlder = person.isOfOlderForm || query["older"] != nil
    let phrases = Phrases(visit.language)
    let erased = query["erased"].map { _ in phrases(.draftErased, Visits.daysKept) }
    return page(
      visit, person, notice: isOlder ? phrases(.draftOfOlderForm) : erased,
      cookies: visit.cookies(for: person.place))
  }

  private func page(
    _ visit: Visits.Visit, _ person: Person, _ status: HTTPResponse.Status = .ok, notice: String? = nil,
    cookies: [String] = []
  ) -> Response {
    let interview = person.interview
    return Answering.page(
      CheckPage(
        visit.surroundings(token: person.token), interview, problems: person.problems(in: interview), notice: notice,
        form: visit.served.form.text
      ).whole, status, cookies: cookies)
  }

  func send(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    let body = try await site.body(request)
    guard let place = visit.place else { return Answering.go(to: visit.base + "?cookie=1") }
    let isElsewhere = site.isFromElsewhere(request)
    // A page that is still being kept, from another tab, is in what is sent.
    return try await visit.served.turns.take(visit.served.marks(of: place.code).sealed) {
      try await send(body, visit, place, isElsewhere: isElsewhere)
    }
  }

  private func send(
    _ body: FormBody, _ visit: Visits.Visit, _ place: Place, isElsewhere: Bool
  ) async throws -> Response {
    let stored = try visit.served.stored(place)
    let person = Person(visit.served, place, stored)
    // Sent twice is sent once: the second time shows the same receipt.
    if let ended = visits.ended(visit, person) { return ended }
    let standing = visit.served.standing(at: site.now(), stored.ruling)
    if let closed = visits.closed(visit, standing, hasBegun: person.hasDraft) { return closed }
    if let refused = try visits.uninvited(visit, person.place.invitation) { return refused }
    let phrases = Phrases(visit.language)
    guard person.token.matches(body[":token"]), !isElsewhere else {
      return page(visit, person, .forbidden, notice: phrases(.sentFromElsewhere))
    }
    let interview = person.interview
    switch body[":do"] {
    case "back":
      return Answering.go(to: visit.base + (interview.journey.pages.last.map { "/p/\($0.index + 1)" } ?? ""))
    case "save":
      if try await site.perform(person.keeping(at: site.now(), isTold: false), visit.served) == .withdrawn {
        return visits.withdrawn(visit)
      }
      return Answering.go(to: visit.base + "/saved")
    default: break
    }
    // Nobody sends a list of answers to a survey that has changed since the list was shown.
    if let asked = body[":form"], asked != visit.served.form.text {
      return page(visit, person, notice: phrases(.draftOfOlderForm))
    }
    let now = site.now()
    // No answer is dropped in silence: what looks like no person is asked to look and send again.
    let tooQuick = now.milliseconds - person.place.startedAt.milliseconds < site.leastTime
    if tooQuick || !(body[":website"] ?? "").isEmpty { return page(visit, person, notice: phrases(.tooQuick)) }
    guard person.problems(in: interview).isEmpty else { return page(visit, person, .unprocessableContent) }
    var chance = SystemChance()
    var outcome = try await site.perform(person.sending(at: now, using: &chance), visit.served)
    if case .uninvited(let state) = outcome {
      if visit.served.survey.access == .invited {
        return state == .used
          ? visits.used(visit, person.place.invitation)
          : Answering.page(
            MessagePages.invitation(visit.surroundings(), fault: .invitationUnknown), .forbidden)
      }
      // Where anybody may answer, an invitation that was used or erased is no reason to turn somebody away.
      outcome = try await site.perform(person.sending(at: now, isInvited: false, using: &chance), visit.served)
    }
    if outcome == .withdrawn { return visits.withdrawn(visit) }
    return outcome == .full ? visits.full(visit) : Answering.go(to: visit.base + "/done")
  }
}
