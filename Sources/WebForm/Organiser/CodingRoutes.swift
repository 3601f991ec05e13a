internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import Responses
internal import Seals
internal import Surveys
internal import Themes

/// Where organisers code comments, one at a time; each decision is kept before the next comment is shown.
struct CodingRoutes: Sendable {
  let desk: DeskRoutes
  var site: FormSite { desk.site }

  /// Remembers who codes in this browser.
  static let cookie = "speir_coder"

  /// What has just been done, by the word in the address that brings the coder back.
  private static let notices = [
    "undone": "It is taken back.",
    "not-undone": "Nothing was taken back: your last decision is another one now, or there is none.",
    "beside": "Somebody else coded that comment meanwhile. What you decided is kept beside it, as a second coder's.",
  ]

  /// Whoever codes in a browser: the bytes of the name's UTF-8 in hexadecimal digits; nil for nobody, or for no name.
  static func coder(_ value: String?) -> String? {
    guard let digits = value.map({ Array($0.utf8) }), digits.count <= 1600, digits.count.isMultiple(of: 2) else {
      return nil
    }
    var bytes: [UInt8] = []
    for at in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[at...at + 1], as: UTF8.self), radix: 16) else { return nil }
      bytes.append(byte)
    }
    guard let name = String(validating: bytes, as: UTF8.self) else { return nil }
    return CodingTurn.name(name) == name ? name : nil
  }

  private static func value(of coder: String) -> String {
    coder.utf8.hexadecimal
  }

  private static func work(_ word: String?) -> CodingQueue.Work {
    switch word {
    case "second": .second
    case "differences": .differences
    default: .first
    }
  }

  // MARK: - Who may

  /// Does what may be done with comments by whoever is signed in, where there are any and answers may be looked at.
  private func inside(
    _ request: Request, _ context: FormContext, _ body: (DeskRoutes.Desk) async throws -> Response
  ) async throws -> Response {
    try await desk.inside(request, context) { visit in
      if let wall = wall(visit) { return wall }
      return try await body(visit)
    }
  }

  private func wall(_ visit: DeskRoutes.Desk) -> Response? {
    guard visit.served.hasCodableTexts(at: site.now()) else {
      return desk.said(
        "There are no comments to code",
        "The definition needs themes, and a text question with evidence: comments, or a session. See ‘Coding comments’ in the guide.",
        visit.visit, visit.served, .notFound)
    }
    return desk.seal(visit)
  }

  /// What was sent by a form of this session; with what it was answered where it was not.
  private func change(
    _ request: Request, _ context: FormContext, _ body: (DeskRoutes.Desk, FormBody) async throws -> Response
  ) async throws -> Response {
    let fields = ["note", "withheld", "new-theme"]
    return try await desk.change(request, context, back: request.uri.string, typed: { $0.texts(fields) }) {
      visit, sent in
      if let wall = wall(visit) { return wall }
      return try await body(visit, sent)
    }
  }

  // MARK: - Who codes

  private func toName(_ visit: DeskRoutes.Desk) -> Response { Answering.go(to: visit.path + "/code/coder") }

  func askName(_ request: Request, _ context: FormContext) async throws -> Response {
    try await inside(request, context) { visit in try await namePage(visit) }
  }

  private func namePage(_ visit: DeskRoutes.Desk, typed: String = "", fault: String? = nil) async throws -> Response {
    let survey = visit.served.survey
    let known = try await visit.desk.coding { table in table.codings.coders }
    return Answering.page(
      CodingPage.askName(
        survey, known: known, token: visit.visit.token.description, typed: typed, fault: fault),
      fault == nil ? .ok : .unprocessableContent)
  }

  func takeName(_ request: Request, _ context: FormContext) async throws -> Response {
    try await change(request, context) { visit, sent in
      let typed = String((sent[":coder"] ?? "").prefix(400))
      guard let name = CodingTurn.name(typed) else {
        return try await namePage(visit, typed: typed, fault: "Give your name, of no more than 100 letters")
      }
      // A name that differs in case alone is no other coder's.
      let known = try await visit.desk.coding { table in
        let coders = table.codings.coders
        return coders.contains(name) ? name : coders.first { $0.lowercased() == name.lowercased() }
      }
      let header = OrganiserDoor.header(
        CodingRoutes.cookie, CodingRoutes.value(of: known ?? name), OrganiserDoor.length, site.isSecure(request))
      return Answering.go(to: visit.path + "/code", cookies: [header])
    }
  }

  // MARK: - Coding

  private func turn(
    _ visit: DeskRoutes.Desk, _ coder: String, _ work: CodingQueue.Work, _ scope: CodingScope
  ) -> CodingTurn {
    CodingTurn(
      survey: visit.served.survey, coder: coder, work: work, scope: scope, now: site.now(),
      token: visit.visit.token.description)
  }

  func show(_ request: Request, _ context: FormContext) async throws -> Response {
    try await inside(request, context) { visit in
      guard let coder = CodingRoutes.coder(request.cookies[CodingRoutes.cookie]?.value) else { return toName(visit) }
      let work = CodingRoutes.work(request.uri.queryParameters["work"].map(String.init))
      let notice = request.uri.queryParameters["done"].flatMap { CodingRoutes.notices[String($0)] }
      let scope = CodingPage.scope(request.uri.queryParameters["of"].map(String.init) ?? "")
      let turn = turn(visit, coder, work, scope)
      let page = try await visit.desk.coding { table in turn.next(&table, notice: notice) }
      return Answering.page(page.html)
    }
  }

  func decide(_ request: Request, _ context: FormContext) async throws -> Response {
    try await change(request, context) { visit, sent in
      guard let coder = CodingRoutes.coder(request.cookies[CodingRoutes.cookie]?.value) else { return toName(visit) }
      let work = CodingRoutes.work(sent[":work"])
      let scope = CodingPage.scope(sent[":of"] ?? "")
      let turn = turn(visit, coder, work, scope)
      guard sent[":as"] == coder else {
        let page = try await visit.desk.coding { table in
          turn.next(
            &table, fault: "The page was another coder's, and \(coder) codes in this browser now. Nothing was kept")
        }
        return Answering.page(page.html, .conflict)
      }
      let outcome = try await visit.desk.coding { table throws(StoreFault) in try turn.take(sent, &table) }
      switch outcome {
      case .done("stop"): return Answering.go(to: visit.path + "/code/progress")
      case .done(let word): return Answering.go(to: visit.path + "/code" + CodingPage.query(work, scope, done: word))
      case .refused(let page): return Answering.page(page.html, .unprocessableContent)
      case .page(let page): return Answering.page(page.html, page.fault == nil ? .ok : .conflict)
      }
    }
  }

  // MARK: - Progress

  func progress(_ request: Request, _ context: FormContext) async throws -> Response {
    try await inside(request, context) { visit in
      let survey = visit.served.survey
      let token = visit.visit.token.description
      let page = try await visit.desk.coding { table in
        CodingProgressPage(survey, table.codings, token: token)
      }
      return Answering.page(page.html)
    }
  }
}

extension ServedSurvey {
  /// Whether there may be texts to code: the survey asks for comments, or has sessions, and declares themes.
  func hasCodableTexts(at now: Moment) -> Bool {
    guard !survey.themes.isEmpty else { return false }
    return !survey.commentQuestions.isEmpty || ((try? rooms?.sessions(at: now)) ?? []).isEmpty == false
  }
}
