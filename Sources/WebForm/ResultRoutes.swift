internal import Hummingbird
internal import Pages
internal import Phrases
internal import Surveys

/// What those who were asked may see of the results, where a survey's results are open.
struct ResultRoutes: Sendable {
  let site: FormSite
  var pages: PageRoutes { PageRoutes(site: site) }

  func show(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try pages.visit(request, context)
    guard visit.served.hasOpenResults, let desk = visit.served.desk else { throw Refusal.notFound }
    do {
      if let page = try await desk.publicResults() { return Answering.page(page) }
    } catch {
      throw Refusal.busy(error.message)
    }
    return Answering.page(
      MessagePages.message(visit.surroundings(), .resultsHeading, Phrases(visit.language)(.tooFewForResults)))
  }
}
