internal import Priorities
internal import Surveys

extension PriorityReport {
  /// The areas that a plan would carry, as a sentence names them: `the first 6`, or `the first` where there is one.
  var firstPlaces: String { "the first" + (result.settings.top == 1 ? "" : " \(result.settings.top)") }

  /// The verb that goes with them.
  var stay: String { result.settings.top == 1 ? "stays" : "stay" }

  /// What comes into the first places and what goes out of them; empty where nothing does.
  func moves(enter: [Name], leave: [Name]) -> String {
    Figures.list(
      [
        enter.isEmpty ? nil : "\(labels(enter)) \(enter.count == 1 ? "comes" : "come") in",
        leave.isEmpty ? nil : "\(labels(leave)) \(leave.count == 1 ? "goes" : "go") out",
      ].compactMap { $0 })
  }

  /// Which areas other rules have among the first, against this paper's; nil where no area is left out.
  private func firstPlacesByRule(_ rules: Certainty.Rules) -> String? {
    guard !isNoneLeftOut else { return nil }
    let top = result.settings.top
    let own = ranked.map(\.theme).prefix(top)
    let kemeny = rules.kemenyOptima > 1 ? "Kemeny’s rule as shown" : "Kemeny’s rule"
    let others = [
      ("Schulze’s rule", rules.schulze),
      (kemeny, rules.kemeny?.map { [$0] } ?? []),
      ("the share of dots", rules.votes ?? []),
    ].filter { !$0.1.isEmpty }
    var same: [String] = []
    var changes: [String] = []
    for (name, tiers) in others {
      var sure: [Name] = []
      var edge: [Name] = []
      for tier in tiers where sure.count < top && edge.isEmpty {
        if sure.count + tier.count > top { edge = tier } else { sure += tier }
      }
      let found = moves(
        enter: sure.filter { !own.contains($0) }, leave: own.filter { !sure.contains($0) && !edge.contains($0) })
      let tie =
        edge.isEmpty ? "" : "\(labels(edge)) are level for the last \(top - sure.count == 1 ? "place" : "places")"
      let change = Figures.list([found, tie].filter { !$0.isEmpty })
      // Another of Kemeny's orders may have them otherwise.
      if change.isEmpty {
        same.append(name)
      } else if name != kemeny || rules.kemenyOptima == 1 {
        changes.append("By \(name), \(change).")
      }
    }
    let start =
      same.isEmpty ? [] : ["T\(firstPlaces.dropFirst()) \(top == 1 ? "is" : "are") the same by \(Figures.list(same))."]
    return (start + changes).joined(separator: " ")
  }

  /// The orders that other rules make of the same tables, beside this paper's; empty where there are none.
  var ruleBlocks: [Paper.Block] {
    guard let rules = result.certainty.rules, ranked.count > 1 else { return [] }
    var columns: [(String, [Name: String])] = []
    func places(_ tiers: [[Name]]) -> [Name: String] {
      var found: [Name: String] = [:]
      var place = 1
      for tier in tiers {
        for theme in tier { found[theme] = "\(place)\(tier.count > 1 ? " =" : "")" }
        place += tier.count
      }
      return found
    }
    let own = ranked.map { ($0.theme, shownPlace($0) ?? "–") }
    columns.append(("This paper", Dictionary(own, uniquingKeysWith: { first, _ in first })))
    columns.append(("Schulze", places(rules.schulze)))
    if let kemeny = rules.kemeny { columns.append(("Kemeny", places(kemeny.map { [$0] }))) }
    if let votes = rules.votes { columns.append(("Share of dots", places(votes))) }
    var words =
      "Other rules make an order of the same tables. Schulze’s and Kemeny’s count in how many of them one area stands above another."
    if rules.kemenyOptima > 1 {
      words += " By Kemeny’s, \(rules.kemenyOptima) orders are equally good; one of them is shown."
    }
    for rule in rules.missing {
      words +=
        rule == .kemeny
        ? " Kemeny’s is left out, since it is computed for up to 12 areas."
        : " The share of dots is left out, since \(result.settings.weight(of: .votes) > 0 ? "no dots were counted" : "dots have no weight in this order")."
    }
    let table = Paper.Table(
      caption: "Places by other rules", head: ["Area"] + columns.map(\.0),
      lines: ranked.map { theme in [label(ofTheme: theme.theme)] + columns.map { $0.1[theme.theme] ?? "–" } },
      isCaptionedByHeading: true)
    return [.heading("By other rules")] + (firstPlacesByRule(rules).map { [.numbered($0)] } ?? [])
      + [.numbered(words), .table(table)] + differenceBlocks(rules)
  }

  /// The pairs of areas that stand one way round by some rule and the other way round by another, gathered by the area that is in most of them.
  private func differenceBlocks(_ rules: Certainty.Rules) -> [Paper.Block] {
    let count = rules.differ.count
    guard count > 0 else {
      return [.numbered("No two areas stand one way round by one of these rules and the other way round by another.")]
    }
    let most = 40
    var left = Array(rules.differ.prefix(most))
    var lines: [String] = []
    while !left.isEmpty {
      func pairs(of theme: Name) -> Int { left.count { $0.first == theme || $0.second == theme } }
      let busiest = ranked.map(\.theme).reduce(left[0].first) { pairs(of: $1) > pairs(of: $0) ? $1 : $0 }
      let others = left.filter { $0.first == busiest || $0.second == busiest }.map {
        $0.first == busiest ? $0.second : $0.first
      }
      left.removeAll { $0.first == busiest || $0.second == busiest }
      lines.append("\(labels([busiest])) and \(others.count > 1 ? "each of " : "")\(labels(others))")
    }
    if count > most { lines.append("and \(count - most) more pairs, in priority-report.json") }
    let pairs = count == 1 ? "one pair of areas stands" : "\(count) pairs of areas stand"
    return [
      .numbered(
        "By these rules, this paper’s among them, \(pairs) one way round by one and the other way round by another:"),
      .list(lines, ordered: false),
    ]
  }
}
