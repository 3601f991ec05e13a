internal import Responses
internal import Surveys

/// Redraws the people of one sector: the scores that a sample of them comes to.
struct SectorDraw {
  /// A sector of more people than this is drawn from a normal distribution of its sums.
  static let mostPeople = 20_000

  private enum Source {
    case people(Patterns, PeopleDraw)
    case normal(NormalDraw)
  }

  /// What a draw is reckoned in, which the next one uses again.
  struct Room {
    fileprivate var counts: [Int] = []
    fileprivate var columns: [Double] = []
    fileprivate var sums: [Double] = []
    fileprivate var table: TableScores
    fileprivate var scores: WeightedMeans

    /// For a survey of so many themes, of which so many are ranked.
    init(themes: Int, ranked: Int) {
      table = TableScores(themes: themes)
      scores = WeightedMeans(count: ranked)
    }
  }

  private let standing: Standing
  private let settings: PrioritySettings
  /// How much each table counts.
  private let weights: [Double]
  private let themes: Int
  private var source: Source
  private let population: Int?
  /// Those who voted at sessions, drawn beside the people, session by session.
  private let voters: [SessionVoters]
  let manner: Certainty.Redrawn.Manner

  /// Reads the people once; linear in them.
  init(
    _ standing: Standing, _ people: some Sequence<Int>, _ evidence: Evidence, _ settings: PrioritySettings, themes: Int,
    mostPeople: Int = mostPeople
  ) {
    self.standing = standing
    self.settings = settings
    weights = standing.tables.map { settings.weight(of: $0.stream) }
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

  /// Draws the sector once more, and adds its scores with its weight to the priorities of some themes.
  ///
  /// Its tables stay formed, however few of their people come. Linear in the people or, in a large sector, quadratic in the columns of its sums.
  func add(to priorities: inout WeightedMeans, of themes: [Int], _ chance: inout Chance, _ room: inout Room) {
    switch source {
    case .people(let patterns, let draw):
      draw.count(into: &room.counts, patterns.count, &chance)
      patterns.sum(room.counts, into: &room.sums, columns: &room.columns)
    case .normal(let draw): room.sums = draw.sums(population: population, &chance)
    }
    if !voters.isEmpty, let votes = standing.tables.firstIndex(where: { $0.stream == .votes }) {
      for group in voters { group.addDraw(to: &room.sums, from: 2 * self.themes * votes, &chance) }
    }
    let isByPeople = settings.sectors == .respondents && standing.sector != .all
    guard let weight = isByPeople ? room.sums.last : standing.weight, weight > 0 else { return }
    room.scores.clear()
    for table in weights.indices where weights[table] > 0 {
      guard room.table.read(sums: room.sums, from: 2 * self.themes * table) else { continue }
      room.scores.add(weights[table]) { at in
        let score = room.table[themes[at]]
        return score.isNaN ? nil : score
      }
    }
    priorities.add(weight) { room.scores[$0] }
  }
}
