internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import PlanFiles
internal import Plans
internal import Seals
internal import Surveys

/// Where organisers add an improvement to a plan, beside whoever writes in its file at the same time.
struct PlanAdditionRoutes: Sendable {
  let desk: DeskRoutes
  private var routes: PlanRoutes { PlanRoutes(desk: desk) }

  private func page(_ visit: DeskRoutes.Desk, _ shelf: PlanShelf, _ plan: Plan) -> PlanAdditionPage {
    PlanAdditionPage(
      visit.served.survey, plan, shelf.evidence, revision: shelf.revision, token: visit.visit.token.description)
  }

  func show(_ request: Request, _ context: FormContext) async throws -> Response {
    try await desk.inside(request, context) { visit in
      try await routes.open(visit) { shelf, _, plan in Answering.page(page(visit, shelf, plan).html) }
    }
  }

  func add(_ request: Request, _ context: FormContext) async throws -> Response {
    let names = PlanAdditionPage.Field.allCases.map(\.rawValue)
    return try await desk.change(request, context, back: request.uri.path, typed: { $0.texts(names) }) { visit, sent in
      if let sealed = desk.seal(visit) { return sealed }
      var typed: [PlanAdditionPage.Field: String] = [:]
      for field in PlanAdditionPage.Field.allCases { typed[field] = PlanText.shown(sent[":" + field.rawValue] ?? "") }
      let asked = typed
      return try await PlanSending(visit, sent).send { shelf, plan in
        var page = page(visit, shelf, plan)
        page.typed = asked
        let new = NewImprovement(asked, plan, areas: page.names)
        page.faults = new.faults
        guard new.faults.isEmpty else { return .answer(Answering.page(page.html, .unprocessableContent)) }
        return .change(
          PlanSending.Change(changes: [.append(new.improvement)], address: added(at: plan.improvements.count, visit)) {
            [page] in
            page.answer(PlanSending.refused("Nothing was written", $0), .unprocessableContent)
          })
      } stale: { shelf in
        stale(asked, shelf, visit)
      }
    }
  }

  /// Where an improvement is that was added.
  private func added(at place: Int, _ visit: DeskRoutes.Desk) -> String {
    "\(visit.path)/plan/\(place + 1)?done=added"
  }

  /// What is said where the file is another than the form was made from: nothing is written, and nothing that was typed is lost.
  private func stale(
    _ typed: [PlanAdditionPage.Field: String], _ shelf: PlanShelf, _ visit: DeskRoutes.Desk
  ) -> Response {
    let kept = PlanAdditionPage.Field.allCases.compactMap { field in
      typed[field].flatMap { $0.isEmpty ? nil : PlanEditPage.Kept(field.rawValue, $0) }
    }
    guard let reading = shelf.reading else {
      return Answering.page(
        PlanPage(visit.served.survey, token: visit.visit.token.description).gone(kept, isWhole: true), .conflict)
    }
    guard let plan = reading.plan else { return routes.unreadable(reading, visit, kept: kept) }
    var page = page(visit, shelf, plan)
    let improvement = NewImprovement(typed, plan, areas: page.names).improvement
    // What is sent twice is written once.
    if let place = plan.improvements.lastIndex(where: { $0.isWritten(as: improvement) }) {
      return Answering.go(to: added(at: place, visit))
    }
    page.typed = typed
    return page.answer(
      PlanSending.meanwhile(
        "nothing of yours was written", "What it has now stands below the form; look at it, then add yours"), .conflict)
  }
}

extension Improvement {
  /// Whether it says of itself what another says, whatever its cells and actions are.
  fileprivate func isWritten(as other: Improvement) -> Bool {
    PlanText.shown(improvement) == other.improvement && theme == other.theme && source == other.source
      && outcome == other.outcome
  }
}
