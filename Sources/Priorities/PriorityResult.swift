package import Surveys
package import Themes

/// Everything that the method made of the analysed responses.
///
/// What has no number is nil; orders are stable, so the same answers give the same value.
package struct PriorityResult: Hashable, Sendable {
  /// The settings that were used.
  package var settings: PrioritySettings
  /// How many people were analysed, those without an audience included.
  package var people: Int
  /// How many of them were simulated.
  package var simulated: Int
  /// How many of them gave no audience; 0 where no question asks for it, nil where it is hidden.
  package var withoutAudience: Int?
  /// Whether figures are hidden that could show who said what.
  package var isPublic = false
  /// The declared audiences in their order; empty where no question asks for them.
  package var audiences: [AudienceFigures]
  /// The sectors that the method used, in the definition's order, `pooled` last.
  package var sectors: [SectorFigures]
  /// Ranked themes in their order, then those with too little evidence in the definition's order.
  package var themes: [ThemeFigures]
  /// How sure the order is, beyond what each theme's own figures say.
  package var certainty: Certainty
  /// How far the comments are coded, and which may be quoted; nil where nobody was asked for any.
  package var comments: CommentFigures?
  /// The sessions in which anything happened, in order.
  package var sessions: [SessionFigures]
  /// In the order of the pages; a matrix has one for each of its rows.
  package var questions: [QuestionFigures]
  /// How percentages and means are weighted; nil where the definition asks for no weights, and in what is published.
  package var weighting: WeightingFigures?

  package init(
    settings: PrioritySettings, people: Int, simulated: Int, withoutAudience: Int?, audiences: [AudienceFigures],
    sectors: [SectorFigures], themes: [ThemeFigures], certainty: Certainty = Certainty(),
    comments: CommentFigures? = nil, sessions: [SessionFigures] = [],
    questions: [QuestionFigures], weighting: WeightingFigures? = nil
  ) {
    self.settings = settings
    self.people = people
    self.simulated = simulated
    self.withoutAudience = withoutAudience
    self.audiences = audiences
    self.sectors = sectors
    self.themes = themes
    self.certainty = certainty
    self.comments = comments
    self.sessions = sessions
    self.questions = questions
    self.weighting = weighting
  }
}

/// Which people a league table is of.
package enum Sector: Hashable, Sendable {
  /// Everyone, where no question asks for an audience.
  case all
  case audience(Name)
  /// The people of small audiences, and those who gave none.
  case pooled
  /// Who chose that of a question, in a cross-tabulation by it.
  case chosen(Name, of: Name)

  /// As it is written in files.
  package var name: Name {
    switch self {
    case .all: "all"
    case .audience(let name): name
    case .pooled: "pooled"
    case .chosen(let name, _): name
    }
  }
}

/// How many of a declared audience answered.
package struct AudienceFigures: Hashable, Sendable {
  package var audience: Name
  /// Nil where it is hidden.
  package var people: Int?
  /// As the definition declares it; nil where it declares none.
  package var population: Int?
  /// The people of the population; nil without one, and where the people are hidden. More than whole if more answered than there are.
  package var responseRate: Share?
  /// Whether it had no table of its own, so that its people stand in the sector `pooled`.
  package var pooled: Bool

  package init(audience: Name, people: Int?, population: Int? = nil, responseRate: Share? = nil, pooled: Bool) {
    self.audience = audience
    self.people = people
    self.population = population
    self.responseRate = responseRate
    self.pooled = pooled
  }
}

/// One sector as the method weighed it.
package struct SectorFigures: Hashable, Sendable {
  package var sector: Sector
  /// Nil where it is hidden.
  package var people: Int?
  /// Its people with any value in any stream; nil where it is hidden.
  package var respondents: Int?
  /// v(g): how much the sector counts; nil if it has no score.
  package var weight: Double?
  /// The streams with a table, in their order.
  package var streams: [Stream]

  package init(sector: Sector, people: Int?, respondents: Int?, weight: Double? = nil, streams: [Stream]) {
    self.sector = sector
    self.people = people
    self.respondents = respondents
    self.weight = weight
    self.streams = streams
  }
}

/// One theme with the whole breakdown of its priority.
package struct ThemeFigures: Hashable, Sendable {
  package var theme: Name
  /// From 1, without repeats; nil with too little evidence.
  package var rank: Int?
  /// Whether another theme has the same priority, so that the per-person variant or the definition's order decided.
  package var tied: Bool
  /// From 0, bottom of every table, to 1, top of every table; nil without any table.
  package var priority: Double?
  /// The same with everyone in one sector.
  package var perPerson: Double?
  /// Whether it has no priority, or fewer than half of the scored sectors hold it in half of their evidence by weight.
  package var tooLittleEvidence: Bool
  /// One for each sector of the result, in its order; without streams where no table of the sector holds the theme.
  package var sectors: [SectorScore]
  /// The lowest and the highest rank in the redraws, from 1; nil without a rank or without redraws.
  package var rangeInRedraws: ClosedRange<Int>?
  /// Share of redraws in the top, from 0 to 1; nil where no theme can be in or out, too.
  package var inTop: Double?
  /// Share of weightings in the top, from 0 to 1; nil with one stream, and where no theme can be in or out.
  package var weightingsInTop: Double?
  /// Nil where `inTop` is.
  package var verdict: Verdict?
  /// From 1; what is in one band the redraws do not tell from the band's leader.
  package var band: Int?

  /// Whether a theme is among the first `top` (the first three) or not (the others), and how sure that is.
  package enum Verdict: String, Hashable, Sendable, CaseIterable {
    case firm, likely, contested, close
    case notPriority = "not_a_priority"
  }

  package init(
    theme: Name, rank: Int? = nil, tied: Bool, priority: Double? = nil, perPerson: Double? = nil,
    tooLittleEvidence: Bool, sectors: [SectorScore], rangeInRedraws: ClosedRange<Int>? = nil, inTop: Double? = nil,
    weightingsInTop: Double? = nil, verdict: Verdict? = nil, band: Int? = nil
  ) {
    self.theme = theme
    self.rank = rank
    self.tied = tied
    self.priority = priority
    self.perPerson = perPerson
    self.tooLittleEvidence = tooLittleEvidence
    self.sectors = sectors
    self.rangeInRedraws = rangeInRedraws
    self.inTop = inTop
    self.weightingsInTop = weightingsInTop
    self.verdict = verdict
    self.band = band
  }
}

/// What one sector says of a theme.
package struct SectorScore: Hashable, Sendable {
  package var sector: Sector
  /// P(g,t), from 0 to 1; nil if no table holds the theme, or only such as weigh 0.
  package var score: Double?
  /// The tables that hold the theme, in the streams' order; without those that are hidden.
  package var streams: [StreamPlace]
  /// Whether the score, or the figures of a stream, are hidden.
  package var isHidden = false

  package init(sector: Sector, score: Double? = nil, streams: [StreamPlace]) {
    self.sector = sector
    self.score = score
    self.streams = streams
  }
}

/// A theme's place in one league table.
package struct StreamPlace: Hashable, Sendable {
  package var stream: Stream
  /// m(g,t,s), from 0 to 1.
  package var mean: Double
  /// From 1; equal themes share their mean place.
  package var place: Double
  /// B(g,t,s), from 0 to 1.
  package var score: Double
  /// How many people have a value on the theme.
  package var people: Int

  package init(stream: Stream, mean: Double, place: Double, score: Double, people: Int) {
    self.stream = stream
    self.mean = mean
    self.place = place
    self.score = score
    self.people = people
  }
}
