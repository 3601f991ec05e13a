internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import Phrases
internal import Responses
internal import Seals
internal import Sessions
internal import Surveys

/// Where phones place their dots. Each press is a POST that is kept and answered with a redirection; the same sent twice counts once.
struct DotsRoutes: Sendable {
  let room: RoomRoutes

  func show(_ request: Request, _ context: FormContext) async throws -> Response {
    let visit = try room.phone(request, context)
    guard let vote = visit.standing.state.vote, vote.standing == .open else {
      return Answering.page(DotsPage.none(visit.scene), cookies: visit.cookies)
    }
    let (pass, cookies) = try room.admit(visit, request, context)
    let phrases = Phrases(visit.language)
    let notice: SaidText? =
      switch request.uri.queryParameters["done"] {
      case "kept"?: SaidText(phrases, .dotsKept)
      case "overtaken"?: SaidText(phrases, .overtaken)
      case "cookie"?: SaidText(phrases, .needsCookie)
      default: nil
      }
    return page(visit, vote, pass, notice: notice, cookies: cookies + visit.cookies)
  }

  private func page(
    _ visit: RoomRoutes.Visit, _ vote: SessionVote, _ pass: RoomPass, _ status: HTTPResponse.Status = .ok,
    typed: [Name: String]? = nil, notice: SaidText? = nil, fault: SaidText? = nil, cookies: [String] = []
  ) -> Response {
    let kept = visit.standing.ballots.first { $0.id == pass.ballot }
    let page = DotsPage(
      visit.scene, vote, token: visit.rooms.token(of: pass).description, revision: (kept?.revision ?? 0) + 1,
      fields: typed ?? (kept?.dots ?? [:]).mapValues(String.init), notice: notice, fault: fault)
    return Answering.page(page.html, status, cookies: cookies)
  }

  func place(_ request: Request, _ context: FormContext) async throws -> Response {
    let visit = try room.phone(request, context)
    let address = visit.scene.base + "/vote"
    guard let (body, pass) = try await room.change(request, visit) else {
      return Answering.go(to: address + "?done=cookie")
    }
    // What was sent for a vote that is over must not count in the next.
    guard let vote = visit.standing.state.vote, vote.standing == .open, vote.id.text == body[":vote"] else {
      return Answering.go(to: address)
    }
    var typed: [Name: String] = [:]
    for theme in vote.themes { typed[theme] = String((body[theme.text] ?? "").filter { !$0.isWhitespace }.prefix(8)) }
    if let language = visit.served.language(body[":language"]) {
      let visit = visit.said(in: language, room.site.isSecure(request))
      return page(visit, vote, pass, typed: typed, cookies: visit.cookies)
    }
    step(&typed, body)
    let phrases = Phrases(visit.language)
    var dots: [Name: Int] = [:]
    for (theme, text) in typed where !text.isEmpty {
      guard text.utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(text), count <= 1000 else {
        return page(
          visit, vote, pass, .unprocessableContent, typed: typed,
          fault: SaidText(phrases, .dotsNotWhole, ["count": String(vote.dots)]))
      }
      dots[theme] = count
    }
    let revision = max(0, min(1_000_000, body[":revision"].flatMap { Int($0) } ?? 0))
    let ballot = Ballot(id: pass.ballot, vote: vote.id, revision: revision, dots: dots)
    switch try await visit.rooms.cast(ballot) {
    case .kept: return Answering.go(to: address + "?done=kept")
    case .overtaken: return Answering.go(to: address + "?done=overtaken")
    case .closed: return Answering.go(to: address)
    case .refused:
      let values = ["count": String(vote.dots), "placed": String(dots.values.reduce(0, +))]
      return page(
        visit, vote, pass, .unprocessableContent, typed: typed,
        fault: SaidText(phrases, vote.dots == 1 ? .dotsTooManyOne : .dotsTooMany, values))
    }
  }

  /// One more or one fewer, as a button says that was pressed.
  private func step(_ typed: inout [Name: String], _ body: FormBody) {
    for (field, change) in [(":more", 1), (":fewer", -1)] {
      guard let theme = body[field].flatMap({ Name($0) }), let text = typed[theme],
        let count = text.isEmpty ? 0 : Int(text), count <= 1000
      else { continue }
      typed[theme] = String(max(0, count + change))
    }
  }
}
