internal import Surveys

extension Certainty.Rules {
  /// How other rules order the ranked themes on the same tables; nil with none ranked.
  ///
  /// `order` has the places of the ranked themes in the definition, by rank. The share of votes is the mean over everyone's votes; it cannot be
  /// had where nobody voted, or where votes weigh 0. Linear in the tables, but for Kemeny, which doubles with each theme, to 12.
  init?(_ survey: Survey, _ sectors: [Standing], _ everyone: SectorSums, order: [Int]) {
    let settings = survey.priorities
    let themes = order.sorted()
    let names = themes.map { survey.themes[$0].name }
    let ballots = Ballots(sectors, settings, themes: themes)
    guard !themes.isEmpty else { return nil }
    self.init(borda: order.map { survey.themes[$0].name })
    var opinions: [(Int, Int) -> Bool] = []
    let ranks = themes.map { order.firstIndex(of: $0) ?? 0 }
    opinions.append { ranks[$0] < ranks[$1] }
    var always: [Set<Int>] = []

    let schulze = Schulze(ballots)
    self.schulze = schulze.tiers.map { $0.map { names[$0] } }
    let wins = schulze.beats.map { $0.count { $0 } }
    opinions.append { wins[$0] > wins[$1] }
    always.append(Set(themes.indices.filter { one in wins.count { $0 >= wins[one] } <= settings.top }))

    if let kemeny = Kemeny(ballots) {
      self.kemeny = kemeny.order.map { names[$0] }
      kemenyOptima = kemeny.optima
      opinions.append { kemeny.canStandAbove[$0][$1] && !kemeny.canStandAbove[$1][$0] }
      always.append(Set(kemeny.always(inTop: settings.top)))
    } else {
      missing.append(.kemeny)
    }

    let votes = everyone.streams[Stream.votes.order]
    if votes.people > 0, settings.weight(of: .votes) > 0 {
      let shares = themes.map { votes.count[$0] > 0 ? votes.sum[$0] / Double(votes.count[$0]) : nil }
      let places = Places(shares, within: 1e-12)
      self.votes = places.groups.filter { $0.allSatisfy { shares[$0] != nil } }.map { $0.map { names[$0] } }
      opinions.append { one, other in
        guard shares[one] != nil, shares[other] != nil else { return false }
        return places.worst[one] < places.best[other]
      }
      always.append(Set(themes.indices.filter { shares[$0] != nil && places.worst[$0] <= settings.top }))
    } else {
      missing.append(.votes)
    }

    inTopByAll = themes.indices.filter { theme in always.allSatisfy { $0.contains(theme) } }.map { names[$0] }
    let byRank = themes.indices.sorted { ranks[$0] < ranks[$1] }
    for (place, one) in byRank.enumerated() {
      for other in byRank.dropFirst(place + 1)
      where opinions.contains(where: { $0(one, other) }) && opinions.contains(where: { $0(other, one) }) {
        differ.append(Certainty.Pair(names[one], names[other]))
      }
    }
  }
}
