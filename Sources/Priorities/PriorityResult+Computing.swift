package import Responses
package import Sessions
package import Surveys
package import Themes

extension PriorityResult {
  /// The priorities and every question's figures that the analysed responses come to.
  ///
  /// "Each sector counts once": each stream gives each sector a league table of the themes, a sector's tables are averaged, and so are the
  /// sectors. Weights, where the definition asks for them, act on the questions' figures alone. Linear in people times answers, but for
  /// numbers, which are sorted; the matrix must be of the survey's own layout.
  /// `counts` are those of the matrix by audience, where they are known. `comments` are those of the matrix, row by row; nil where nobody was asked for any. Of `sessions` the voters of closed votes are
  /// people of the votes tables, where the session says so, and are counted among no respondents. `contributions` is what was said there as
  /// it is coded, by session: it stands beside each session, and moves no figure. For each of `asOne` the order is computed
  /// once more as if those themes were one.
  package static func compute(
    _ survey: Survey, _ matrix: ResponseMatrix, counts: MatrixCounts? = nil, comments: CommentEvidence? = nil,
    sessions: [SessionOutcome] = [], contributions: [Name: ContributionFigures] = [:], asOne: [[Name]] = []
  ) -> PriorityResult {
    let settings = survey.priorities
    let weights = CaseWeights(survey, matrix)
    let groups = SectorSums.audiences(survey, matrix)
    var voters: [Name: SessionVoters] = [:]
    for outcome in sessions { voters[outcome.session.id] = SessionVoters(outcome, survey) }
    let evidence = Evidence(
      survey, matrix, comments, voters: sessions.compactMap { voters[$0.session.id] })
    let people = SectorSums.byAudience(survey, evidence, matrix, groups)
    let sums = SectorSums.with(evidence.voters, people)
    let tables = Standing.sectors(survey, sums)
    let everyone = SectorSums(adding: sums, themes: survey.themes.count)
    let alone = LeagueTable.all(everyone, small: settings.smallSector)
    let pooled = Set(tables.first { $0.sector == .pooled }?.members ?? [])
    let stranded = Standing.small(survey, sums).subtracting(pooled)
    let isAsked = survey.audienceQuestion != nil
    let audiences = survey.audiences.enumerated().map { place, audience in
      AudienceFigures(
        audience: audience.name, people: sums[place].people, population: audience.population,
        responseRate: audience.population.map { Share(part: sums[place].people, whole: $0) },
        pooled: pooled.contains(place) || stranded.contains(place))
    }
    var themes = Standing.order(survey, tables, alone)
    var certainty = Certainty.compute(survey, evidence, groups, tables, everyone, &themes)
    certainty.twins = Certainty.twins(survey, evidence, matrix, groups)
    certainty.asOne = asOne.compactMap { Certainty.asOne($0, survey, evidence, matrix, groups) }
    return PriorityResult(
      settings: settings, people: matrix.count, simulated: matrix.simulated,
      withoutAudience: isAsked ? sums[survey.audiences.count].people : 0, audiences: isAsked ? audiences : [],
      sectors: tables.map { standing in
        SectorFigures(
          sector: standing.sector, people: standing.sums.people, respondents: standing.sums.respondents,
          weight: standing.hasScore(survey) ? standing.weight : nil, streams: standing.tables.map(\.stream))
      },
      themes: themes, certainty: certainty, comments: comments?.figures,
      sessions: SessionFigures.all(sessions, survey, people, voters, themes).map { figures in
        var figures = figures
        figures.coding = contributions[figures.session.id].flatMap { $0.coders.isEmpty ? nil : $0 }
        return figures
      },
      questions: Tally.all(
        survey, matrix, groups, pooling: Standing.small(survey, sums), weights: weights?.applied,
        counts: counts),
      weighting: weights?.figures)
  }
}
