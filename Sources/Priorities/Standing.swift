internal import Surveys

/// A sector that counts: its sums, its tables, and its weight against the others.
struct Standing {
  var sector: Sector
  /// The places of the audiences in it.
  var members: [Int]
  var sums: SectorSums
  var tables: [LeagueTable]
  /// v(g): how much the sector counts; nil where a population is wanted and not known.
  var weight: Double?
  /// How many people there are to draw from, as declared; nil where that is not known of all of them.
  var population: Int?
  /// Its place among the audiences; theirs come first, and the pooled after them. 0 for everyone.
  var place = 0

  /// Whether the people of an audience are in it, by the audience's place; one past the last for those who gave none.
  func holds(group: Int) -> Bool {
    switch sector {
    case .all: true
    case .audience: group == place
    case .pooled: group == place || members.contains(group)
    // A cross-tabulation makes no order.
    case .chosen: false
    }
  }

  /// Whether a survey tells its sectors apart.
  private static func isDivided(_ survey: Survey) -> Bool {
    survey.audienceQuestion != nil && !survey.audiences.isEmpty
  }

  /// The audiences that have no table of their own, by their places.
  static func small(_ survey: Survey, _ sums: [SectorSums]) -> Set<Int> {
    guard isDivided(survey), !survey.themes.isEmpty else { return [] }
    return Set(
      survey.audiences.indices.filter { LeagueTable.all(sums[$0], small: survey.priorities.smallSector).isEmpty })
  }

  /// The sectors with a table, the audiences in the definition's order and the pooled one last; without audiences, `all` alone.
  static func sectors(_ survey: Survey, _ sums: [SectorSums]) -> [Standing] {
    let least = survey.priorities.smallSector
    guard isDivided(survey) else {
      let everyone = SectorSums(adding: sums, themes: survey.themes.count)
      let tables = LeagueTable.all(everyone, small: least)
      // A sole sector decides alone, whatever it weighs.
      let weight = weight(survey, everyone, Array(survey.audiences.indices)).flatMap { $0 > 0 ? $0 : nil } ?? 1
      return [
        Standing(
          sector: .all, members: [], sums: everyone, tables: tables, weight: weight,
          population: population(survey, Array(survey.audiences.indices)))
      ]
    }
    let small = small(survey, sums)
    var found: [Standing] = []
    for (place, audience) in survey.audiences.enumerated() where !small.contains(place) {
      let tables = LeagueTable.all(sums[place], small: least)
      found.append(
        Standing(
          sector: .audience(audience.name), members: [place], sums: sums[place], tables: tables,
          weight: weight(survey, sums[place], [place]), population: audience.population, place: place))
    }
    var pool = sums[survey.audiences.count]
    for place in small.sorted() { pool.add(sums[place]) }
    let tables = LeagueTable.all(pool, small: least)
    if !tables.isEmpty {
      found.append(
        Standing(
          sector: .pooled, members: small.sorted(), sums: pool, tables: tables,
          weight: weight(survey, pool, small.sorted()),
          population: sums[survey.audiences.count].people == 0 ? population(survey, small.sorted()) : nil,
          place: survey.audiences.count))
    }
    return found
  }

  private static func weight(_ survey: Survey, _ sums: SectorSums, _ members: [Int]) -> Double? {
    switch survey.priorities.sectors {
    case .equal: return 1
    case .respondents: return Double(sums.respondents)
    case .population:
      return members.isEmpty ? 0 : population(survey, members).map(Double.init)
    }
  }

  /// The sum over the audiences at those places; nil where one has none declared, and for no audience.
  private static func population(_ survey: Survey, _ members: [Int]) -> Int? {
    let populations = members.map { survey.audiences[$0].population }
    return populations.isEmpty || populations.contains(nil) ? nil : populations.reduce(0) { $0 + ($1 ?? 0) }
  }

  /// Whether it has P(g,t) for any theme: a table that counts.
  func hasScore(_ survey: Survey) -> Bool {
    survey.themes.indices.contains { tables.score(of: $0, survey.priorities) != nil }
  }

  /// Every theme with its figures, in the final order, as the sums by audience make it.
  static func order(_ survey: Survey, _ sums: [SectorSums]) -> [ThemeFigures] {
    let everyone = SectorSums(adding: sums, themes: survey.themes.count)
    return order(survey, sectors(survey, sums), LeagueTable.all(everyone, small: survey.priorities.smallSector))
  }

  /// Every theme with its figures, in the final order: ranked ones first, then those with too little evidence.
  static func order(_ survey: Survey, _ sectors: [Standing], _ alone: [LeagueTable]) -> [ThemeFigures] {
    let settings = survey.priorities
    let counting = sectors.filter { $0.hasScore(survey) }
    let figures = survey.themes.enumerated().map { place, theme in
      let held = counting.filter { standing in
        let weights = standing.tables.weights(holding: place, settings)
        return weights.held > 0 && weights.held * 2 >= weights.all - 1e-12
      }
      let priority = priority(of: place, sectors, settings)
      return ThemeFigures(
        theme: theme.name, tied: false, priority: priority, perPerson: alone.score(of: place, settings),
        tooLittleEvidence: priority == nil || held.count * 2 < counting.count,
        sectors: sectors.map { standing in
          SectorScore(
            sector: standing.sector, score: standing.tables.score(of: place, settings),
            streams: standing.tables.compactMap { table in
              table.entries[place].map {
                StreamPlace(stream: table.stream, mean: $0.mean, place: $0.place, score: $0.score, people: $0.people)
              }
            })
        })
    }
    return ranked(figures.filter { !$0.tooLittleEvidence }) + figures.filter(\.tooLittleEvidence)
  }

  /// Priority(t): the sectors' scores of a theme, weighed; nil where no sector that counts has one.
  static func priority(of theme: Int, _ sectors: [Standing], _ settings: PrioritySettings) -> Double? {
    priorities(of: [theme], sectors, settings)[0]
  }

  /// The same for several themes, in their order. Linear in themes times the tables of all sectors.
  static func priorities(of themes: [Int], _ sectors: [Standing], _ settings: PrioritySettings) -> [Double?] {
    var mean = WeightedMeans(count: themes.count)
    for at in sectors.indices {
      guard let weight = sectors[at].weight, weight > 0 else { continue }
      let scores = sectors[at].tables.scores(of: themes, settings)
      mean.add(weight) { scores[$0] }
    }
    return mean.values
  }

  /// By priority, equal within 1e-9 of the first of a group; within a group by the per-person variant, by the same rule; then as declared.
  private static func ranked(_ themes: [ThemeFigures]) -> [ThemeFigures] {
    var rank = 0
    return groups(themes) { $0.priority ?? -1 }.flatMap { group in
      groups(group) { $0.perPerson ?? -1 }.flatMap { $0 }.map { theme in
        var theme = theme
        rank += 1
        theme.rank = rank
        theme.tied = group.count > 1
        return theme
      }
    }
  }

  /// Groups of equal values, the greatest first; inside a group the order stays as it was.
  private static func groups(_ themes: [ThemeFigures], by value: (ThemeFigures) -> Double) -> [[ThemeFigures]] {
    Places(themes.map(value)).groups.map { $0.map { themes[$0] } }
  }
}
