internal import Responses
package import Sessions
package import Surveys
package import Themes

/// One session as the report shows it.
package struct SessionFigures: Hashable, Sendable {
  /// Where a theme stands because of a session's votes, and where it would stand without them; nil without a rank.
  package struct Move: Hashable, Sendable {
    package var theme: Name
    package var without: Int?
    package var with: Int?
  }

  /// How many contributions speak of one theme, by themselves or as part of their group.
  package struct CodedTheme: Hashable, Sendable {
    package var theme: Name
    package var contributions: Int
  }

  package var session: Session
  package var isSimulated: Bool
  /// Nil where nobody counted, and where it is hidden.
  package var present: Int?
  /// How many of those on the list were in the chair or the secretariat; nil where it is hidden.
  package var officers: Int?
  /// Nil where it is hidden.
  package var apologies: Int?
  /// Without those that were taken back.
  package var contributions: Int
  /// Groups of contributions that stand by themselves.
  package var groups: Int
  /// What the room put contributions to, in the definition's order, themes without any left out; these are reported, and not scored.
  package var coded: [CodedTheme]
  /// What people coded the contributions to afterwards, as comments are; nil where nobody has begun. Reported, and not scored.
  package var coding: ContributionFigures?
  /// The vote's dots; nil where no vote is closed, or nobody placed any.
  package var dots: DotTally?
  /// How many votes were held before the one that counts; they are kept and not counted.
  package var votesBefore: Int
  /// Whether a vote is still open, so that it does not count yet.
  package var isVoteOpen: Bool
  /// Whether its voters are in the votes table.
  package var isCounted: Bool
  /// Whether its voters, with all others of their group, are too few for a table of dots.
  package var isTooSmall = false
  /// What its votes moved in the order, by where it came to stand; empty where they moved nothing or do not count.
  package var moved: [Move]
  /// In the order in which they were made; empty for none.
  package var picks: [Pick]
  /// The order that people agreed on, best first; empty for none.
  package var agreed: [AgreedPlace]
  /// Whether figures are hidden that could show who voted for what.
  package var isHidden = false

  init(_ outcome: SessionOutcome, _ survey: Survey, isCounted: Bool, moved: [Move]) {
    let state = outcome.state
    session = outcome.session
    isSimulated = state.isSimulated
    present = state.present
    officers = state.attendants.count { $0.role == .chair || $0.role == .secretariat }
    apologies = state.attendants.count { $0.role == .apologies }
    contributions = state.contributions.count
    groups = state.standingGroups.count
    var counts: [Name: Int] = [:]
    for contribution in state.contributions {
      for theme in state.themes(of: contribution) { counts[theme, default: 0] += 1 }
    }
    coded = survey.themes.compactMap { theme in
      counts[theme.name].map { CodedTheme(theme: theme.name, contributions: $0) }
    }
    dots = outcome.result
    votesBefore = state.votesBefore.count
    isVoteOpen = state.openVote != nil
    self.isCounted = isCounted
    self.moved = moved
    picks = state.picks
    agreed = outcome.agreedOrder
  }
}

extension SessionFigures {
  /// Every session in which anything happened, in order, with what its votes changed: the order is made once more without each, of the same
  /// sums of people, which are without voters.
  static func all(
    _ outcomes: [SessionOutcome], _ survey: Survey, _ people: [SectorSums], _ voters: [Name: SessionVoters],
    _ themes: [ThemeFigures]
  ) -> [SessionFigures] {
    outcomes.filter(\.state.hasBegun).map { outcome in
      guard voters[outcome.session.id] != nil else {
        return SessionFigures(outcome, survey, isCounted: false, moved: [])
      }
      let others = outcomes.compactMap { $0.session.id == outcome.session.id ? nil : voters[$0.session.id] }
      let without = Standing.order(survey, SectorSums.with(others, people))
      let former = Dictionary(without.map { ($0.theme, $0.rank) }, uniquingKeysWith: { first, _ in first })
      let moved = themes.compactMap { theme -> Move? in
        let rank = former[theme.theme] ?? nil
        return rank == theme.rank ? nil : Move(theme: theme.theme, without: rank, with: theme.rank)
      }
      var figures = SessionFigures(outcome, survey, isCounted: true, moved: moved)
      figures.isTooSmall = !hasTable(outcome.session.audience, themes)
      return figures
    }
  }

  /// Whether the sector that an audience's voters stand in has a table of dots.
  private static func hasTable(_ audience: Name?, _ themes: [ThemeFigures]) -> Bool {
    let known = Set(themes.flatMap(\.sectors).map(\.sector))
    let own = audience.map { Sector.audience($0) }
    let sector: Sector = known.contains(.all) ? .all : own.flatMap { known.contains($0) ? $0 : nil } ?? .pooled
    return themes.contains { theme in
      theme.sectors.contains { $0.sector == sector && $0.streams.contains { $0.stream == .votes } }
    }
  }
}
