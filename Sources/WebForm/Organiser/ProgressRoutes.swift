internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import PlanFiles
internal import Plans
internal import Reports
internal import Seals
internal import Surveys

/// Where organisers note how a plan's actions come on, and see what was noted; a note is added behind the others, and none is changed.
struct ProgressRoutes: Sendable {
  let desk: DeskRoutes

  /// The page of a plan of which something can be noted; with what stands in its way where nothing can.
  private func open(
    _ visit: DeskRoutes.Desk, _ sent: FormBody = FormBody(),
    _ body: (ProgressShelf, ProgressLog, ProgressPage) async throws -> Response
  ) async throws -> Response {
    if let sealed = desk.seal(visit) { return sealed }
    let (survey, token) = (visit.served.survey, visit.visit.token.description)
    guard let shelf = try await visit.desk.plans.progress() else { return Answering.go(to: visit.path + "/plan") }
    guard let log = shelf.reading.log else {
      let slips = shelf.reading.findings.filter { $0.severity == .error }
        .map { PlanPage.Slip($0, line: shelf.reading.line(at: $0.place)) }
      let kept = ProgressRoutes.names.compactMap { name -> PlanEditPage.Kept? in
        let text = PlanText.shown(sent[":" + name] ?? "")
        return text.isEmpty ? nil : PlanEditPage.Kept(name, text)
      }
      return Answering.page(
        PlanPage(survey, token: token).unreadable("reports/\(survey.id)/progress.yaml", slips, kept: kept),
        kept.isEmpty ? .ok : .conflict)
    }
    return try await body(shelf, log, ProgressPage(survey, shelf.plan, log, today: shelf.today, token: token))
  }

  private static let names = ["action", "progress", "next", "standing", "qualifier", "members", "date"]

  func show(_ request: Request, _ context: FormContext) async throws -> Response {
    try await desk.inside(request, context) { visit in
      try await open(visit) { shelf, _, page in
        var page = page
        let asked = request.uri.queryParameters["action"].map(String.init) ?? ""
        if shelf.plan.action(asked) != nil { page.typed.action = asked }
        switch request.uri.queryParameters["done"] {
        case "noted": page.notice = "It is noted."
        case "report": page.notice = "The progress report is made. It stands among the reports on the survey's page."
        default: break
        }
        return Answering.page(page.html)
      }
    }
  }

  func makeReport(_ request: Request, _ context: FormContext) async throws -> Response {
    let back = request.uri.path.replacing("/plan/report", with: "/plan/progress")
    return try await desk.change(request, context, back: back) { visit, _ in
      try await open(visit) { _, _, _ in
        try await visit.desk.plans.makeReport()
        return Answering.go(to: visit.path + "/plan/progress?done=report")
      }
    }
  }

  func record(_ request: Request, _ context: FormContext) async throws -> Response {
    let typed: (FormBody) -> [String] = { $0.texts(["progress", "next", "qualifier", "members"]) }
    return try await desk.change(request, context, back: request.uri.path, typed: typed) { visit, sent in
      try await open(visit, sent) { shelf, log, page in
        var page = page
        func text(_ name: String) -> String { PlanText.shown(sent[":" + name] ?? "") }
        page.typed = ProgressPage.Typed(action: text("action"), date: text("date"))
        page.typed.progress = text("progress")
        page.typed.next = text("next")
        page.typed.standing = text("standing")
        page.typed.qualifier = text("qualifier")
        page.typed.members = text("members")
        let (note, faults) = ProgressRoutes.note(page.typed, shelf, isDayChecked: sent[":early"] == text("date"))
        if let note, case .early = shelf.plan.noteDay(note.date, today: shelf.today, meetings: shelf.meetings) {
          page.asksAboutDay = true
        }
        guard var note, faults.isEmpty else {
          page.faults = faults
          return Answering.page(page.html, .unprocessableContent)
        }
        if note.members.isEmpty { note.members = log.latest(note.action, on: note.date)?.members ?? [] }
        // What is sent twice is noted once.
        if !log.notes.contains(note) { try await visit.desk.plans.record(note) }
        return Answering.go(to: visit.path + "/plan/progress?done=noted")
      }
    }
  }

  /// The note that was typed, or everything that is wrong with it.
  private static func note(
    _ typed: ProgressPage.Typed, _ shelf: ProgressShelf, isDayChecked: Bool
  ) -> (note: ProgressNote?, faults: [(field: String, text: String)]) {
    func statements(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
    func line(_ text: String) -> String { statements(text).joined(separator: " ") }
    var faults: [(field: String, text: String)] = []
    if typed.action.isEmpty {
      faults.append(("action", "Choose the action that the note is about"))
    } else if shelf.plan.action(typed.action) == nil {
      faults.append(("action", "The plan has no action ‘\(typed.action.prefix(40))’ any more. Choose another"))
    }
    let standing = Standing(rawValue: typed.standing)
    if standing == nil, !typed.standing.isEmpty { faults.append(("standing", "Choose how the action stands")) }
    let qualifier = line(typed.qualifier)
    if statements(typed.qualifier).count > 1 {
      faults.append(("qualifier", "This is one line. Write it as one, or put the others into what was done"))
    }
    let note = CivilDate(iso: line(typed.date)).map { date in
      ProgressNote(
        date: date, action: typed.action, progress: statements(typed.progress), nextSteps: statements(typed.next),
        standing: standing, qualifier: qualifier.isEmpty ? nil : qualifier, members: statements(typed.members))
    }
    if let note {
      switch shelf.plan.noteDay(note.date, today: shelf.today, meetings: shelf.meetings) {
      case .fits: break
      case .future:
        faults.append(
          ("date", "\(Figures.day(note.date)) has not come yet: today is \(Figures.day(shelf.today)). Check the day"))
      case .early(let first):
        if !isDayChecked {
          faults.append(
            (
              "date",
              "\(Figures.day(note.date)) is before the plan’s first day, \(Figures.day(first)). Check the day, and say below if it is right"
            ))
        }
      }
      let says = [note.progress, note.nextSteps, note.members].contains { !$0.isEmpty }
      if !says, note.standing == nil, note.qualifier == nil {
        faults.append(("progress", "Say what was done, what comes next, or how the action stands"))
      }
    } else {
      faults.append(
        ("date", "‘\(line(typed.date).prefix(40))’ is no day. Write year, month and day, such as 2017-03-31"))
    }
    return (note, faults)
  }
}
