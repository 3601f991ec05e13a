internal import Pages
internal import Priorities
internal import Reports
internal import Sessions
internal import Surveys

/// What the small groups of a session read first.
struct LivePacks: Sendable {
  let desk: DeskStore

  /// The pack of a table as a page, of the areas that it was given; nil where it was given none.
  func pack(_ report: PriorityReport, of session: Name, table: String) throws(Failure) -> [UInt8]? {
    let sessions = try desk.world.outcomes(of: desk.survey, in: desk.store)
    guard let outcome = sessions.first(where: { $0.session.id == session }),
      let areas = outcome.state.assignments[table], !areas.isEmpty
    else { return nil }
    let withheld = try desk.world.withheld(of: desk.survey, in: desk.store)
    return PaperPage(
      BriefingPack(
        report, outcome.session, table: table, themes: areas, sessions: sessions, withheld: withheld
      ).paper
    ).html
  }
}
