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

  private static let meanwhile =
    "The plan was changed meanwhile, in an editor or by somebody else, and nothing of yours was written. What it has now stands below the form; look at it, then add yours"

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
      for field in PlanAdditionPage.Field.allCases { typed[field] = PlanSheet.shown(sent[":" + field.rawValue] ?? "") }
      var shelf = try await visit.desk.plans.plan()
      if let plan = shelf.reading?.plan, sent[":revision"] == shelf.revision {
        var page = page(visit, shelf, plan)
        page.typed = typed
        let (improvement, faults) = PlanAdditionRoutes.improvement(typed, plan, page.names)
        page.faults = faults
        guard faults.isEmpty else { return Answering.page(page.html, .unprocessableContent) }
        switch try await visit.desk.plans.change(from: shelf.revision, [.append(improvement)]) {
        case .written: return added(at: plan.improvements.count, visit)
        case .refused(let refusal):
          page.fault = "Nothing was written. Line \(refusal.place.line) of the file: \(refusal.message)"
          return Answering.page(page.html, .unprocessableContent)
        case .noted, .stale: shelf = try await visit.desk.plans.plan()
        }
      }
      return stale(typed, shelf, visit)
    }
  }

  private func added(at place: Int, _ visit: DeskRoutes.Desk) -> Response {
    Answering.go(to: "\(visit.path)/plan/\(place + 1)?done=added")
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
    let (improvement, _) = PlanAdditionRoutes.improvement(typed, plan, page.names)
    // What is sent twice is written once.
    if let place = plan.improvements.lastIndex(where: { $0.isWritten(as: improvement) }) {
      return added(at: place, visit)
    }
    page.typed = typed
    page.fault = PlanAdditionRoutes.meanwhile
    return Answering.page(page.html, .conflict)
  }

  /// What was typed as an improvement, and everything that is wrong with it.
  private static func improvement(
    _ typed: [PlanAdditionPage.Field: String], _ plan: Plan, _ areas: [Name]
  ) -> (improvement: Improvement, faults: [PlanAdditionPage.Field: String]) {
    func statements(_ field: PlanAdditionPage.Field) -> [String] {
      (typed[field] ?? "").split(separator: "\n").map(String.init)
    }
    func line(_ field: PlanAdditionPage.Field) -> String { statements(field).joined(separator: " ") }
    var faults: [PlanAdditionPage.Field: String] = [:]
    let text = line(.improvement)
    if text.isEmpty {
      faults[.improvement] = "An improvement needs its words. Write them"
    } else if statements(.improvement).count > 1 {
      faults[.improvement] = PlanForm.oneLine(.improvement)
    } else if let place = plan.improvements.firstIndex(where: { PlanSheet.shown($0.improvement) == text }) {
      faults[.improvement] =
        "The plan has this improvement already, as number \(place + 1). Change that, or write another"
    }
    let theme = areas.first { $0.text == line(.theme) }
    if theme == nil, !line(.theme).isEmpty {
      faults[.theme] = "The survey has no area ‘\(line(.theme).prefix(40))’ any more. Choose another"
    }
    if statements(.source).count > 1 { faults[.source] = "This is one line. Write it as one" }
    let source = line(.source)
    return (
      Improvement(
        theme: theme, improvement: text, outcome: statements(.outcome), source: source.isEmpty ? nil : source), faults
    )
  }
}

extension Improvement {
  /// Whether it says of itself what another says, whatever its cells and actions are.
  fileprivate func isWritten(as other: Improvement) -> Bool {
    PlanSheet.shown(improvement) == other.improvement && theme == other.theme && source == other.source
      && outcome == other.outcome
  }
}
