internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import Phrases
internal import Responses
internal import Seals
internal import Surveys

/// One page of the definition: shown, taken in, kept, and left for the next.
struct QuestionRoutes: Sendable {
  let site: FormSite
  var visits: Visits { Visits(site: site) }

  /// The place in the survey of the page that an address names, counted from 1 there.
  private func page(_ context: some RequestContext, _ survey: Survey) throws(Refusal) -> Int {
    guard let number = context.parameters.get("page").flatMap({ Int($0) }), survey.pages.indices.contains(number - 1)
    else { throw .notFound }
    return number - 1
  }

  // MARK: - Shown

  func show(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    let index = try page(context, visit.served.survey)
    let person: Person
    switch try visits.arrive(visit) {
    case .elsewhere(let answer): return answer
    case .person(let arrived): person = arrived
    }
    let query = request.uri.queryParameters
    if !person.hasDraft, query["more"] == nil, query["return"] == nil,
      let blank = visit.served.blankPages.page(
        index, visit.language, base: visit.base, token: person.token.description, today: person.today)
    {
      return Answering.page(blank, cookies: visit.cookies(for: person.place))
    }
    let interview = person.interview
    // An earlier page that is not in order comes first; one that is not relevant any more gives way to the next.
    let open = interview.visitablePages
    guard open.contains(index) else {
      let next = interview.journey.pages.first { $0.index > index }.map(\.index)
      let target = next.flatMap { open.contains($0) ? $0 : nil } ?? open.last
      return Answering.go(to: visit.base + (target.map { "/p/\($0 + 1)" } ?? "/check"))
    }
    let phrases = Phrases(visit.language)
    var notice: String?
    if query["more"] != nil { notice = phrases(.moreQuestions) }
    if query["erased"] != nil { notice = phrases(.draftErased, Visits.daysKept) }
    if person.isOfOlderForm || query["older"] != nil { notice = phrases(.draftOfOlderForm) }
    let onPage = person.readingProblems.filter { problem in
      interview.page(at: index)?.entries.contains { $0.path == problem.path } ?? false
    }
    guard
      let shown = QuestionPage(
        visit.surroundings(token: person.token), interview, page: index, fields: person.fields, problems: onPage,
        returnsToCheck: query["return"] == "check", notice: notice)
    else { throw Refusal.notFound }
    return Answering.page(shown.whole, cookies: visit.cookies(for: person.place))
  }

  // MARK: - Taken in

  /// A page that was sent, and what is made of it.
  private struct Sent {
    let visit: Visits.Visit
    let index: Int
    let body: FormBody
    var person: Person
    var interview: Interview
    var address: String { visit.base + "/p/\(index + 1)" }
    var returnsToCheck: Bool { body[":return"] == "check" }
    var query: String { returnsToCheck ? "?return=check" : "" }
  }

  func take(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    let standing = try visit.served.standing(at: site.now())
    let isClosedByHand = standing == .closedByHand
    if !isClosedByHand || visit.place == nil, let closed = visits.closed(visit, standing, hasBegun: false) {
      return closed
    }
    let index = try page(context, visit.served.survey)
    let body = try await site.body(request)
    guard let place = visit.place else { return Answering.go(to: visit.base + "?cookie=1") }
    let isElsewhere = site.isFromElsewhere(request)
    // Two pages of one person's that are sent at once are taken one after the other.
    return try await visit.served.turns.take(visit.served.marks(of: place.code).sealed) {
      isClosedByHand
        ? try await keep(body, visit, place, isElsewhere: isElsewhere)
        : try await take(body, index, visit, place, isElsewhere: isElsewhere)
    }
  }

  private func take(
    _ body: FormBody, _ index: Int, _ visit: Visits.Visit, _ place: Place, isElsewhere: Bool
  ) async throws -> Response {
    var person = try Person(visit.served, place)
    let isOwn = person.token.matches(body[":token"]) && !isElsewhere
    // What another site made up is not read; what a person typed into a page that waited too long is shown to them again.
    if !isElsewhere { try PageFields(visit.served, body).put(on: &person) }
    var sent = Sent(visit: visit, index: index, body: body, person: person, interview: person.interview)
    guard isOwn else { return render(sent, [], .forbidden, notice: Phrases(visit.language)(.sentFromElsewhere)) }
    // What cannot be read in an item of a repeat is not kept: it is put right before anything else happens.
    let inItems = person.readingProblems.filter { $0.path.item != nil }
    if !inItems.isEmpty, body[":do"] != "keep", body[":remove"] == nil {
      return render(sent, inItems, .unprocessableContent)
    }
    if let add = body[":add"].flatMap({ Name($0) }) { change(&sent, add, removing: nil) }
    if let remove = body[":remove"], let open = remove.firstIndex(of: "["), let name = Name(remove[..<open]),
      let place = Int(remove[remove.index(after: open)...].dropLast())
    {
      change(&sent, name, removing: place)
    }
    if let language = visit.served.language(body[":language"]) { sent.person.place.language = language }
    var response = onwards(sent)
    var isTold = true
    if sent.person.isOfOlderForm { isTold = tell("older", sent, &response) }
    if !sent.person.hasDraft, place.mayHaveLapsed(at: site.now()) { _ = tell("erased", sent, &response) }
    switch try await site.perform(sent.person.keeping(at: site.now(), isTold: isTold), visit.served) {
    case .known: return body[":do"] == "keep" ? Answering.nothing() : Answering.go(to: visit.base + "/done")
    case .withdrawn: return visits.withdrawn(visit)
    default: return response
    }
  }

  /// Keeps what was sent to a survey that was closed by hand meanwhile, for it may be opened again; and says that it is closed.
  private func keep(
    _ body: FormBody, _ visit: Visits.Visit, _ place: Place, isElsewhere: Bool
  ) async throws -> Response {
    var person = try Person(visit.served, place)
    if person.token.matches(body[":token"]), !isElsewhere, !person.isSent {
      try PageFields(visit.served, body).put(on: &person)
      let outcome = try await site.perform(person.keeping(at: site.now(), isTold: false), visit.served)
      if outcome == .done, body[":do"] == "keep" { return Answering.nothing() }
    }
    return try visits.closed(visit) ?? Answering.go(to: visit.base)
  }

  /// Has the page to which a person is sent on say what they should know before they go on; false where it is none that says so.
  private func tell(_ what: String, _ sent: Sent, _ response: inout Response) -> Bool {
    // A page that is shown at once says it by itself.
    guard let address = response.headers[.location] else { return response.status != .noContent }
    let parts = address.split(separator: "#", maxSplits: 1)
    let page = parts.first ?? ""
    guard page.hasPrefix(sent.visit.base + "/p/") || page.hasPrefix(sent.visit.base + "/check") else { return false }
    response.headers[.location] =
      "\(page)\(page.contains("?") ? "&" : "?")\(what)=1" + (parts.count > 1 ? "#\(parts[1])" : "")
    return true
  }

  /// Adds an item to a repeat, or takes one away.
  private func change(_ sent: inout Sent, _ name: Name, removing place: Int?) {
    guard let question = sent.visit.served.index[name]?.question, case .repeated(_, let min, let max, _) = question.kind
    else { return }
    var items: [AnswerSheet] = []
    if case .items(let given)? = sent.person.sheet[name] { items = given }
    if let place {
      if items.indices.contains(place) { items.remove(at: place) }
      sent.person.readingProblems.removeAll { $0.path.item?.name == name }
    } else {
      // Items that had to be there and that nobody had begun are begun with it.
      while items.count < min { items.append(Interview.startItem(of: question)) }
      if items.count < max ?? 500 { items.append(Interview.startItem(of: question)) }
    }
    sent.person.sheet[name] = items.isEmpty ? nil : .items(items)
    sent.interview = sent.person.interview
  }

  private func onwards(_ sent: Sent) -> Response {
    let body = sent.body
    let base = sent.visit.base
    if body[":do"] == "keep" { return Answering.nothing() }
    if body[":do"] == "save" { return Answering.go(to: base + "/saved") }
    if body[":language"] != nil { return goTo(sent, sent.address + sent.query) }
    if let field = body[":up"] ?? body[":down"] { return goTo(sent, "\(sent.address)\(sent.query)#f-\(field)") }
    if let name = body[":add"] ?? body[":remove"]?.prefix(while: { $0 != "[" }).description {
      return goTo(sent, "\(sent.address)\(sent.query)#f-\(name)")
    }
    if body[":do"] == "back" {
      if sent.returnsToCheck { return Answering.go(to: base + "/check") }
      return Answering.go(to: base + (sent.interview.page(before: sent.index).map { "/p/\($0 + 1)" } ?? ""))
    }
    guard let page = sent.interview.page(at: sent.index) else { return next(sent) }
    let paths = Set(page.entries.map(\.path))
    let problems = sent.person.problems(in: sent.interview).filter { paths.contains($0.path) }
    guard problems.isEmpty else { return render(sent, problems, .unprocessableContent) }
    // What was answered may have opened questions on the same page.
    let shown = Set((body[":on"] ?? "").split(separator: " ").map(String.init))
    if let new = page.questions.first(where: { !shown.contains($0.path.fieldName) }) {
      let query = sent.returnsToCheck ? "?return=check&more=1" : "?more=1"
      let anchor = FormAnchor.of(new.path, sent.interview)
      return goTo(sent, "\(sent.address)\(query)#\(anchor)")
    }
    return next(sent)
  }

  private func next(_ sent: Sent) -> Response {
    let base = sent.visit.base
    let open = sent.interview.visitablePages
    if sent.returnsToCheck, sent.interview.isComplete { return Answering.go(to: base + "/check") }
    if sent.returnsToCheck, let faulty = open.last { return Answering.go(to: base + "/p/\(faulty + 1)?return=check") }
    return Answering.go(to: base + (sent.interview.page(after: sent.index).map { "/p/\($0 + 1)" } ?? "/check"))
  }

  private func goTo(_ sent: Sent, _ address: String) -> Response {
    Answering.go(
      to: address,
      cookies: [sent.person.place.header(sent.visit.served, at: sent.visit.base, isSecure: sent.visit.isSecure)])
  }

  private func render(
    _ sent: Sent, _ problems: [AnswerProblem], _ status: HTTPResponse.Status, notice: String? = nil
  ) -> Response {
    let surroundings = sent.visit.surroundings(token: sent.person.token)
    let notice = notice ?? (sent.person.isOfOlderForm ? Phrases(sent.visit.language)(.draftOfOlderForm) : nil)
    var fields = sent.person.fields
    let inItems = Set(problems.filter { $0.path.item != nil }.map(\.path.fieldName))
    for field in sent.body.answers where inItems.contains(field.name) { fields.set(field.value, under: field.name) }
    guard
      let page = QuestionPage(
        surroundings, sent.interview, page: sent.index, fields: fields, problems: problems,
        returnsToCheck: sent.returnsToCheck, notice: notice)
    else { return Answering.go(to: sent.visit.base + "/check") }
    return Answering.page(page.whole, status)
  }
}
