internal import Pages
internal import Reports
internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys
internal import WebForm

/// The minutes of a survey's sessions as its organisers make and read them on the web.
struct LiveMinutes: Sendable {
  let desk: DeskStore

  /// Nil for a session that there is not.
  private func minutes(of session: Name) throws(Failure) -> SessionMinutes? {
    let known = try desk.world.sessions(of: desk.survey, in: desk.store)
    guard let found = known.first(where: { $0.id == session }) else { return nil }
    return try SessionMinutes(desk.world, SessionRoom(loaded: desk.loaded, store: desk.store, session: found))
  }

  func state(of session: Name) throws(Failure) -> DeskMinutes {
    guard let minutes = try minutes(of: session), minutes.outcome.state.hasBegun else { return .notBegun }
    guard let kept = try minutes.kept() else { return .none }
    let paper = MinutesReport(kept.minutes).paper
    return .kept(
      DeskMinutes.Kept(
        name: kept.name, page: PaperPage(paper).html, markdown: paper.markdown,
        stillPrinted: minutes.stillPrinted(in: kept.minutes)))
  }

  /// Writes them as `speir session minutes` does; those that are there only where they are to be written afresh.
  func make(of session: Name, anew: Bool) throws(Failure) {
    guard let minutes = try minutes(of: session) else { return }
    let kept = try minutes.kept()
    let file = if let kept, !anew { kept } else { try minutes.write() }
    try desk.world.writeOut(MinutesReport(file.minutes).paper, file.name, [.html, .md], to: desk.reports)
  }
}
