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
    var language: Language
    /// What the phone was given when it came first; nil before.
    let pass: RoomPass?
    let now: Moment
    /// What the phone is to keep of the language that was asked for; empty where none was.
    var cookies: [String] = []

    var scene: RoomScene {
      RoomScene(
        served.survey, standing.state, ballots: standing.ballots, now: now, code: code.text, language: language)
    }

    /// The same in another language, which the phone keeps for a day.
    func said(in language: Language, _ isSecure: Bool) -> Visit {
      var visit = self
      visit.language = language
      visit.cookies = [RoomRoutes.header(RoomRoutes.languageCookie, language.description, scene, isSecure)]
      return visit
    }
  }

  static let cookie = "speir_room"
  static let languageCookie = "speir_room_language"

  func visit(_ request: Request, _ context: FormContext) throws -> Visit {
    guard let code = JoinCode(context.parameters.get("code") ?? "") else { throw Refusal.notFound }
    let (client, now) = (context.client, site.now())
    guard limits.codes.take(client, now) == nil else { throw Refusal.tooMany }
    guard let (served, rooms, session) = try site.room(code, at: now) else { throw Refusal.notFound }
    limits.codes.giveBack(client)
    guard let standing = try rooms.standing(of: session.id, at: now) else { throw Refusal.notFound }
    let asked = served.language(request.uri.queryParameters["lang"].map(String.init))
    let visit = Visit(
      served: served, rooms: rooms, standing: standing, code: code,
      language: served.language(acceptable: request.headers[.acceptLanguage]) ?? served.survey.defaultLanguage,
      pass: rooms.pass(request.cookies[RoomRoutes.cookie]?.value, to: session.id), now: now)
    return asked.map { visit.said(in: $0, site.isSecure(request)) } ?? visit
  }

  /// What a handler on a phone begins with: in the language that was asked for, or else in the one that was asked for last.
  func phone(_ request: Request, _ context: FormContext) throws -> Visit {
    var visit = try visit(request, context)
    if visit.cookies.isEmpty,
      let kept = visit.served.language(request.cookies[RoomRoutes.languageCookie]?.value)
    {
      visit.language = kept
    }
    return visit
  }

  // MARK: - Joining

  func ask(_ request: Request, _ context: FormContext) async throws -> Response {
    Answering.page(RoomPage.join(languages(request)))
  }

  /// Those of the surveys that have rooms, and the one that was asked for or that the browser prefers.
  private func languages(_ request: Request) -> RoomLanguages {
    let served = site.surveys.values.filter { $0.rooms != nil }.sorted { $0.survey.id < $1.survey.id }
    var all: [Language] = []
    for language in served.flatMap(\.survey.languages) where !all.contains(language) { all.append(language) }
    let asked = request.uri.queryParameters["lang"].map(String.init)
    let shown =
      served.lazy.compactMap { $0.language(asked) }.first
      ?? served.lazy.compactMap { $0.language(acceptable: request.headers[.acceptLanguage]) }.first
      ?? all.first ?? "en"
    return RoomLanguages(all, shown: shown, address: RoomScene.address)
  }

  func join(_ request: Request, _ context: FormContext) async throws -> Response {
    let typed = String((try await site.body(request)[":code"] ?? "").prefix(40))
    let languages = languages(request)
    let phrases = Phrases(languages.shown)
    func again(_ fault: SaidText, _ status: HTTPResponse.Status) -> Response {
      Answering.page(RoomPage.join(languages, typed: typed, fault: fault), status)
    }
    let (client, now) = (context.client, site.now())
    if let wait = limits.codes.take(client, now) {
      return again(SaidText(phrases, .joinTooOften, ["seconds": String(wait)]), .tooManyRequests)
    }
    guard let code = JoinCode(typed), try site.room(code, at: now) != nil else {
      return again(SaidText(phrases, .joinUnknown), .unprocessableContent)
    }
    limits.codes.giveBack(client)
    let asked = request.uri.queryParameters["lang"] == nil ? "" : "?lang=\(languages.shown)"
    return Answering.go(to: "\(RoomScene.address)/\(code.text)\(asked)")
  }

  // MARK: - In the room

  func show(_ request: Request, _ context: FormContext) async throws -> Response {
    let visit = try phone(request, context)
    guard visit.standing.state.isOpenToPhones else {
      return Answering.page(PhonePage.shut(visit.scene), cookies: visit.cookies)
    }
    let (pass, cookies) = try admit(visit, request, context)
    let phrases = Phrases(visit.language)
    let notice: SaidText? =
      switch request.uri.queryParameters["done"] {
      case "added"?: SaidText(phrases, .added)
      case "cookie"?: SaidText(phrases, .needsCookie)
      default: nil
      }
    return page(visit, pass, notice: notice, cookies: cookies + visit.cookies)
  }

  /// The pass of the phone, or a new one with the header that has the phone keep it for a day.
  func admit(_ visit: Visit, _ request: Request, _ context: FormContext) throws -> (RoomPass, [String]) {
    if let pass = visit.pass { return (pass, []) }
    guard limits.passes.take(context.client, visit.now) == nil else { throw Refusal.tooMany }
    var chance = SystemChance()
    let pass = RoomPass(to: visit.standing.session.id, using: &chance)
    return (
      pass, [RoomRoutes.header(RoomRoutes.cookie, visit.rooms.value(of: pass), visit.scene, site.isSecure(request))]
    )
  }

  /// What has a phone keep something of a room for a day.
  private static func header(_ name: String, _ value: String, _ scene: RoomScene, _ isSecure: Bool) -> String {
    Cookie.own(name, value, at: scene.base, for: 86400, isSecure: isSecure)
  }

  private func page(
    _ visit: Visit, _ pass: RoomPass, _ status: HTTPResponse.Status = .ok, typed: String = "", table: String = "",
    notice: SaidText? = nil, fault: SaidText? = nil, cookies: [String] = []
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
    let visit = try phone(request, context)
    guard let (body, pass) = try await change(request, visit) else {
      return Answering.go(to: visit.scene.base + "?done=cookie")
    }
    guard visit.standing.state.isOpenToPhones else { return Answering.page(PhonePage.shut(visit.scene), .forbidden) }
    if let language = visit.served.language(body[":language"]) {
      let visit = visit.said(in: language, site.isSecure(request))
      let typed = (
        words: String((body[":words"] ?? "").prefix(4 * PhonePage.mostCharacters)), table: body[":table"] ?? ""
      )
      return page(
        visit, pass, typed: typed.words, table: String(typed.table.prefix(100)), cookies: visit.cookies)
    }
    let phrases = Phrases(visit.language)
    let words = PlainLine.of(body[":words"] ?? "")
    let table = String(PlainLine.of(body[":table"] ?? "").prefix(RoomLimits.mostOfTable))
    let id = visit.rooms.id(of: body)
    func again(_ fault: SaidText, _ status: HTTPResponse.Status = .unprocessableContent) -> Response {
      page(
        visit, pass, status, typed: String(words.prefix(PhonePage.mostCharacters * 4)), table: table,
        fault: fault)
    }
    guard !words.isEmpty else { return again(SaidText(phrases, .needsWords)) }
    guard words.count <= PhonePage.mostCharacters, words.utf8.count <= PhonePage.mostCharacters * 8 else {
      return again(
        SaidText(phrases, .wordsTooLong, ["max": String(PhonePage.mostCharacters), "count": String(words.count)]))
    }
    // What was kept already is not counted twice, nor held against whoever sends it again.
    if visit.standing.state.contribution(id) != nil {
      return Answering.go(to: visit.scene.base + "?done=added")
    }
    guard visit.standing.state.contributions.count < RoomLimits.mostInRoom else {
      return again(SaidText(phrases, .roomIsFull))
    }
    if let wait = limits.words(pass, context.client, visit.now) {
      return again(SaidText(phrases, .addedTooOften, ["seconds": String(wait)]), .tooManyRequests)
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
