internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import PlanFiles
internal import Plans
internal import Seals
internal import Surveys

/// Where organisers see a survey's plan, begin it, and change it, beside whoever writes in its file at the same time.
struct PlanRoutes: Sendable {
  let desk: DeskRoutes

  /// What has just been done, by the word in the address that brings the organiser back.
  private static let notices = [
    "begun": "The plan is made. Write what is to be done under each improvement.", "saved": "It is saved.",
    "added": "It is in the plan. Write what it takes, and its actions.",
    "same": "Nothing was changed.", "out": "It is taken out of the plan.",
    "gone": "It is not in the plan any more.",
  ]

  private func notice(_ request: Request) -> String? {
    request.uri.queryParameters["done"].flatMap { PlanRoutes.notices[String($0)] }
  }

  // MARK: - Looking

  func show(_ request: Request, _ context: FormContext) async throws -> Response {
    try await desk.inside(request, context) { visit in
      if let sealed = desk.seal(visit) { return sealed }
      let shelf = try await visit.desk.plans.plan()
      let page = PlanPage(visit.served.survey, token: visit.visit.token.description, notice: notice(request))
      guard let reading = shelf.reading else { return Answering.page(page.empty(fault: nil)) }
      guard let plan = reading.plan else { return unreadable(reading, visit) }
      return Answering.page(page.html(plan, shelf.evidence, shelf.remarks))
    }
  }

  /// What is said where the file cannot be read.
  func unreadable(
    _ reading: PlanReading, _ visit: DeskRoutes.Desk, kept: [PlanEditPage.Kept] = []
  ) -> Response {
    let slips = reading.findings.filter { $0.severity == .error }
      .map { PlanPage.Slip($0, line: reading.line(at: $0.place)) }
    let page = PlanPage(visit.served.survey, token: visit.visit.token.description)
    return Answering.page(
      page.unreadable("reports/\(visit.served.survey.id)/plan.yaml", slips, kept: kept), kept.isEmpty ? .ok : .conflict)
  }

  func begin(_ request: Request, _ context: FormContext) async throws -> Response {
    try await desk.change(request, context, back: request.uri.path) { visit, _ in
      if let sealed = desk.seal(visit) { return sealed }
      // Sent twice is done once.
      guard try await visit.desk.plans.plan().reading == nil else { return Answering.go(to: visit.path + "/plan") }
      do {
        try await visit.desk.plans.begin()
      } catch let fault as DeskFault {
        let page = PlanPage(visit.served.survey, token: visit.visit.token.description)
        return Answering.page(page.empty(fault: fault.message), .unprocessableContent)
      }
      return Answering.go(to: visit.path + "/plan?done=begun")
    }
  }

  // MARK: - Changing

  /// The plan as its file says now, with what stands in the way where there is none, or none that can be read.
  func open(
    _ visit: DeskRoutes.Desk, _ body: (PlanShelf, PlanReading, Plan) async throws -> Response
  ) async throws -> Response {
    if let sealed = desk.seal(visit) { return sealed }
    return try await open(visit, try await visit.desk.plans.plan(), body)
  }

  /// The same with a plan's file as it was read.
  func open(
    _ visit: DeskRoutes.Desk, _ shelf: PlanShelf, _ body: (PlanShelf, PlanReading, Plan) async throws -> Response
  ) async throws -> Response {
    guard let reading = shelf.reading else { return Answering.go(to: visit.path + "/plan") }
    guard let plan = reading.plan else { return unreadable(reading, visit) }
    return try await body(shelf, reading, plan)
  }

  /// The improvement that an address or a form names, from 0.
  static func place(_ text: String?) throws -> Int {
    guard let text, text.utf8.count <= 6,
      text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), number > 0
    else { throw Refusal.notFound }
    return number - 1
  }

  func edit(_ request: Request, _ context: FormContext) async throws -> Response {
    try await desk.inside(request, context) { visit in
      try await open(visit) { shelf, _, plan in
        let place = try PlanRoutes.place(context.parameters.get("improvement"))
        guard plan.improvements.indices.contains(place) else { throw Refusal.notFound }
        var page = page(visit, shelf, plan, place)
        page.notice = notice(request)
        return Answering.page(page.html)
      }
    }
  }

  private func page(_ visit: DeskRoutes.Desk, _ shelf: PlanShelf, _ plan: Plan, _ place: Int) -> PlanEditPage {
    var page = PlanEditPage(
      visit.served.survey, plan, place, revision: shelf.revision, token: visit.visit.token.description)
    page.remarks = shelf.remarks
    return page
  }

  func save(_ request: Request, _ context: FormContext) async throws -> Response {
    let typed: (FormBody) -> [String] = { PlanForm.kept($0).map { "\($0.label): \($0.text)" } }
    return try await desk.change(request, context, back: request.uri.path, typed: typed) { visit, sent in
      if let sealed = desk.seal(visit) { return sealed }
      let asked = try PlanRoutes.place(context.parameters.get("improvement"))
      return try await PlanSending(visit, sent).send { shelf, plan in
        guard plan.improvements.indices.contains(asked) else { return nil }
        let taken = try? await visit.desk.plans.progress()?.plan.actions.map(\.id)
        let form = PlanForm(sent, plan, asked, isStale: false, taken: Set(taken ?? []))
        var page = page(visit, shelf, plan, asked)
        page.sheet = form.sheet
        guard form.sheet.faults.isEmpty else { return .answer(Answering.page(page.html, .unprocessableContent)) }
        let back = "\(visit.path)/plan/\(asked + 1)?done="
        guard !form.changes.isEmpty else { return .answer(Answering.go(to: back + "same")) }
        return .change(
          PlanSending.Change(changes: form.changes, address: back + "saved") { [page] in
            page.answer(PlanSending.refused("Nothing was written", $0), .unprocessableContent)
          })
      } stale: { shelf in
        stale(sent, asked, shelf, visit)
      }
    }
  }

  /// What is said where the file is another than the form was made from: nothing is written, and nothing that was typed is lost.
  private func stale(_ sent: FormBody, _ asked: Int, _ shelf: PlanShelf, _ visit: DeskRoutes.Desk) -> Response {
    let token = visit.visit.token.description
    if let reading = shelf.reading, reading.plan == nil {
      return unreadable(reading, visit, kept: PlanForm.kept(sent))
    }
    guard let plan = shelf.reading?.plan, let place = PlanForm.place(sent, asked: asked, plan) else {
      return Answering.page(
        PlanPage(visit.served.survey, token: token).gone(PlanForm.kept(sent)), .conflict)
    }
    let form = PlanForm(sent, plan, place, isStale: true)
    let isSame = form.kept.isEmpty && form.sheet.groups.allSatisfy { $0.fields.allSatisfy { $0.typed == $0.value } }
    // What is sent twice is written already.
    guard !isSame else { return Answering.go(to: "\(visit.path)/plan/\(place + 1)?done=same") }
    var page = page(visit, shelf, plan, place)
    page.sheet = form.sheet
    page.kept = form.kept
    return page.answer(
      PlanSending.meanwhile(
        "nothing of yours was written", "What you typed still stands in its fields; look at it once more, then save"),
      .conflict)
  }
}
