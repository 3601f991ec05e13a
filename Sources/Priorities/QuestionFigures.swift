package import Surveys

/// What was answered to one question, or to one row of a matrix.
package struct QuestionFigures: Hashable, Sendable {
  package var question: Name
  /// The row of a matrix; nil for any other question.
  package var line: Name?
  /// The repeat that it is in; its figures then count items, not people. Nil outside repeats.
  package var inRepeat: Name?
  package var overall: AnswerFigures
  /// In the order of the audiences; audiences under the threshold stand together as `pooled`, last. Empty where nobody says an audience.
  package var byAudience: [AudienceSlice]

  /// What the people of one sector answered.
  package struct AudienceSlice: Hashable, Sendable {
    package var sector: Sector
    package var figures: AnswerFigures
    package init(sector: Sector, figures: AnswerFigures) {
      self.sector = sector
      self.figures = figures
    }
  }

  package init(
    question: Name, line: Name? = nil, inRepeat: Name? = nil, overall: AnswerFigures, byAudience: [AudienceSlice]
  ) {
    self.question = question
    self.line = line
    self.inRepeat = inRepeat
    self.overall = overall
    self.byAudience = byAudience
  }
}

/// The figures of one question for one set of people.
package struct AnswerFigures: Hashable, Sendable {
  /// Who gave an answer that applies; nil where it is hidden, and then so is all that follows from it.
  package var answered: Int?
  /// Who said that it does not apply; outside every denominator. Nil where it is hidden.
  package var notApplicable: Int?
  /// Whether fewer than 20 answered, so that counts are shown in place of percentages.
  package var countsOnly: Bool { (answered ?? 0) < 20 }
  package var detail: Detail
  /// The same with each person counted by their weight; nil where nothing is weighted, and in what is published.
  package var weighted: WeightedAnswer?

  /// What was answered, by the type of the question.
  package enum Detail: Hashable, Sendable {
    /// `select_one`, `select_multiple`, a row of a matrix: every choice in its order.
    case choices([ChoiceFigures])
    /// `rank`: every choice in its order.
    case places([PlaceFigures])
    /// `allocate`: every choice in its order.
    case points([PointFigures])
    case numbers(NumberFigures)
    /// The earliest and the latest; nil if nobody answered.
    case dates(ClosedRange<CivilDate>?)
    case text
    /// Ticked by as many as answered.
    case acknowledged
    /// How many items all people gave together; `answered` counts the people with any. Nil where it is hidden.
    case items(Int?)
  }

  package init(answered: Int?, notApplicable: Int?, detail: Detail, weighted: WeightedAnswer? = nil) {
    self.answered = answered
    self.notApplicable = notApplicable
    self.detail = detail
    self.weighted = weighted
  }
}

/// How often a choice was made.
package struct ChoiceFigures: Hashable, Sendable {
  package var choice: Name
  /// Nil where it is hidden, and then so are the share and the interval.
  package var count: Int?
  /// Of those who answered; nil for a choice that says "not applicable", and if nobody answered.
  package var share: Share?
  /// Wilson, 95 %; nil without a share, and at a census.
  package var interval: Interval?

  package init(choice: Name, count: Int?, share: Share? = nil, interval: Interval? = nil) {
    self.choice = choice
    self.count = count
    self.share = share
    self.interval = interval
  }
}

/// How a choice was ranked.
package struct PlaceFigures: Hashable, Sendable {
  package var choice: Name
  /// How many gave it place 1, 2, 3 …, as many entries as places were on offer; nil where it is hidden.
  package var places: [Int?]
  /// Over those who ranked it; nil if nobody did, and where a place is hidden.
  package var meanPlace: Double?

  package init(choice: Name, places: [Int?], meanPlace: Double? = nil) {
    self.choice = choice
    self.places = places
    self.meanPlace = meanPlace
  }
}

/// How many points a choice was given.
package struct PointFigures: Hashable, Sendable {
  package var choice: Name
  /// Nil where it is hidden, and then so is the share.
  package var points: Int?
  /// Of all points that were placed; nil if none were.
  package var share: Share?

  package init(choice: Name, points: Int?, share: Share? = nil) {
    self.choice = choice
    self.points = points
    self.share = share
  }
}

/// What numbers were given; all nil if nobody gave any.
package struct NumberFigures: Hashable, Sendable {
  package var mean: Double?
  /// Nil for fewer than two answers.
  package var standardError: Double?
  /// Everyone's alone; nil where an audience has no population or no numbers, in a repeat, and where it is hidden.
  package var stratified: StratifiedMean?
  /// Nil in what is published, as is `maximum`, since single people gave them.
  package var minimum: Double?
  /// Nil, too, in what is published, where fewer than twice `smallSector` answered.
  package var median: Double?
  package var maximum: Double?

  package init(
    mean: Double? = nil, standardError: Double? = nil, stratified: StratifiedMean? = nil, minimum: Double? = nil,
    median: Double? = nil, maximum: Double? = nil
  ) {
    self.mean = mean
    self.standardError = standardError
    self.stratified = stratified
    self.minimum = minimum
    self.median = median
    self.maximum = maximum
  }
}

/// A mean weighed by the declared populations of the audiences.
package struct StratifiedMean: Hashable, Sendable {
  package var mean: Double
  /// Nil if a stratum has fewer than two answers.
  package var standardError: Double?
  /// The audiences, in their order.
  package var strata: [Name]

  package init(mean: Double, standardError: Double? = nil, strata: [Name]) {
    self.mean = mean
    self.standardError = standardError
    self.strata = strata
  }
}
