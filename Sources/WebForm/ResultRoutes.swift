internal import Hummingbird
internal import Pages
internal import Phrases
internal import Surveys

/// What those who were asked may see of the results, where a survey's results are open.
struct ResultRoutes: Sendable {
  let site: FormSite
  var visits: Visits { Visits(site: site) }

  func show(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    guard visit.served.hasOpenResults, let desk = visit.served.desk else { throw Refusal.notFound }
    let results: OpenResults
    do { results = try await desk.openResults() } catch { throw Refusal.busy(error.message) }
    let phrases = Phrases(visit.language)
    let isClosed = try visits.isClosed(visit)
    let words: String
    switch results {
    case .page(let page): return Answering.kept(page)
    case .tooFew: words = phrases(isClosed ? .tooFewForResultsClosed : .tooFewForResults)
    case .held(let count):
      words = isClosed ? phrases(.resultsHeldClosed) : phrases(.resultsHeld, ["count": String(count)])
    }
    return Answering.page(MessagePages.message(visit.surroundings(), .resultsHeading, words))
  }
}
