internal import Pages
internal import Responses
internal import Surveys
internal import Themes

/// What one form of the coding page asks for, held against how things stand now.
struct CodingTurn: Sendable {
  let survey: Survey
  let coder: String
  let work: CodingQueue.Work
  let scope: CodingScope
  let now: Moment
  let token: String

  /// What becomes of a form: the browser is sent on, with a word for what was done, or a page is shown.
  enum Outcome: Sendable {
    case done(String?)
    case page(CodingPage)
    /// The form cannot be taken; its page says why.
    case refused(CodingPage)
  }

  /// A name without blanks at its ends; nil for none, or for one of more than 100 letters or 800 bytes, which no cookie need hold.
  static func name(_ typed: String) -> String? {
    let name = PlainLine.of(typed)
    return name.isEmpty || name.count > 100 || name.utf8.count > 800 ? nil : name
  }

  // MARK: - Showing

  /// The page with the next comment.
  func next(_ table: inout CommentTable, notice: String? = nil, fault: String? = nil) -> CodingPage {
    let codings = table.codings
    var page = page(
      table.bench.next(survey, codings, coder: coder, work: work, scope: scope, at: now), table, codings)
    (page.notice, page.fault) = (notice, fault)
    return page
  }

  /// The page with one comment again, with what was ticked and typed.
  func again(
    _ entry: Codings.Entry, _ typed: CodingPage.Typed?, _ table: inout CommentTable, _ codings: Codings,
    notice: String? = nil, fault: String? = nil
  ) -> CodingPage {
    var page = page(
      table.bench.show(entry, survey, codings, coder: coder, work: work, scope: scope, at: now), table, codings)
    if let typed { page.typed = typed }
    (page.notice, page.fault) = (notice, fault)
    return page
  }

  private func page(_ place: CodingBench.Place, _ table: CommentTable, _ codings: Codings) -> CodingPage {
    let trail = CodingTrail(table.decisions)
    var page = CodingPage(survey, coder: coder, work: work, scope: scope, token: token)
    page.hasContributions = codings.hasContributions
    page.waiting = place.waiting
    page.line = CodingProgress(codings).coders.first { $0.coder == coder }
    page.last = trail.lastUndoable(by: coder, in: work, codings).flatMap { last in
      codings.place[last.place].map { CodingPage.Last(last, text: codings.entries[$0].comment.text) }
    }
    guard let shown = place.shown else { return page }
    page.shown = shown
    page.revision = revision(of: shown.comment, trail)
    if let response = shown.comment.place.response {
      page.beside = codings.entries.lazy.map(\.comment).filter {
        $0.place.response == response && $0.place != shown.comment.place
      }
    }
    page.typed = typed(shown)
    // What was taken back was not all wrong.
    if let back = trail.takenBack(of: shown.comment, by: coder) {
      (page.typed.note, page.typed.withheld) = (back.note ?? "", back.withheld ?? "")
    }
    return page
  }

  /// What is ticked at first: what is suggested, or what all give who differ.
  private func typed(_ shown: CodingCase) -> CodingPage.Typed {
    guard work == .differences else { return CodingPage.Typed(ticked: Set(shown.suggestions.map(\.theme))) }
    let all = survey.themes.indices.filter { theme in
      shown.sides.allSatisfy { $0.themes.contains(survey.themes[theme].name) }
    }
    return CodingPage.Typed(ticked: Set(all))
  }

  private func revision(of comment: Comment, _ trail: CodingTrail) -> Int {
    trail.revision(of: comment, by: work == .differences ? nil : coder)
  }

  // MARK: - Taking back

  private func undo(_ sent: FormBody, _ table: inout CommentTable) throws(StoreFault) -> Outcome {
    let trail = CodingTrail(table.decisions)
    guard let last = trail.lastUndoable(by: coder, in: work, table.codings),
      sent[":last"].map({ $0 == String(last.at.milliseconds) }) ?? true
    else { return .done("not-undone") }
    var back = last
    back.kind = .undone
    back.at = trail.moment(for: coder, at: now)
    _ = try keep(back, &table)
    return .done("undone")
  }

  private func keep(_ decision: CodingDecision, _ table: inout CommentTable) throws(StoreFault) -> Bool {
    guard try table.store.record([decision]) > 0 else { return false }
    table.bench.follow(decision, work: work, scope: scope)
    return true
  }

  // MARK: - Deciding

  /// Does what a form asks for; whatever stands in its way is said on a page, and nothing is kept then.
  func take(_ sent: FormBody, _ table: inout CommentTable) throws(StoreFault) -> Outcome {
    if sent[":do"] == "undo" { return try undo(sent, &table) }
    let codings = table.codings
    guard let entry = codings.entry(marked: sent[":place"] ?? "") else {
      return .page(
        next(
          &table,
          fault: "The comment has been withdrawn or reads otherwise now. Nothing was kept of it; here is the next"))
    }
    let form = CodingForm(sent, survey, entry.comment)
    let typed = form.typed
    switch form.wish {
    case .undo: return try undo(FormBody(), &table)
    case .stop: return .done("stop")
    case .again(let notice, let typed): return .page(again(entry, typed, &table, codings, notice: notice))
    case .split:
      return .page(split(entry, typed, &table, codings))
    case .refused(let text): return .refused(again(entry, typed, &table, codings, fault: text))
    case .decided(let kind):
      return try decide(kind, typed, entry, sent, &table, codings)
    }
  }

  private func split(
    _ entry: Codings.Entry, _ typed: CodingPage.Typed, _ table: inout CommentTable, _ codings: Codings
  ) -> CodingPage {
    var typed = typed
    let sentences = entry.comment.sentences
    guard sentences.count > 1 else {
      return again(entry, typed, &table, codings, notice: "It is one sentence, and cannot be split.")
    }
    typed.line = ""
    var page = again(entry, typed, &table, codings, notice: "Tick the themes of each sentence.")
    let suggestions = page.shown?.suggestions ?? []
    page.typed.parts = sentences.map { part in
      Set(suggestions.filter { $0.spans.contains { $0.overlaps(part) } }.map(\.theme))
    }
    return page
  }

  private func decide(
    _ codes: [Code]?, _ typed: CodingPage.Typed, _ entry: Codings.Entry, _ sent: FormBody, _ table: inout CommentTable,
    _ codings: Codings
  ) throws(StoreFault) -> Outcome {
    let trail = CodingTrail(table.decisions)
    let kind: CodingDecision.Kind =
      codes.map { work == .differences ? .resolved($0) : .coded($0) } ?? .skipped
    let decision = CodingDecision(
      place: entry.comment.place, digest: entry.comment.digest, coder: coder, at: trail.moment(for: coder, at: now),
      kind: kind, note: CodingForm.note(typed), withheld: typed.withheld.isEmpty ? nil : typed.withheld)
    guard sent[":revision"] == String(revision(of: entry.comment, trail)) else {
      return stale(decision, typed, entry, &table, codings)
    }
    if case .copy = entry.standing {
      return .page(
        next(&table, fault: "This comment counts as a copy of another now. Nothing was kept of it; here is the next"))
    }
    if work != .differences, entry.resolution != nil {
      return .page(
        next(&table, fault: "This comment has been settled meanwhile. Nothing was kept of it; here is the next"))
    }
    let isBeside = work == .first && entry.byCoder.keys.contains { $0 != coder }
    guard try keep(decision, &table) else {
      return .page(next(&table, fault: "The comment has just been erased. Nothing was kept of it; here is the next"))
    }
    return .done(isBeside && codes != nil ? "beside" : nil)
  }

  /// What is said to a page that was made before somebody decided; what is sent twice is done once, and needs no words.
  private func stale(
    _ decision: CodingDecision, _ typed: CodingPage.Typed, _ entry: Codings.Entry, _ table: inout CommentTable,
    _ codings: Codings
  ) -> Outcome {
    let latest =
      work == .differences ? entry.resolution : CodingTrail(table.decisions).latest(of: entry.comment, by: coder)
    if let latest, latest.coder == coder, latest.kind == decision.kind, latest.note == decision.note,
      latest.withheld == decision.withheld
    {
      return .done(nil)
    }
    let words = latest.map { CodingPage.words($0, survey) }
    let who = latest.map { $0.coder == coder ? "You" : $0.coder } ?? "Somebody"
    let said =
      words.map { "\(who) decided on this comment since the page was made: \($0)" }
      ?? "A decision on this comment was changed since the page was made"
    return .page(
      again(
        entry, typed, &table, codings,
        fault: "\(said). Nothing was changed. If what is ticked is to stand in its place, keep it once more"))
  }
}
