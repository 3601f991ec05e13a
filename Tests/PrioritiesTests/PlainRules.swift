import Priorities
import Surveys

/// The other rules, the weightings, what is left out and the agreement, each as its definition reads: every order, every path, every pair.
struct PlainRules {
  let order: PlainOrder

  var survey: Survey { order.method.survey }
  var top: Int { survey.priorities.top }
  /// The ranked themes in the definition's order.
  var themes: [Name] { order.method.themes.filter(order.order.contains) }

  private func weight(_ stream: Stream) -> Double { survey.priorities.weights[stream] ?? 1 }

  /// The weight of the ballots that place one above the other.
  func above(_ one: Name, _ other: Name) -> Double {
    var sum = 0.0
    for sector in order.sectors {
      let all = sector.tables.map { weight($0.stream) }.reduce(0, +)
      for table in sector.tables where all > 0 {
        if let mine = table.place[one], let theirs = table.place[other], mine < theirs {
          sum += sector.weight * weight(table.stream) / all
        }
      }
    }
    return sum
  }

  // MARK: Schulze

  /// The strongest of all paths without a theme twice, each as strong as its weakest link.
  private func strength(_ from: Name, _ to: Name, _ visited: [Name]) -> Double {
    var strongest = link(from, to)
    for middle in themes where middle != to && !visited.contains(middle) {
      strongest = max(strongest, min(link(from, middle), strength(middle, to, visited + [middle])))
    }
    return strongest
  }

  private func link(_ one: Name, _ other: Name) -> Double {
    above(one, other) > above(other, one) + 1e-9 ? above(one, other) : 0
  }

  func schulze() -> [[Name]] {
    var wins: [Name: Int] = [:]
    for one in themes {
      wins[one] = themes.count {
        $0 != one && strength(one, $0, [one]) > strength($0, one, [$0]) + 1e-9
      }
    }
    return Set(wins.values).sorted().reversed().map { number in themes.filter { wins[$0] == number } }
  }

  // MARK: Kemeny

  private func orders(_ themes: [Name]) -> [[Name]] {
    guard !themes.isEmpty else { return [[]] }
    return themes.flatMap { first in orders(themes.filter { $0 != first }).map { [first] + $0 } }
  }

  /// Every best order, in the definition's order.
  func kemeny() -> [[Name]] {
    func score(_ order: [Name]) -> Double {
      var sum = 0.0
      for (at, one) in order.enumerated() { for other in order.dropFirst(at + 1) { sum += above(one, other) } }
      return sum
    }
    let scored = orders(themes).map { ($0, score($0)) }
    let best = scored.map(\.1).max() ?? 0
    return scored.filter { $0.1 >= best - 1e-9 }.map(\.0)
  }

  // MARK: Votes

  /// The mean share of each theme that was on offer; nil where nobody voted or votes do not count.
  func votes() -> [Name: Double]? {
    var means: [Name: Double] = [:]
    for theme in themes {
      means[theme] = order.method.mean(order.method.people.compactMap { order.method.value($0, theme, .votes) })
    }
    let anybody = order.method.respondents(order.method.people, in: [.votes]) > 0
    return anybody && weight(.votes) > 0 ? means : nil
  }

  // MARK: Everything together

  /// The pairs that two rules order differently, and the themes that every rule has in the top.
  func comparison() -> (differ: Set<[Name]>, inTop: [Name]) {
    var ranks: [[Name: Int]] = [Dictionary(uniqueKeysWithValues: order.order.enumerated().map { ($1, $0) })]
    var tiers: [Name: Int] = [:]
    for (place, tier) in schulze().enumerated() { for theme in tier { tiers[theme] = place } }
    ranks.append(tiers)
    let best = themes.count <= 12 ? kemeny() : []
    let votes = votes()
    let groups = order.method.groups(votes ?? [:], within: 1e-12)
    var shares: [Name: Int] = [:]
    for (place, group) in groups.enumerated() { for theme in group { shares[theme] = place } }
    if votes != nil { ranks.append(shares) }
    func sides(_ one: Name, _ other: Name) -> Set<Bool> {
      var sides: Set<Bool> = []
      for rank in ranks { if let a = rank[one], let b = rank[other], a != b { sides.insert(a < b) } }
      let ways = Set(best.map { ($0.firstIndex(of: one) ?? 0) < ($0.firstIndex(of: other) ?? 0) })
      return ways.count == 1 ? sides.union(ways) : sides
    }
    var differ: Set<[Name]> = []
    for (at, one) in order.order.enumerated() {
      for other in order.order.dropFirst(at + 1) where sides(one, other).count == 2 { differ.insert([one, other]) }
    }
    let inTop = themes.filter { theme in
      ranks.dropFirst().allSatisfy { rank in rank[theme].map { own in rank.values.count { $0 <= own } <= top } ?? false
      }
        && best.allSatisfy { $0.prefix(top).contains(theme) }
    }
    return (differ, inTop)
  }

  // MARK: Weightings and what is left out

  /// Priority(t) with some weights of streams, and without one sector.
  func priorities(_ weights: (Stream) -> Double, without sector: Name? = nil) -> [Name: Double] {
    var found: [Name: Double] = [:]
    for theme in themes {
      var (sum, all) = (0.0, 0.0)
      for one in order.sectors where one.name != sector {
        var (own, held) = (0.0, 0.0)
        for table in one.tables {
          guard let score = table.score[theme] else { continue }
          own += weights(table.stream) * score
          held += weights(table.stream)
        }
        if held > 0 {
          sum += one.weight * own / held
          all += one.weight
        }
      }
      if all > 0 { found[theme] = sum / all }
    }
    return found
  }

  /// The streams that some table has and that weigh something.
  var streams: [Stream] {
    Stream.allCases.filter { stream in
      weight(stream) > 0 && order.sectors.contains { $0.tables.contains { $0.stream == stream } }
    }
  }

  /// Groups of equal themes, those without a score together at the end.
  func groups(_ values: [Name: Double]) -> [[Name]] {
    let rest = themes.filter { values[$0] == nil }
    return order.method.groups(values, within: 1e-9) + (rest.isEmpty ? [] : [rest])
  }

  /// How much of a place in the top each theme has.
  func shares(_ values: [Name: Double]) -> [Name: Double] {
    var shares: [Name: Double] = [:]
    var before = 0
    for group in groups(values) {
      let left = Double(max(0, min(top - before, group.count)))
      for theme in group { shares[theme] = left / Double(group.count) }
      before += group.count
    }
    return shares
  }

  func weightings() -> [Name: Double]? {
    let streams = streams
    guard streams.count > 1 else { return nil }
    var found: [Name: Double] = [:]
    var count = 0.0
    for number in 0..<10_000 {
      let tenths = Stream.allCases.enumerated().map { number / [1000, 100, 10, 1][$0.offset] % 10 }
      guard tenths.reduce(0, +) == 10,
        Stream.allCases.allSatisfy({ streams.contains($0) == (tenths[$0.order] > 0) })
      else { continue }
      count += 1
      let shares = shares(priorities { streams.contains($0) ? Double(tenths[$0.order]) / 10 : weight($0) })
      for theme in themes { found[theme, default: 0] += shares[theme] ?? 0 }
    }
    return found.mapValues { $0 / count }
  }
}
