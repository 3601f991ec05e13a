internal import Responses
internal import Surveys

/// Redraws the people of one sector: the sums that a sample of them comes to.
struct SectorDraw {
  /// A sector of more people than this is drawn from a normal distribution of its sums.
  static let mostPeople = 20_000

  private enum Source {
    case people(Patterns, PeopleDraw)
    case normal(NormalDraw)
  }

  private let standing: Standing
  private let themes: Int
  private var source: Source
  private let population: Int?
  /// Those who voted at sessions, drawn beside the people, session by session.
  private let voters: [SessionVoters]
  let manner: Certainty.Redrawn.Manner

  /// Reads the people once; linear in them.
  init(
    _ standing: Standing, _ people: some Sequence<Int>, _ evidence: Evidence, themes: Int, mostPeople: Int = mostPeople
  ) {
    self.standing = standing
    self.themes = themes
    voters = evidence.voters.filter { standing.holds(group: $0.group) }
    let width = 2 * themes * standing.tables.count + 1
    let isLarge = standing.sums.people > mostPeople
    var patterns = Patterns(width: width)
    var sums = NormalDraw.Sums(
      width: isLarge ? width : 0, isOne: (0..<width).map { $0 == width - 1 || $0 % (2 * themes) >= themes })
    var row = Array(repeating: 0.0, count: width)
    var scratch = Scratch()
    var y = Array(repeating: Double.nan, count: themes)
    var isComplete = true
    for person in people {
      for column in 0..<width { row[column] = 0 }
      for stream in Stream.allCases where evidence.values(of: person, in: stream, into: &y, &scratch) {
        row[width - 1] = 1
        guard let table = standing.tables.firstIndex(where: { $0.stream == stream }) else { continue }
        for theme in 0..<themes where !y[theme].isNaN {
          row[2 * themes * table + theme] = y[theme]
          row[2 * themes * table + themes + theme] = 1
        }
      }
      for table in standing.tables.indices where isComplete {
        let counts = row[(2 * themes * table + themes)..<(2 * themes * (table + 1))]
        if !counts.contains(1) { isComplete = false }
      }
      if isLarge { sums.add(row) } else { patterns.add(row) }
    }
    patterns.finish()
    let size = standing.population
    if let size {
      manner = size < standing.sums.people ? .crowded : isComplete && voters.isEmpty ? .finite : .incomplete
    } else {
      manner = .withReplacement
    }
    population = manner == .finite ? size : nil
    source =
      isLarge
      ? .normal(NormalDraw(sums)) : .people(patterns, PeopleDraw(patterns.ofPerson, population: population))
  }

  /// The sector as a draw has it; its tables stay formed, however few of their people come.
  func standing(_ chance: inout Chance, _ settings: PrioritySettings) -> Standing {
    var sums: [Double]
    switch source {
    case .people(let patterns, let draw): sums = patterns.sums(draw.counts(patterns.count, &chance))
    case .normal(let draw): sums = draw.sums(population: population, &chance)
    }
    if !voters.isEmpty, let votes = standing.tables.firstIndex(where: { $0.stream == .votes }) {
      let (start, middle, end) = (2 * themes * votes, 2 * themes * votes + themes, 2 * themes * (votes + 1))
      var (points, people) = (sums[start..<middle], sums[middle..<end])
      for group in voters { group.addDraw(to: &points, &people, &chance) }
      sums.replaceSubrange(start..<middle, with: points)
      sums.replaceSubrange(middle..<end, with: people)
    }
    var drawn = standing
    drawn.tables = standing.tables.enumerated().compactMap { at, table in
      let start = 2 * themes * at
      return LeagueTable(
        sums: sums[start..<(start + themes)], counts: sums[(start + themes)..<(start + 2 * themes)], table.stream)
    }
    if settings.sectors == .respondents, standing.sector != .all { drawn.weight = sums.last }
    return drawn
  }
}
