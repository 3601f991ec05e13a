internal import Hummingbird
internal import NIOCore
internal import Pages
internal import Reports
internal import Seals
internal import Sessions
internal import Surveys

/// The minutes of a session, made and read on the organisers' pages.
struct MinutesRoutes: Sendable {
  let sessions: RoomDeskRoutes

  func show(_ request: Request, _ context: FormContext) async throws -> Response {
    try await sessions.desk.inside(request, context) { desk in
      let room = try sessions.room(context, desk)
      let session = room.standing.session
      let state: MinutesPage.State =
        switch try await desk.desk.minutes(of: session.id) {
        case .notBegun: .notBegun
        case .none: .none
        case .kept(let kept): .kept(name: kept.name, stillPrinted: kept.stillPrinted)
        }
      let notice: String? =
        switch request.uri.queryParameters["done"] {
        case "made"?: "The minutes are made."
        case "anew"?: "The minutes are written afresh."
        default: nil
        }
      return Answering.page(
        MinutesPage(
          desk.served.survey, session: session.id, title: session.title, state, mark: MinutesReport.mark,
          token: desk.visit.token.description, notice: notice
        ).html)
    }
  }

  /// The minutes as a page, or as Markdown under the name of their file.
  func read(_ request: Request, _ context: FormContext) async throws -> Response {
    try await sessions.desk.inside(request, context) { desk in
      let session = try sessions.room(context, desk).standing.session
      guard case .kept(let kept) = try await desk.desk.minutes(of: session.id),
        let file = context.parameters.get("file")
      else { throw Refusal.notFound }
      switch file {
      case "page": return Answering.page(kept.page)
      case "\(kept.name).md":
        return DeskRoutes.attachment(file, ResponseBody(byteBuffer: ByteBuffer(string: kept.markdown)))
      default: throw Refusal.notFound
      }
    }
  }

  func make(_ request: Request, _ context: FormContext) async throws -> Response {
    try await sessions.desk.change(request, context) { desk, sent in
      let room = try sessions.room(context, desk)
      guard let deed = sent[":do"], ["make", "anew"].contains(deed) else { throw Refusal.malformed }
      guard room.standing.state.hasBegun else { return Answering.go(to: room.path + "/minutes") }
      try await desk.desk.makeMinutes(of: room.standing.session.id, anew: deed == "anew")
      return Answering.go(to: "\(room.path)/minutes?done=\(deed == "anew" ? "anew" : "made")")
    }
  }
}
