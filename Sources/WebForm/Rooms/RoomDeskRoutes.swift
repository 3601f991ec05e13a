internal import Hummingbird
internal import Pages
internal import Phrases
internal import Responses
internal import Seals
internal import Sessions
internal import Surveys

/// The sessions of a survey for its organisers: the list, and the facilitator's screen of each.
struct RoomDeskRoutes: Sendable {
  let desk: DeskRoutes
  var site: FormSite { desk.site }

  /// Where on the page a thing is done, by the word that the form sends.
  private static let anchors: [DeedPhrase: String] = [
    .attend: "people", .person: "people", .off: "people", .count: "people", .add: "said", .reword: "said",
    .group: "groups", .move: "groups", .ungroup: "groups", .merge: "groups", .title: "groups", .slot: "time",
    .stop: "time", .vote: "vote", .close: "vote", .reopen: "vote", .reveal: "vote", .discard: "vote", .wall: "vote",
    .give: "areas", .ungive: "areas", .pick: "picks", .unpick: "picks", .agree: "agreed",
  ]

  private static var once: String {
    var chance = SystemChance()
    return EventID(using: &chance).text
  }

  // MARK: - The list

  func list(_ request: Request, _ context: FormContext) async throws -> Response {
    try await desk.inside(request, context) { desk in try listPage(request, desk) }
  }

  private func rooms(_ desk: DeskRoutes.Desk) throws -> SessionRooms {
    guard let rooms = desk.served.rooms else { throw Refusal.notFound }
    return rooms
  }

  private func listPage(
    _ request: Request, _ desk: DeskRoutes.Desk, fault: SessionListPage.Fault? = nil
  ) throws -> Response {
    let (rooms, now) = (try rooms(desk), site.now())
    let lines = try rooms.sessions(at: now).map { session in
      let state = try rooms.standing(of: session.id, at: now)?.state
      return SessionListPage.Line(
        state?.session ?? session, hasBegun: state?.hasBegun ?? false, isOpen: state?.isOpenToPhones ?? false)
    }
    let page = SessionListPage(
      desk.served.survey, in: RoomDeskRoutes.language(request, desk.served), lines, token: desk.visit.token.description,
      once: RoomDeskRoutes.once, fault: fault)
    return Answering.page(page.html, fault == nil ? .ok : .unprocessableContent)
  }

  func make(_ request: Request, _ context: FormContext) async throws -> Response {
    try await desk.change(request, context, back: request.uri.string, typed: { $0.texts(["title"]) }) { desk, sent in
      let rooms = try rooms(desk)
      let title = PlainLine.of(sent[":title"] ?? "")
      guard let kind = sent[":kind"].flatMap({ Session.Kind(rawValue: $0) }) else { throw Refusal.malformed }
      guard !title.isEmpty, title.count <= SessionListPage.mostOfTitle else {
        let phrases = Phrases(RoomDeskRoutes.language(request, desk.served))
        let values = [
          "what": phrases.deed(.sessionTitle), "max": String(SessionListPage.mostOfTitle), "count": String(title.count),
        ]
        let text = SaidText(phrases, deed: title.isEmpty ? .write : .tooLong, values)
        return try listPage(request, desk, fault: SessionListPage.Fault(title: title, text: text))
      }
      let event = rooms.id(of: sent)
      let known = try rooms.sessions(at: site.now())
      // The session's name follows from the event, so that what is sent twice is made once.
      guard let id = Name("on-the-spot-\(event.text.prefix(6))") ?? Name("s\(event.text.prefix(6))") else {
        throw Refusal.malformed
      }
      if !known.contains(where: { $0.id == id }) {
        let session = Session(id: id, kind: kind, title: title, day: desk.served.day(site.now()))
        try await rooms.add([
          SessionEvent(id: event, session: id, at: site.now(), by: SessionRooms.author, kind: .made(session))
        ])
      }
      let language = RoomDeskRoutes.language(request, desk.served)
      return Answering.go(to: "\(desk.path)/sessions/\(id)?lang=\(language)&done=made")
    }
  }

  // MARK: - One session

  /// A session that an organiser looks at.
  struct Room: Sendable {
    let rooms: SessionRooms
    let standing: SessionRooms.Standing
    let path: String
  }

  func room(_ context: FormContext, _ desk: DeskRoutes.Desk) throws -> Room {
    let rooms = try rooms(desk)
    guard let id = context.parameters.get("session").flatMap({ Name($0) }),
      let standing = try rooms.standing(of: id, at: site.now())
    else { throw Refusal.notFound }
    return Room(rooms: rooms, standing: standing, path: "\(desk.path)/sessions/\(id)")
  }

  /// The language that was asked for, the browser's, or the survey's first.
  private static func language(_ request: Request, _ served: ServedSurvey) -> Language {
    served.language(request.uri.queryParameters["lang"].map(String.init))
      ?? served.language(acceptable: request.headers[.acceptLanguage]) ?? served.survey.defaultLanguage
  }

  func show(_ request: Request, _ context: FormContext) async throws -> Response {
    try await desk.inside(request, context) { desk in
      let room = try room(context, desk)
      let phrases = Phrases(RoomDeskRoutes.language(request, desk.served))
      let done = request.uri.queryParameters["done"].flatMap { DeedPhrase(rawValue: String($0)) }
      let (ids, own) = (try room.rooms.sessions(at: site.now()).map(\.id), room.standing.session.id)
      let briefings = try await desk.desk.reports().filter { RoomDeskRoutes.isBriefing($0, of: own, among: ids) }
      return Answering.page(
        page(
          request, desk.served, room.rooms, room.standing, token: desk.visit.token, briefings,
          notice: done.flatMap { $0.isDone ? SaidText(phrases, deed: $0) : nil }
        ).html)
    }
  }

  /// Whether a report is a briefing pack of a session, and not of one whose id begins with the same words.
  static func isBriefing(_ name: String, of session: Name, among all: [Name]) -> Bool {
    let own = all.filter { name.hasPrefix("briefing-\($0)-") }.max { $0.text.count < $1.text.count }
    return name.hasSuffix(".html") && own == session
  }

  /// What a small group reads first, of the figures as they are now.
  func pack(_ request: Request, _ context: FormContext) async throws -> Response {
    try await desk.inside(request, context) { desk in
      if let sealed = self.desk.seal(desk) { return sealed }
      let room = try room(context, desk)
      guard let table = request.uri.queryParameters["table"].map({ String($0) }),
        let areas = room.standing.state.assignments[table], !areas.isEmpty,
        let page = try await desk.desk.pack(of: room.standing.session.id, table: table)
      else { throw Refusal.notFound }
      return Answering.page(page)
    }
  }

  private func page(
    _ request: Request, _ served: ServedSurvey, _ rooms: SessionRooms, _ standing: SessionRooms.Standing,
    token: FormToken, once: String = RoomDeskRoutes.once, _ briefings: [String] = [], notice: SaidText? = nil,
    fault: SaidText? = nil, sent: FormBody? = nil
  ) -> RoomDeskPage {
    let scene = RoomScene(
      served.survey, standing.state, ballots: standing.ballots, now: site.now(),
      code: rooms.code(of: standing.session.id).text, language: RoomDeskRoutes.language(request, served))
    let subject = request.uri.queryParameters["right"].map { String($0) } ?? sent?[":entry"] ?? sent?[":contribution"]
    return RoomDeskPage(
      scene, token: token.description, once: once, last: standing.last,
      address: site.origin(request) + scene.base, briefings: briefings,
      subject: subject.flatMap { EventID($0) },
      typed: Dictionary(sent?.fields.map { (String($0.name.dropFirst()), $0.value) } ?? []) { first, _ in first },
      notice: notice, fault: fault)
  }

  func live(_ request: Request, _ context: FormContext) async throws -> Response {
    // A browser takes what is no stream for an end, and asks again.
    guard let visit = desk.organiser.visit(request) else { return Answering.nothing(.forbidden) }
    let served = try site.served(context)
    guard let rooms = served.rooms, let id = context.parameters.get("session").flatMap({ Name($0) }),
      try rooms.standing(of: id, at: site.now()) != nil
    else { throw Refusal.notFound }
    // The forms that come by the stream are those of the page.
    let known = request.uri.queryParameters["once"].flatMap { EventID($0) }?.text
    let (site, once) = (site, known ?? RoomDeskRoutes.once)
    return try await RoomStream(rooms) {
      desk.organiser.visit(request) == nil ? nil : try rooms.glance(at: id, site.now())?.stamp
    } parts: {
      guard let standing = try rooms.glance(at: id, site.now()) else { return [] }
      return page(request, served, rooms, standing, token: visit.token, once: once).parts
    }.response()
  }

  /// The fields of the screen that somebody types into, which are worth keeping.
  private static let typed = [
    "words", "right-words", "name", "organisation", "new-name", "new-organisation", "group-title", "new-title",
    "session-title", "session-venue", "slot-title", "pick-text", "pick-reason",
  ]

  func change(_ request: Request, _ context: FormContext) async throws -> Response {
    let fields = RoomDeskRoutes.typed
    return try await desk.change(request, context, back: request.uri.string, typed: { $0.texts(fields) }) {
      desk, sent in
      let room = try room(context, desk)
      let deed = sent[":do"] ?? ""
      let language = RoomDeskRoutes.language(request, desk.served)
      let phrases = Phrases(language)
      var done = deed.hasPrefix("vote-") ? .vote : DeedPhrase(rawValue: deed)
      do throws(RoomDeed.Fault) {
        let kinds = try RoomDeed(deed, sent, room.standing, desk.served.survey, phrases).events
        if case .assigned(_, let areas)? = kinds.first, areas.isEmpty { done = .ungive }
        let first = room.rooms.id(of: sent)
        try await keep(kinds, first, room)
      } catch {
        switch error {
        case .unknown: throw Refusal.malformed
        case .store(let fault): throw fault
        case .said(let phrase, let values):
          return Answering.page(
            page(
              request, desk.served, room.rooms, room.standing, token: desk.visit.token,
              fault: SaidText(phrases, deed: phrase, values), sent: sent
            ).html, .unprocessableContent)
        }
      }
      let anchor = done.flatMap { RoomDeskRoutes.anchors[$0] }.map { "#\($0)" } ?? ""
      return Answering.go(to: "\(room.path)?lang=\(language)&done=\(done?.rawValue ?? "")\(anchor)")
    }
  }

  /// Keeps what a deed comes to, each event under an id that follows from the form that was sent.
  private func keep(_ kinds: [SessionEvent.Kind], _ first: EventID, _ room: Room) async throws(RoomDeed.Fault) {
    let events = kinds.enumerated().map { at, kind in
      SessionEvent(
        id: at == 0 ? first : room.rooms.id(after: first, at), session: room.standing.session.id,
        at: room.standing.state.moment(of: kind, now: site.now()), by: SessionRooms.author, kind: kind)
    }
    guard !events.isEmpty else { return }
    do throws(StoreFault) { try await room.rooms.add(events) } catch { throw .store(error) }
  }
}
