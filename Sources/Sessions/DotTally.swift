package import Surveys

/// What a vote comes to: the dots of the ballots and of the wall together. Made apart from everything that names people.
package struct DotTally: Hashable, Sendable {
  /// The dots of one area.
  package struct Line: Hashable, Sendable {
    package var theme: Name
    /// From ballots and from the wall together.
    package var dots: Int
    /// How many ballots gave it any.
    package var voters: Int
    /// 1 is the most dots; areas with as many share a place.
    package var place: Int
  }

  /// In the order of dots, most first; areas with as many in the order in which they were on offer.
  package var lines: [Line]
  /// How many ballots have a dot.
  package var ballots: Int
  /// Whether what stands on the ballots is left out of every number of dots, so that only how many they are is told.
  package var hidesBallots: Bool
  /// All dots on ballots; 0 where they are hidden.
  package var ballotDots: Int
  /// All dots on the wall.
  package var wallDots: Int
  /// How many people placed the dots on the wall; nil where that is not known.
  package var wallPeople: Int?

  package var dots: Int { ballotDots + wallDots }
  /// Everyone who placed dots; nil where that is not known.
  package var people: Int? { wallDots == 0 ? ballots : wallPeople.map { ballots + $0 } }

  /// Counts a vote. Ballots of another vote or with a fault are passed over.
  ///
  /// `present` are the people in the room: where nobody counted who placed the dots on the wall, they are those who cast no ballot.
  /// With `hidesBallots` the ballots are counted and their dots are not.
  package init(_ vote: SessionVote, ballots all: [Ballot], present: Int?, hidesBallots: Bool = false) {
    self.hidesBallots = hidesBallots
    let sound = all.filter { $0.vote == vote.id && !$0.dots.isEmpty && vote.fault(of: $0) == nil }
    let wall = vote.wall.totals
    var (dots, voters): ([Name: Int], [Name: Int]) = (wall, [:])
    for ballot in sound where !hidesBallots {
      for (theme, count) in ballot.dots {
        dots[theme, default: 0] += count
        voters[theme, default: 0] += 1
      }
    }
    ballots = sound.count
    ballotDots = hidesBallots ? 0 : sound.reduce(0) { $0 + $1.dots.values.reduce(0, +) }
    wallDots = wall.values.reduce(0, +)
    wallPeople = vote.wall.people ?? present.map { max(0, $0 - sound.count) }
    let ordered = vote.themes.enumerated().sorted {
      let (a, b) = (dots[$0.element, default: 0], dots[$1.element, default: 0])
      return a != b ? a > b : $0.offset < $1.offset
    }.map(\.element)
    lines = []
    for (at, theme) in ordered.enumerated() {
      let count = dots[theme, default: 0]
      let place = lines.last?.dots == count ? lines[at - 1].place : at + 1
      lines.append(Line(theme: theme, dots: count, voters: voters[theme, default: 0], place: place))
    }
  }

  /// Whether there are more dots on the wall than the people who placed them have; false where nobody knows how many they are.
  ///
  /// `each` is how many dots a voter has, at least 1.
  package func isBeyond(each: Int) -> Bool {
    guard wallDots > 0, let wallPeople else { return false }
    return (wallDots - 1) / max(1, each) >= wallPeople
  }

  /// The dots of an area; 0 for one that was not on offer.
  package func dots(on theme: Name) -> Int { lines.first { $0.theme == theme }?.dots ?? 0 }
}
