/// A kind of evidence that makes a league table of the themes.
package enum Stream: String, Hashable, Sendable, CaseIterable, Comparable {
  case need, ranking, votes, comments

  /// Its place in every list of streams, from 0.
  package var order: Int {
    switch self {
    case .need: 0
    case .ranking: 1
    case .votes: 2
    case .comments: 3
    }
  }

  package static func < (left: Stream, right: Stream) -> Bool {
    left.order < right.order
  }
}

/// How answers become priorities: the settings under `priorities`.
package struct PrioritySettings: Hashable, Sendable {
  /// How much each sector counts against the others.
  package enum Sectors: String, Hashable, Sendable, CaseIterable { case equal, population, respondents }
  /// Which codes of comments count.
  package enum CommentCodes: String, Hashable, Sendable, CaseIterable { case confirmed, suggested }

  /// How many improvements the plan carries; at least 1.
  package var top: Int
  /// The weight of each stream, 0 or more; a stream that is not there weighs 1.
  package var weights: [Stream: Double]
  package var sectors: Sectors
  /// Fewer people than this make no table and are never published; at least 1.
  package var smallSector: Int
  package var commentCodes: CommentCodes
  /// How many redraws; 0 or more.
  package var bootstrap: Int
  package var seed: UInt64

  package init(
    top: Int = 6, weights: [Stream: Double] = [:], sectors: Sectors = .equal, smallSector: Int = 5,
    commentCodes: CommentCodes = .confirmed, bootstrap: Int = 2000, seed: UInt64 = 2016
  ) {
    self.top = top
    self.weights = weights
    self.sectors = sectors
    self.smallSector = smallSector
    self.commentCodes = commentCodes
    self.bootstrap = bootstrap
    self.seed = seed
  }

  /// The weight of a stream: what was given, or else 1.
  package func weight(of stream: Stream) -> Double { weights[stream] ?? 1 }
}

/// A population margin to rake to: how many of the population gave each choice of a question.
package struct RakeMargin: Hashable, Sendable {
  /// How many of the population gave one choice: more than 0, in any unit, since only the proportions count.
  package struct Share: Hashable, Sendable {
    package var choice: Name
    package var population: Double
    package init(choice: Name, population: Double) {
      self.choice = choice
      self.population = population
    }
  }

  package var question: Name
  package var shares: [Share]
  package init(question: Name, shares: [Share]) {
    self.question = question
    self.shares = shares
  }
}
