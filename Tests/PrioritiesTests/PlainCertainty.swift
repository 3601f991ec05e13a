@testable import Priorities
import Responses
import Surveys

/// The redraws as they read: in each draw a list of people, from which everything is computed again.
///
/// Who comes is the draw's own business, and tested there.
struct PlainCertainty {
  let order: PlainOrder
  private(set) var ranges: [Name: ClosedRange<Int>] = [:]
  private(set) var inTop: [Name: Double] = [:]
  private(set) var bands: [Name: Int] = [:]
  private(set) var manners: [Certainty.Redrawn.Manner] = []

  private var rules: PlainRules { PlainRules(order: order) }
  private var survey: Survey { order.method.survey }

  init(_ order: PlainOrder) {
    self.order = order
    let count = survey.priorities.bootstrap
    manners = order.sectors.map(manner)
    var best: [Name: [Int]] = [:]
    var worst: [Name: [Int]] = [:]
    var scores: [[Name: Double]] = []
    for draw in 0..<count {
      let values = priorities(draw)
      scores.append(values)
      var before = 0
      for group in rules.groups(values) {
        for theme in group {
          best[theme, default: []].append(before + 1)
          worst[theme, default: []].append(before + group.count)
        }
        before += group.count
      }
      for (theme, share) in rules.shares(values) { inTop[theme, default: 0] += share / Double(count) }
    }
    guard count > 0 else { return }
    for theme in rules.themes {
      let low = (best[theme] ?? []).sorted()[Int((25 * Double(count) / 1000).rounded(.up)) - 1]
      let high = (worst[theme] ?? []).sorted()[Int((975 * Double(count) / 1000).rounded(.up)) - 1]
      ranges[theme] = low...high
    }
    var leader: Name?
    for theme in order.order {
      let beaten = scores.count { draw in
        guard let leader, let own = draw[leader] else { return false }
        return draw[theme].map { own > $0 + 1e-9 } ?? true
      }
      if leader == nil || Double(beaten) >= 0.95 * Double(count) {
        leader = theme
        bands[theme] = (bands.values.max() ?? 0) + 1
      } else {
        bands[theme] = bands.values.max()
      }
    }
  }

  private func population(_ sector: PlainOrder.Sector) -> Int? {
    let audiences =
      switch sector.name {
      case "all": survey.audiences
      case "pooled": order.withoutAudience > 0 ? [] : survey.audiences.filter { order.small.contains($0.name) }
      default: survey.audiences.filter { $0.name == sector.name }
      }
    guard !audiences.isEmpty, audiences.allSatisfy({ $0.population != nil }) else { return nil }
    return audiences.map { $0.population ?? 0 }.reduce(0, +)
  }

  /// In the order in which they answered.
  private func people(_ sector: PlainOrder.Sector) -> [AnswerSheet] {
    guard sector.name == "pooled", let question = survey.audienceQuestion else { return sector.people }
    return order.method.people.filter { person in
      guard case .choice(let audience)? = person[question.name] else { return true }
      return order.small.contains(audience)
    }
  }

  private func manner(_ sector: PlainOrder.Sector) -> Certainty.Redrawn.Manner {
    guard let population = population(sector) else { return .withReplacement }
    if population < sector.people.count { return .crowded }
    let complete = sector.people.allSatisfy { person in
      sector.tables.allSatisfy { table in
        order.method.themes.contains { order.method.value(person, $0, table.stream) != nil }
      }
    }
    return complete && sector.sessions.isEmpty ? .finite : .incomplete
  }

  /// Priority(t) of everyone who came in one draw; tables that were formed stay formed.
  private func priorities(_ draw: Int) -> [Name: Double] {
    var lenient = survey
    lenient.priorities.smallSector = 0
    let method = PlainMethod(survey: lenient, people: [])
    var sums: [Name: (sum: Double, weight: Double)] = [:]
    for (at, sector) in order.sectors.enumerated() {
      let place =
        sector.name == "all"
        ? 0 : survey.audiences.firstIndex { $0.name == sector.name } ?? survey.audiences.count
      var chance = Chance(seed: survey.priorities.seed, path: [UInt64(place), UInt64(draw)])
      let who = PeopleDraw(
        Array(sector.people.indices), population: manners[at] == .finite ? population(sector) : nil)
      var counts: [Int] = []
      who.count(into: &counts, sector.people.count, &chance)
      let came = zip(people(sector), counts).flatMap { Array(repeating: $0, count: $1) }
      let voters = sector.sessions.flatMap { $0.drawn(order.method.themes, &chance) }
      let tables = method.tables(came, voters).filter { table in sector.tables.contains { $0.stream == table.stream } }
      let weight =
        survey.priorities.sectors == .respondents && sector.name != "all"
        ? Double(method.respondents(came)) : sector.weight
      for theme in rules.themes {
        var (sum, held) = (0.0, 0.0)
        for table in tables {
          guard let score = table.score[theme] else { continue }
          sum += (survey.priorities.weights[table.stream] ?? 1) * score
          held += survey.priorities.weights[table.stream] ?? 1
        }
        if held > 0 {
          sums[theme, default: (0, 0)].sum += weight * sum / held
          sums[theme, default: (0, 0)].weight += weight
        }
      }
    }
    return sums.filter { $0.value.weight > 0 }.mapValues { $0.sum / $0.weight }
  }
}
