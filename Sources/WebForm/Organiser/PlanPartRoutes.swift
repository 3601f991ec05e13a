internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import PlanFiles
internal import Plans
internal import Seals
internal import Surveys

/// Where organisers take improvements and actions out of a plan, and put them into another order.
struct PlanPartRoutes: Sendable {
  let desk: DeskRoutes
  private var routes: PlanRoutes { PlanRoutes(desk: desk) }

  private static let meanwhile = PlanSending.meanwhile(
    "nothing was done", "This is how it stands now; look at it once more")

  /// An improvement, or the action of it that has an id; nil where the plan has none.
  private func part(_ plan: Plan, _ place: Int?, action id: String) -> (place: Int, action: Int?)? {
    guard let place, plan.improvements.indices.contains(place) else { return nil }
    if id.isEmpty { return (place, nil) }
    return plan.improvements[place].actions.firstIndex { $0.id == id }.map { (place, $0) }
  }

  // MARK: - Taking out

  func ask(_ request: Request, _ context: FormContext) async throws -> Response {
    try await desk.inside(request, context) { visit in
      try await routes.open(visit) { shelf, reading, plan in
        let place = try PlanRoutes.place(context.parameters.get("improvement"))
        let id = request.uri.queryParameters["action"].map(String.init) ?? ""
        guard let (place, at) = part(plan, place, action: id) else { throw Refusal.notFound }
        return Answering.page(try await page(visit, shelf, reading, plan, place, at).html)
      }
    }
  }

  private func page(
    _ visit: DeskRoutes.Desk, _ shelf: PlanShelf, _ reading: PlanReading, _ plan: Plan, _ place: Int, _ at: Int?
  ) async throws -> PlanRemovalPage {
    var page = PlanRemovalPage(
      visit.served.survey, plan, place, action: at, revision: shelf.revision, token: visit.visit.token.description)
    guard let removal = PlanRemoval(plan, improvement: place, action: at) else { throw Refusal.notFound }
    page.lines = PlanPatch.lines(of: place, action: at, in: reading) ?? []
    page.waiting = removal.waiting
    page.handedDown = removal.handedDown
    let log = try await visit.desk.plans.progress()?.reading.log
    page.notes = removal.actions.map { id in (id, log?.notes.count { $0.action == id } ?? 0) }.filter { $0.1 > 0 }
    return page
  }

  func remove(_ request: Request, _ context: FormContext) async throws -> Response {
    // To what was to be taken out, and not to the question whether it should be.
    let back = request.uri.path.replacing("/remove", with: "")
    return try await desk.change(request, context, back: back) { visit, sent in
      if let sealed = desk.seal(visit) { return sealed }
      let asked = try PlanRoutes.place(context.parameters.get("improvement"))
      let id = sent[":action"] ?? ""
      // What is sent twice is done once.
      let gone = Answering.go(to: visit.path + "/plan?done=gone")
      return try await PlanSending(visit, sent).send { shelf, plan in
        guard let reading = shelf.reading,
          let (place, at) = part(plan, PlanForm.place(sent, asked: asked, plan), action: id)
        else { return .answer(gone) }
        let page = try await page(visit, shelf, reading, plan, place, at)
        return .change(
          PlanSending.Change(
            changes: [.remove(improvement: place, action: at)],
            address: "\(visit.path)/plan" + (at == nil ? "" : "/\(place + 1)") + "?done=out",
            refused: { page.answer(PlanSending.refused("Nothing was taken out", $0), .unprocessableContent) },
            noted: { action, notes in
              var page = page
              page.notes = [(action, notes)]
              return page.answer("Something was noted of it meanwhile", .conflict)
            }))
      } stale: { shelf in
        try await routes.open(visit, shelf) { shelf, reading, plan in
          guard let (place, at) = part(plan, PlanForm.place(sent, asked: asked, plan), action: id) else { return gone }
          return try await page(visit, shelf, reading, plan, place, at).answer(PlanPartRoutes.meanwhile, .conflict)
        }
      }
    }
  }

  // MARK: - The order

  func showOrder(_ request: Request, _ context: FormContext) async throws -> Response {
    try await desk.inside(request, context) { visit in
      try await routes.open(visit) { shelf, _, plan in
        var page = order(visit, shelf, plan)
        if request.uri.queryParameters["done"] == "moved" { page.notice = "It is moved up." }
        return Answering.page(page.html)
      }
    }
  }

  private func order(_ visit: DeskRoutes.Desk, _ shelf: PlanShelf, _ plan: Plan) -> PlanOrderPage {
    PlanOrderPage(visit.served.survey, plan, revision: shelf.revision, token: visit.visit.token.description)
  }

  func moveUp(_ request: Request, _ context: FormContext) async throws -> Response {
    try await desk.change(request, context, back: request.uri.path) { visit, sent in
      if let sealed = desk.seal(visit) { return sealed }
      return try await PlanSending(visit, sent).send { shelf, plan in
        let asked = try PlanRoutes.place(sent[":improvement"])
        guard let (place, at) = part(plan, asked, action: sent[":action"] ?? ""), at ?? place > 0 else {
          throw Refusal.notFound
        }
        let change =
          at.map { PlanChange.swap(improvement: place, action: $0 - 1) }
          ?? .swap(improvement: place - 1, action: nil)
        let page = order(visit, shelf, plan)
        return .change(
          PlanSending.Change(changes: [change], address: visit.path + "/plan/order?done=moved") {
            page.answer("Nothing was moved. \($0.message)", .unprocessableContent)
          })
      } stale: { shelf in
        try await routes.open(visit, shelf) { shelf, _, plan in
          order(visit, shelf, plan).answer(PlanPartRoutes.meanwhile, .conflict)
        }
      }
    }
  }
}
