internal import Surveys

/// What the top would be without one stream, or without one sector.
///
/// The tables stay as they were formed, and so do the themes that are ranked; a theme without a score is not among the first. Ties are broken as in the
/// order itself: by everyone in one sector, without what is left out, and then by the definition.
struct LeaveOneOut {
  let sectors: [Standing]
  let settings: PrioritySettings
  /// Everyone, those in no sector included.
  let everyone: SectorSums
  /// The places of the ranked themes in the definition, by rank.
  let themes: [Int]
  let names: [Name]

  /// Each stream, then each sector, where something is left without it.
  func all() -> [Certainty.LeftOut] {
    let streams = Weightings.streams(sectors, settings)
    var found: [Certainty.LeftOut] = []
    if streams.count > 1 {
      for stream in streams {
        var other = settings
        other.weights[stream] = 0
        found.append(
          change(.stream(stream), top(sectors, other, LeagueTable.all(everyone, small: settings.smallSector))))
      }
    }
    let counting = sectors.filter { standing in themes.contains { standing.tables.score(of: $0, settings) != nil } }
    if counting.count > 1 {
      for standing in counting {
        let others = sectors.filter { $0.sector != standing.sector }
        var rest = everyone
        rest.take(standing.sums)
        found.append(
          change(.sector(standing.sector), top(others, settings, LeagueTable.all(rest, small: settings.smallSector))))
      }
    }
    return found
  }

  private func change(_ part: Certainty.LeftOut.Part, _ top: [Int]) -> Certainty.LeftOut {
    let old = themes.prefix(settings.top)
    return Certainty.LeftOut(
      part, enter: top.filter { !old.contains($0) }.map { names[$0] },
      leave: old.filter { !top.contains($0) }.map { names[$0] })
  }

  private func top(_ sectors: [Standing], _ settings: PrioritySettings, _ alone: [LeagueTable]) -> [Int] {
    let listed = themes.sorted()
    let values = Standing.priorities(of: listed, sectors, settings)
    // Of what nothing is left there is no place to say, not even a last one among the first.
    let groups = Places(values).groups.filter { values[$0[0]] != nil }
    let order = groups.flatMap { group in
      Places(group.map { alone.score(of: listed[$0], settings) }).groups.flatMap { $0.map { listed[group[$0]] } }
    }
    return Array(order.prefix(settings.top))
  }
}
