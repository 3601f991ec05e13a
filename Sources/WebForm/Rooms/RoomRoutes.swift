internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import Phrases
internal import Responses
internal import Seals
internal import Sessions
internal import Surveys

/// The room of a session as phones and the wall meet it: joining, what is said, and the stream of what happens.
struct RoomRoutes: Sendable {
  let site: FormSite
  let limits: RoomLimits

  /// What every handler in a room begins with.
  struct Visit: Sendable {
    let served: ServedSurvey
    let rooms: SessionRooms
    let standing: SessionRooms.Standing
    let code: JoinCode
    let language: Language
    /// What the phone was given when it came first; nil before.
    let pass: RoomPass?
    let now: Moment

    var scene: RoomScene {
      RoomScene(
        served.survey, standing.state, ballots: standing.ballots, now: now, code: code.text, language: language)
    }
  }

  static let cookie = "speir_room"

  func visit(_ request: Request, _ context: FormContext) throws -> Visit {
    guard let code = JoinCode(context.parameters.get("code") ?? "") else { throw Refusal.notFound }
    let (client, now) = (site.client(request, context), site.now())
    guard limits.codes.take(client, now) == nil else { throw Refusal.tooMany }
    guard let (served, rooms, session) = try site.room(code, at: now) else { throw Refusal.notFound }
    limits.codes.giveBack(client)
    guard let standing = try rooms.standing(of: session.id, at: now) else { throw Refusal.notFound }
    let asked = served.language(request.uri.queryParameters["lang"].map(String.init))
    return Visit(
      served: served, rooms: rooms, standing: standing, code: code,
      language: asked ?? served.language(acceptable: request.headers[.acceptLanguage]) ?? served.survey.defaultLanguage,
      pass: rooms.pass(request.cookies[RoomRoutes.cookie]?.value, to: session.id), now: now)
  }

  // MARK: - Joining

  func ask(_ request: Request, _ context: FormContext) async throws -> Response {
    Answering.page(RoomPage.join())
  }

  func join(_ request: Request, _ context: FormContext) async throws -> Response {
    let typed = String((try await site.body(request)[":code"] ?? "").prefix(40))
    let phrases = RoomScene.phrases
    func again(_ fault: String, _ status: HTTPResponse.Status) -> Response {
      Answering.page(RoomPage.join(typed: typed, fault: fault), status)
    }
    let (client, now) = (site.client(request, context), site.now())
    if let wait = limits.codes.take(client, now) {
      return again(phrases(.joinTooOften, ["seconds": String(wait)]), .tooManyRequests)
    }
    guard let code = JoinCode(typed), try site.room(code, at: now) != nil else {
      return again(phrases(.joinUnknown), .unprocessableContent)
    }
    limits.codes.giveBack(client)
    return Answering.go(to: "\(RoomScene.address)/\(code.text)")
  }

  // MARK: - In the room

  func show(_ request: Request, _ context: FormContext) async throws -> Response {
    let visit = try visit(request, context)
    guard visit.standing.state.isOpenToPhones else { return Answering.page(PhonePage.shut(visit.scene)) }
    let (pass, cookies) = try admit(visit, request, context)
    let phrases = RoomScene.phrases
    let notice: String? =
      switch request.uri.queryParameters["done"] {
      case "added"?: phrases(.added)
      case "cookie"?: phrases(.needsCookie)
      default: nil
      }
    return page(visit, pass, notice: notice, cookies: cookies)
  }

  /// The pass of the phone, or a new one with the header that has the phone keep it for a day.
  func admit(_ visit: Visit, _ request: Request, _ context: FormContext) throws -> (RoomPass, [String]) {
    if let pass = visit.pass { return (pass, []) }
    guard limits.passes.take(site.client(request, context), visit.now) == nil else { throw Refusal.tooMany }
    var chance = SystemChance()
    let pass = RoomPass(to: visit.standing.session.id, using: &chance)
    let header =
      "\(RoomRoutes.cookie)=\(visit.rooms.value(of: pass)); Path=\(visit.scene.base); HttpOnly; SameSite=Lax; Max-Age=86400"
      + (site.isSecure(request) ? "; Secure" : "")
    return (pass, [header])
  }

  private func page(
    _ visit: Visit, _ pass: RoomPass, _ status: HTTPResponse.Status = .ok, typed: String = "", table: String = "",
    notice: String? = nil, fault: String? = nil, cookies: [String] = []
  ) -> Response {
    var chance = SystemChance()
    let page = PhonePage(
      visit.scene, token: visit.rooms.token(of: pass).description,
      once: EventID(using: &chance).text, typed: typed, table: table, notice: notice, fault: fault)
    return Answering.page(page.html, status, cookies: cookies)
  }

  /// What a phone sent, if it was sent from a page of its own; nil otherwise.
  func change(_ request: Request, _ visit: Visit) async throws -> (body: FormBody, pass: RoomPass)? {
    let body = try await site.body(request)
    guard let pass = visit.pass, !site.isFromElsewhere(request), visit.rooms.token(of: pass).matches(body[":token"])
    else { return nil }
    return (body, pass)
  }

  func add(_ request: Request, _ context: FormContext) async throws -> Response {
    let visit = try visit(request, context)
    guard let (body, pass) = try await change(request, visit) else {
      return Answering.go(to: visit.scene.base + "?done=cookie")
    }
    guard visit.standing.state.isOpenToPhones else { return Answering.page(PhonePage.shut(visit.scene), .forbidden) }
    let phrases = RoomScene.phrases
    let words = PlainLine.of(body[":words"] ?? "")
    let table = String(PlainLine.of(body[":table"] ?? "").prefix(RoomLimits.mostOfTable))
    let id = visit.rooms.id(of: body)
    func again(_ fault: String, _ status: HTTPResponse.Status = .unprocessableContent) -> Response {
      page(
        visit, pass, status, typed: String(words.prefix(PhonePage.mostCharacters * 4)), table: table,
        fault: fault)
    }
    guard !words.isEmpty else { return again(phrases(.needsWords)) }
    guard words.count <= PhonePage.mostCharacters, words.utf8.count <= PhonePage.mostCharacters * 8 else {
      return again(
        phrases(.wordsTooLong, ["max": String(PhonePage.mostCharacters), "count": String(words.count)]))
    }
    // What was kept already is not counted twice, nor held against whoever sends it again.
    if visit.standing.state.contribution(id) != nil {
      return Answering.go(to: visit.scene.base + "?done=added")
    }
    guard visit.standing.state.contributions.count < RoomLimits.mostInRoom else { return again(phrases(.roomIsFull)) }
    if let wait = limits.words(pass, site.client(request, context), visit.now) {
      return again(phrases(.addedTooOften, ["seconds": String(wait)]), .tooManyRequests)
    }
    let event = SessionEvent(
      id: id, session: visit.standing.session.id, at: visit.now,
      kind: .contributed(text: words, table: table.isEmpty ? nil : table))
    try await visit.rooms.add([event])
    return Answering.go(to: visit.scene.base + "?done=added")
  }

  // MARK: - The wall, and the stream

  func wall(_ request: Request, _ context: FormContext) async throws -> Response {
    let visit = try visit(request, context)
    return Answering.page(WallPage(visit.scene, address: address(request, visit)).html)
  }

  private func address(_ request: Request, _ visit: Visit) -> String { site.origin(request) + visit.scene.base }

  func live(_ request: Request, _ context: FormContext) async throws -> Response {
    let visit = try visit(request, context)
    let (rooms, id, address, site) = (visit.rooms, visit.standing.session.id, address(request, visit), site)
    let isWall = request.uri.queryParameters["view"] == "wall"
    let vote = request.uri.queryParameters["vote"].map(String.init)
    return try await RoomStream(rooms) {
      try rooms.glance(at: id, site.now())?.stamp
    } parts: {
      guard let standing = try rooms.glance(at: id, site.now()) else { return [] }
      let scene = RoomScene(
        visit.served.survey, standing.state, ballots: standing.ballots, now: site.now(), code: visit.code.text,
        language: visit.language)
      if isWall { return WallPage.parts(scene, address: address) }
      if let vote { return DotsPage.parts(scene, vote: EventID(vote)) }
      return PhonePage.parts(scene)
    }.response()
  }
}
