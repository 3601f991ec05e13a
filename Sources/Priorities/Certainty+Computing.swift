internal import Responses
internal import Surveys

extension Certainty {
  /// Everything the method says about how sure the order is; each theme's own part is written into its figures.
  ///
  /// Nothing can be in or out of a top that holds every ranked theme: then there are no shares, verdicts or changes. Without redraws there are
  /// no ranges, bands or verdicts.
  static func compute(
    _ survey: Survey, _ evidence: Evidence, _ groups: [Int], _ sectors: [Standing], _ everyone: SectorSums,
    _ figures: inout [ThemeFigures]
  ) -> Certainty {
    let settings = survey.priorities
    let places = Dictionary(uniqueKeysWithValues: survey.themes.enumerated().map { ($1.name, $0) })
    let themes = figures.filter { $0.rank != nil }.compactMap { places[$0.theme] }
    let isOpen = themes.count > settings.top
    var certainty = Certainty(
      rules: Rules(survey, sectors, everyone, order: themes),
      leaveOneOut: isOpen
        ? LeaveOneOut(
          sectors: sectors, settings: settings, everyone: everyone, themes: themes, names: survey.themes.map(\.name)
        ).all() : nil,
      agreement: Agreement(sectors, settings, themes: themes))
    let weightings =
      isOpen
      ? Weightings(Weightings.streams(sectors, settings)).sharesInTop(sectors, settings, themes: themes) : nil
    for place in themes.indices { figures[place].weightingsInTop = weightings?[place] }
    guard settings.bootstrap > 0, !themes.isEmpty else { return certainty }

    var draws: [(place: Int, draw: SectorDraw)] = []
    for standing in sectors {
      let people = groups.indices.filter { standing.holds(group: groups[$0]) }
      let draw = SectorDraw(standing, people, evidence, settings, themes: survey.themes.count)
      certainty.redraws.append(Redrawn(sector: standing.sector, manner: draw.manner))
      draws.append((standing.place, draw))
    }
    let redraws = Redraws(draws, settings, themes: themes, of: survey.themes.count)
    let low = ThemeFigures.Verdict.low(sectors, settings, themes: themes)
    let everywhere = Set(certainty.rules?.inTopByAll ?? [])
    for place in themes.indices {
      figures[place].rangeInRedraws = redraws.ranges[place]
      figures[place].band = redraws.bands[place]
      guard isOpen else { continue }
      figures[place].inTop = redraws.inTop[place]
      figures[place].verdict = ThemeFigures.Verdict(
        rank: place + 1, top: settings.top, inTop: redraws.inTop[place], weightings: weightings?[place],
        byEveryRule: everywhere.contains(figures[place].theme), isLow: low[place])
    }
    return certainty
  }
}
