internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import Phrases
internal import Plans
internal import ResponseFiles
internal import Responses
internal import Seals
internal import Surveys

/// What became of an answer: a person with a receipt sees it, and may take it back.
struct ReceiptRoutes: Sendable {
  let site: FormSite
  var visits: Visits { Visits(site: site) }

  func ask(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    return Answering.page(MessagePages.receipt(visit.surroundings()))
  }

  func look(_ request: Request, _ context: some RequestContext) async throws -> Response {
    let visit = try visits.visit(request, context)
    let body = try await site.body(request)
    let typed = body[":receipt"] ?? ""
    let surroundings = visit.surroundings()
    guard let receipt = try? Receipt(typed), receipt.survey == visit.served.survey.id else {
      return Answering.page(
        MessagePages.receipt(surroundings, typed: typed, fault: .receiptMistyped), .unprocessableContent)
    }
    let sealed = receipt.sealed(under: visit.served.store.key)
    guard let record = try visit.served.store.record(receipt: sealed.hash) else {
      return Answering.page(
        MessagePages.receipt(surroundings, typed: typed, fault: .receiptUnknown), .unprocessableContent)
    }
    if body[":do"] == "withdraw" {
      let hasInvitations = try visit.served.store.invitationCount().made > 0
      return Answering.page(
        MessagePages.withdrawal(surroundings, receipt: receipt.description, hasInvitations: hasInvitations))
    }
    if body[":do"] == "erase" {
      try site.requireOwn(request)
      _ = try visit.served.store.forget(sealed)
      return Answering.page(
        MessagePages.message(surroundings, .withdraw, Phrases(visit.language)(.withdrawn)),
        cookies: [Place.forgetting(at: visit.base, isSecure: visit.isSecure)])
    }
    var reading = RecordReading(visit.served.survey, form: visit.served.form, definition: visit.served.archived)
    let survey = try reading.survey(of: record)
    let sheet = try reading.sheet(of: record) { _ in }
    let interview = Interview(
      survey: survey, sheet: sheet, today: visit.served.day(record.submittedAt ?? site.now()),
      isTranscript: record.mode == .paper)
    let reported = await reported(visit.served)
    return Answering.page(
      MessagePages.answered(
        FormSurroundings(interview.index, language: visit.language, base: visit.base), interview,
        receipt: receipt.description, fed: fed(interview, visit.language, reported), reportedOn: reported?.day))
  }

  /// How the plan's actions stand, as far as those who were asked may see it; nil for nothing, and as long as the survey is sealed.
  private func reported(_ served: ServedSurvey) async -> ReportedActions? {
    guard let desk = served.desk, !served.isSealed(at: site.now()) else { return nil }
    // A person sees what they answered also where the plan cannot be looked at.
    return try? await desk.plans.reported()
  }

  /// The themes that the answers speak of, each with its improvement and how its actions stand.
  private func fed(_ interview: Interview, _ language: Language, _ reported: ReportedActions?) -> [FedTheme] {
    var spoken: Set<Name> = []
    for entry in interview.journey.questions {
      guard let answer = interview.sheet[entry.path], !answer.isBlank, entry.question.evidence != nil else { continue }
      if let theme = entry.question.theme { spoken.insert(theme) }
      switch (answer, entry.question.kind) {
      case (.grid(let ratings), .matrix(let matrix)):
        let rated = Set(ratings.map(\.row))
        spoken.formUnion(matrix.rows.filter { rated.contains($0.name) }.compactMap(\.theme))
      case (.ranking(let names), _): spoken.formUnion(names)
      case (.allocation(let placed), _): spoken.formUnion(placed.map(\.choice))
      default: break
      }
    }
    return interview.survey.themes.filter { spoken.contains($0.name) }.map { theme in
      let label = theme.label.text(in: language)
      return FedTheme(
        theme.improvement.map { "\(label): \($0.text(in: language))" } ?? label,
        actions: reported?.actions[theme.name] ?? [])
    }
  }
}
