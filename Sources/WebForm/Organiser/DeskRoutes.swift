internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Pages
internal import Responses
internal import Seals
internal import Sessions
internal import Surveys

/// The pages of one survey for organisers, and what can be done there.
struct DeskRoutes: Sendable {
  let organiser: OrganiserRoutes
  var site: FormSite { organiser.site }
  var door: OrganiserDoor { organiser.door }

  /// What has just been done, by the word in the address that brings the organiser back.
  private static let notices = [
    "open": "The survey is open.", "closed": "The survey is closed.", "dates": "The survey is left to its dates.",
    "report": "The priority report is made.", "erased": "The response is erased.",
    "traces":
      "The response is erased. Another program was reading the store, so that traces may be left in its files until the next erasure.",
  ]

  /// A survey and whoever is signed in.
  struct Desk {
    let served: ServedSurvey
    let desk: any SurveyDesk
    let visit: OrganiserRoutes.Visit
    var path: String { OrganiserDoor.path + "/" + served.survey.id }
  }

  /// Does what only somebody who is signed in may do, and says what stands in its way.
  func inside(
    _ request: Request, _ context: FormContext, _ body: (Desk) async throws -> Response
  ) async throws -> Response {
    guard let visit = organiser.visit(request) else { return OrganiserRoutes.toDoor(from: request) }
    let served = try site.served(context)
    guard let desk = served.desk else { throw Refusal.notFound }
    do {
      return try await body(Desk(served: served, desk: desk, visit: visit))
    } catch let fault as DeskFault {
      return said("This cannot be done now", fault.message, visit, served, .serviceUnavailable)
    }
  }

  func said(
    _ title: String, _ text: String, _ visit: OrganiserRoutes.Visit, _ served: ServedSurvey,
    _ status: HTTPResponse.Status
  ) -> Response {
    Answering.page(
      OrganiserPage.message(title, text, back: "/\(served.survey.id)", token: visit.token.description), status)
  }

  /// Keeps answers from being looked at too early; nil where they may be.
  func seal(_ desk: Desk) -> Response? {
    guard desk.served.isSealed(at: site.now()) else { return nil }
    return said(
      "Sealed", "The results are sealed until the survey has closed by its dates.", desk.visit, desk.served, .forbidden)
  }

  // MARK: - The survey

  func show(_ request: Request, _ context: FormContext) async throws -> Response {
    try await inside(request, context) { desk in
      let done = request.uri.queryParameters["done"].map(String.init)
      var notice = done.flatMap { DeskRoutes.notices[$0] }
      if done == "erased" || done == "traces", try await !desk.desk.reports().isEmpty {
        notice?.append(" " + ErasurePage.reportsHold)
      }
      return try await page(desk, notice: notice)
    }
  }

  func page(
    _ desk: Desk, _ status: HTTPResponse.Status = .ok, notice: String? = nil,
    receiptFault: (typed: String, text: String)? = nil, invitationFault: InvitationSection.Fault? = nil
  ) async throws -> Response {
    let turnout = try await desk.desk.turnout()
    let isSealed = desk.served.isSealed(at: site.now())
    var page = DeskPage(
      try desk.served.line(at: site.now(), turnout), turnout, isSealed: isSealed,
      downloads: DeskFile.allCases.map { DeskPage.Entry($0.rawValue, $0.words) },
      reports: isSealed ? [] : try await desk.desk.reports(), token: desk.visit.token.description,
      invitations: InvitationSection(
        try desk.served.store.invitationCount(),
        outstanding: try desk.served.store.invitationLabels().count { $0.state == .unused }, mark: SpentMarks.fresh,
        fault: invitationFault),
      notice: notice, receiptFault: receiptFault, hasComments: desk.served.hasCodableTexts(at: site.now()))
    page.minutes = try minutes(of: desk)
    return Answering.page(page.html, status)
  }

  /// Where the minutes of the sessions are that have begun.
  private func minutes(of desk: Desk) throws -> [DeskPage.Entry] {
    guard let rooms = desk.served.rooms else { return [] }
    return try rooms.sessions(at: site.now()).compactMap { session in
      guard let state = try rooms.standing(of: session.id, at: site.now())?.state, state.hasBegun else { return nil }
      return DeskPage.Entry("sessions/\(session.id)/minutes", state.session.title)
    }
  }

  // MARK: - What was said

  func results(_ request: Request, _ context: FormContext) async throws -> Response {
    try await inside(request, context) { desk in
      if let sealed = seal(desk) { return sealed }
      return Answering.page(try await desk.desk.report())
    }
  }

  func report(_ request: Request, _ context: FormContext, in folder: String = "") async throws -> Response {
    try await inside(request, context) { desk in
      if let sealed = seal(desk) { return sealed }
      guard let name = context.parameters.get("file").map({ folder + $0 }),
        let bytes = try await desk.desk.report(named: name)
      else {
        throw Refusal.notFound
      }
      if name.hasSuffix(".html") { return Answering.kept(bytes) }
      return DeskRoutes.attachment(
        ReportFile.saved(name, of: desk.served.survey.id), ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
  }

  func file(_ request: Request, _ context: FormContext) async throws -> Response {
    try await inside(request, context) { desk in
      guard let kind = context.parameters.get("file").flatMap({ DeskFile(rawValue: $0) }) else {
        throw Refusal.notFound
      }
      if kind != .codebook, let sealed = seal(desk) { return sealed }
      let reading = try await desk.desk.file(kind)
      let body = ResponseBody { writer in
        while let bytes = try await reading.next() { try await writer.write(ByteBuffer(bytes: bytes)) }
        try await writer.finish(nil)
      }
      let name = kind == .codebook ? kind.rawValue : ReportFile.notForPublication + kind.rawValue
      return DeskRoutes.attachment("\(desk.served.survey.id)-\(name)", body)
    }
  }

  static func attachment(_ name: String, _ body: ResponseBody) -> Response {
    let types = [
      "jsonl": "application/jsonl; charset=utf-8", "csv": "text/csv; charset=utf-8",
      "md": "text/markdown; charset=utf-8", "json": "application/json", "ics": "text/calendar; charset=utf-8",
    ]
    let ending = name.split(separator: ".").last.map(String.init) ?? ""
    return Response(
      status: .ok,
      headers: [
        .contentType: types[ending] ?? "application/octet-stream", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"\(name)\"",
      ], body: body)
  }

  // MARK: - What can be done

  /// Does what a form asks for, if it was sent from a page of this session.
  ///
  /// - Parameters:
  ///   - back: the page to come back to for whoever has been signed out meanwhile; nil for the survey's.
  ///   - typed: what they typed that is worth keeping.
  func change(
    _ request: Request, _ context: FormContext, back: String? = nil, typed: (FormBody) -> [String] = { _ in [] },
    _ body: (Desk, FormBody) async throws -> Response
  ) async throws -> Response {
    guard organiser.visit(request) != nil else {
      let page = back ?? "\(OrganiserDoor.path)/\(context.parameters.get("id") ?? "")"
      return try await organiser.ended(request, typed: typed, page: page)
    }
    return try await inside(request, context) { desk in
      guard let sent = try await organiser.change(request, desk.visit) else {
        return organiser.refused(desk.visit, back: "/\(desk.served.survey.id)")
      }
      return try await body(desk, sent)
    }
  }

  func open(_ request: Request, _ context: FormContext) async throws -> Response {
    try await change(request, context) { desk, sent in
      guard let choice = sent[":do"].flatMap({ Ruling.Choice(rawValue: $0) }) else { throw Refusal.malformed }
      // Sent twice is done once.
      if try desk.served.store.rulings().last?.choice ?? .dates != choice {
        try desk.served.store.rule(Ruling(choice, at: site.now()))
      }
      return Answering.go(to: "\(desk.path)?done=\(choice.rawValue)")
    }
  }

  func makeReport(_ request: Request, _ context: FormContext) async throws -> Response {
    try await change(request, context) { desk, _ in
      if let sealed = seal(desk) { return sealed }
      try await desk.desk.makeReport()
      return Answering.go(to: desk.path + "?done=report")
    }
  }

  func erase(_ request: Request, _ context: FormContext) async throws -> Response {
    try await change(request, context) { desk, sent in
      let typed = String((sent[":receipt"] ?? "").prefix(300))
      guard let receipt = try? Receipt(typed), receipt.survey == desk.served.survey.id else {
        return try await page(
          desk, .unprocessableContent,
          receiptFault: (typed, "This is no receipt of this survey. Check each letter and digit"))
      }
      let sealed = receipt.sealed(under: desk.served.store.key)
      // Nobody erases anything by one press: the first leads to what it means.
      if sent[":sure"] != "yes", try desk.served.store.record(receipt: sealed.hash) != nil {
        let page = ErasurePage(
          desk.served.survey, receipt: receipt.description, hasReports: try await !desk.desk.reports().isEmpty,
          token: desk.visit.token.description)
        return Answering.page(page.html)
      }
      let erasure = try desk.served.store.forget(sealed)
      guard erasure.responses > 0 || erasure.addresses > 0 else {
        return try await page(
          desk, .unprocessableContent,
          receiptFault: (typed, "No response is kept under this receipt. It may have been erased before"))
      }
      return Answering.go(to: desk.path + "?done=" + (erasure.isScrubbed ? "erased" : "traces"))
    }
  }
}

extension DeskFile {
  /// What it is, in a few words.
  fileprivate var words: String {
    switch self {
    case .lines: "every response as it was given, a line for each"
    case .table: "a row for each response, for statistics programs"
    case .labels: "the same with labels, for a spreadsheet"
    case .codebook: "what each column and value means"
    }
  }
}
