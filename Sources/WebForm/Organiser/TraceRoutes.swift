internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import Seals
internal import Surveys

/// Where organisers go from a figure to what is behind it, and to what came of it.
struct TraceRoutes: Sendable {
  let desk: DeskRoutes

  func show(_ request: Request, _ context: FormContext) async throws -> Response {
    try await desk.inside(request, context) { visit in
      if let sealed = desk.seal(visit) { return sealed }
      guard let what = request.uri.queryParameters["what"].map(String.init) else {
        let traceable = try await visit.desk.traceable()
        var page = TraceListPage(visit.served.survey, traceable.all, token: visit.visit.token.description)
        page.planFault = traceable.planFault
        return Answering.page(page.html)
      }
      switch try await visit.desk.trace(String(what.prefix(400))) {
      case .page(let bytes): return Answering.page(bytes)
      case .unknown(let text):
        return desk.said("There is nothing to trace", text, visit.visit, visit.served, .notFound)
      }
    }
  }
}
