internal import Sessions
internal import Surveys
internal import Themes

extension SessionFigures {
  /// The session as it may be published: no number of people under `least`, and no dots of so few, or where any area has so few dots.
  func published(under least: Int) -> SessionFigures {
    var own = self
    if let number = present, number < least { (own.present, own.officers, own.isHidden) = (nil, nil, true) }
    if let number = officers, number < least || (present ?? 0) - number < least { own.officers = nil }
    if let number = apologies, number < least { own.apologies = nil }
    own.coded = coded.filter { $0.contributions >= least }
    if var coding {
      // As with what the room put them to: a small number is left out, and so is what would say it another way.
      coding.themes = coding.themes.filter { $0.contributions >= least }
      let shown = Set(coding.themes.map(\.theme))
      coding.agreement.themes = coding.agreement.themes.filter { shown.contains($0.theme) && $0.given >= least }
      own.coding = coding
    }
    if isHidingDots(under: least) { (own.dots, own.isHidden) = (nil, true) }
    return own
  }

  /// Whether its dots cannot be published.
  func isHidingDots(under least: Int) -> Bool {
    guard let dots else { return false }
    return (dots.people ?? 0) < least
      || dots.lines.contains { $0.dots < least || (dots.ballots > 0 && $0.voters < least) }
  }
}

/// The sectors of whose votes tables some sessions' dots could be reckoned, together with the answers that are shown, though they are hidden
/// where the session stands.
struct ToldVotes {
  private let sectors: Set<Sector>

  /// Of a result with every figure.
  init(_ result: PriorityResult, _ survey: Survey) {
    let told = result.sessions.filter { $0.isCounted && $0.isHidingDots(under: result.settings.smallSector) }
    sectors = Set(
      told.map { session in
        if result.sectors.contains(where: { $0.sector == .all }) { return .all }
        let own = session.session.audience.map { Sector.audience($0) }
        return own.flatMap { sector in result.sectors.contains { $0.sector == sector } ? sector : nil } ?? .pooled
      })
  }

  /// Whether the figures of a stream in a sector would tell of hidden dots.
  func contains(_ stream: Stream, _ sector: Sector) -> Bool { stream == .votes && sectors.contains(sector) }
}
