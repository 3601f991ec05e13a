package import Surveys

/// A vote by dots in a session, with what was counted on the wall; the ballots stand apart.
package struct SessionVote: Hashable, Sendable {
  /// `open` takes ballots, `closed` counts, and `discarded` does neither again.
  package enum Standing: Hashable, Sendable { case open, closed, discarded }

  package var id: EventID
  /// How many dots each voter may place; at least 1.
  package var dots: Int
  /// The areas on offer, in the survey's order; never empty unless the survey has none.
  package var themes: [Name]
  package var standing = Standing.open
  package var isRevealed = false
  package var wall = WallCount()

  package init(id: EventID, dots: Int, themes: [Name]) {
    self.id = id
    self.dots = dots
    self.themes = themes
  }

  /// What keeps a ballot from being one of this vote; nil for a good one.
  package func fault(of ballot: Ballot) -> Ballot.Fault? { Ballot.fault(ballot.dots, most: dots, themes: themes) }
}

/// One voter's dots, which may be stacked. Whose they are is not known, nor when they were placed.
package struct Ballot: Hashable, Sendable {
  /// Why a ballot is not taken.
  package enum Fault: Hashable, Sendable {
    /// More dots than each voter has.
    case tooMany(most: Int)
    case notOnOffer(Name)
    /// A number below nought.
    case negative(Name)
  }

  package var id: BallotID
  package var vote: EventID
  /// Grows with each change of the voter's mind; of two versions the one with the greater number counts, and of two of the same number the
  /// one that came last.
  package var revision: Int
  /// Only areas with at least one dot. Empty for a voter who took every dot away again.
  package var dots: [Name: Int]

  package init(id: BallotID, vote: EventID, revision: Int, dots: [Name: Int]) {
    self.id = id
    self.vote = vote
    self.revision = revision
    self.dots = dots.filter { $0.value != 0 }
  }

  /// The first fault of dots in a vote; no themes means that any area is on offer.
  package static func fault(_ dots: [Name: Int], most: Int, themes: [Name]) -> Fault? {
    var total = 0
    for (theme, count) in dots.sorted(by: { $0.key < $1.key }) {
      guard count >= 0 else { return .negative(theme) }
      guard themes.isEmpty || themes.contains(theme) else { return .notOnOffer(theme) }
      guard count <= most else { return .tooMany(most: most) }
      total += count
    }
    return total > most ? .tooMany(most: most) : nil
  }
}

/// What a store did with a ballot.
package enum Casting: Hashable, Sendable {
  /// It stands, and it is on the disk.
  case kept
  /// A later version of it is there already.
  case overtaken
  /// The vote is closed, discarded, or not there.
  case closed
  case refused(Ballot.Fault)
}

/// Dots on the wall as somebody counted them: by table, or in total.
package struct WallCount: Hashable, Sendable {
  /// By table and area; the key nil is the whole wall.
  package private(set) var dots: [String?: [Name: Int]] = [:]
  /// By table; the key nil is the whole wall.
  package private(set) var voters: [String?: Int] = [:]

  package init() {}

  /// Takes the dots on an area at a table, or with nil on the whole wall, in place of an earlier number; below 0 is 0.
  package mutating func count(_ number: Int, on theme: Name, table: String?) {
    dots[table, default: [:]][theme] = max(0, number)
  }

  /// The same of how many people placed them.
  package mutating func count(voters: Int, table: String?) { self.voters[table] = max(0, voters) }

  /// Whether something was counted in total.
  package var isCountedWhole: Bool { dots[nil] != nil || voters[nil] != nil }

  /// The tables that were counted, in order.
  package var tables: [String] {
    Set((Array(dots.keys) + Array(voters.keys)).compactMap { $0 }).sorted { TableOrder.precedes($0, $1) }
  }

  /// The dots of each area: those of the whole wall where this area was counted in total, else the sum over the tables.
  package var totals: [Name: Int] { sums.merging(dots[nil] ?? [:]) { _, whole in whole } }

  /// The dots of each area that was counted by table, over the tables.
  private var sums: [Name: Int] {
    dots.filter { $0.key != nil }.values.reduce(into: [:]) { sum, table in sum.merge(table) { $0 + $1 } }
  }

  /// How many people placed them, as it was counted; nil where nobody counted.
  package var people: Int? {
    if let whole = voters[nil] { return whole }
    return voters.isEmpty ? nil : voters.values.reduce(0, +)
  }

  /// The areas whose tables do not add up to the whole wall, of those that were counted both ways.
  package var differing: [Name] {
    let sums = sums
    return (dots[nil] ?? [:]).filter { theme, whole in sums[theme].map { $0 != whole } ?? false }.keys.sorted()
  }
}

/// Tables in the order in which people look for them: by number where they have one, then by name.
package enum TableOrder {
  /// Whether the left table comes before the right; numbers come before names.
  package static func precedes(_ left: String, _ right: String) -> Bool {
    switch (Int(left), Int(right)) {
    case (let a?, let b?): a != b ? a < b : left < right
    case (nil, nil): left < right
    case (let a, _): a != nil
    }
  }
}
