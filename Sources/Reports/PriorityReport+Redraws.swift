internal import Priorities
internal import Surveys

/// What becomes of the order when people are redrawn: a picture, a table, and how to read them.
extension PriorityReport {
  /// A verdict in words, with a sign of its own.
  func word(_ verdict: ThemeFigures.Verdict?) -> String {
    switch verdict {
    case .firm: "● firm"
    case .likely: "◐ likely"
    case .contested: "◇ contested"
    case .close: "○ close"
    case .notPriority: "– not a priority"
    case nil: "–"
    }
  }

  var redrawBlocks: [Paper.Block] {
    guard ranked.contains(where: { $0.rangeInRedraws != nil }) else { return [] }
    let settings = result.settings
    var blocks: [Paper.Block] = [
      .numbered(
        "Would other people have said the same? The people of each group were redrawn \(settings.bootstrap) times, as if others like them had "
          + "come, and the order was made anew each time. The picture and the table show what became of each area.")
    ]
    blocks.append(
      .chart(
        .ranges(
          title: "Where each area could stand", top: isNoneLeftOut ? nil : settings.top,
          lines: ranked.compactMap { theme in
            guard let rank = theme.rank, let range = theme.rangeInRedraws else { return nil }
            return Paper.Chart.Range(
              label: label(ofTheme: theme.theme), rank: rank, range: range,
              word: theme.verdict == nil ? "" : word(theme.verdict), isFirm: theme.verdict == .firm)
          })))
    let open = !isNoneLeftOut
    blocks.append(
      .table(
        Paper.Table(
          caption: "How sure each place is",
          head: ["Area"] + (open ? ["Verdict"] : []) + ["Rank", "Range in redraws"]
            + (open ? ["Redraws in \(firstPlaces)"] + (weighed ? ["Weightings"] : []) : []) + ["Band"],
          lines: ranked.map { theme in
            let range = theme.rangeInRedraws.map {
              $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
            }
            return [label(ofTheme: theme.theme)] + (open ? [word(theme.verdict)] : [])
              + [theme.rank.map(String.init) ?? "–", range ?? "–"]
              + (open
                ? [Figures.share(theme.inTop)] + (weighed ? [Figures.share(theme.weightingsInTop)] : []) : [])
              + [theme.band.map(String.init) ?? "–"]
          }, hasTwoWordColumns: open)))
    blocks += [.numbered("In the table:"), .list(wordsOfTheTable, ordered: false)]
    if open, weighed, isSameByWeight {
      blocks.append(.numbered("However the kinds of evidence are weighed, \(firstPlaces) \(stay) the same."))
    }
    return blocks + manners.map { .numbered($0) }
  }

  /// What each word of the table means: the verdicts that stand in it, and its columns.
  private var wordsOfTheTable: [String] {
    let verdicts: [(ThemeFigures.Verdict, String)] = [
      (
        .firm,
        "among \(firstPlaces) in at least 95 % of the redraws\(weighed ? " and of the weightings" : ""), and by every other rule below. At which "
          + "place among them may still differ."
      ),
      (.likely, "among them in more than half of the redraws, and not firm."),
      (
        .contested,
        "among them in this order, but in no more than half of the redraws, or in the last third of some group’s own order."
      ),
      (.close, "not among them, but in at least a quarter of the redraws."),
      (.notPriority, "not among them, and in less than a quarter of the redraws."),
    ]
    let found = verdicts.filter { verdict, _ in ranked.contains { $0.verdict == verdict } }
    return (isNoneLeftOut ? [] : found.map { "\(word($0.0)): \($0.1)" })
      + ["Range in redraws: the places that the area took in 95 % of them."]
      + (weighed && !isNoneLeftOut
        ? [
          "Weightings: in how many of the ways to weigh the kinds of evidence the area is among \(firstPlaces); the weights go in steps of 10 %, "
            + "and none is under 10 %."
        ] : [])
      + ["Band: areas of one number are too close for the redraws to tell them from the first of them."]
  }

  private var weighed: Bool { ranked.contains { $0.weightingsInTop != nil } }

  /// Whether every weighting has the same areas first.
  private var isSameByWeight: Bool {
    ranked.allSatisfy { $0.weightingsInTop == (($0.rank ?? .max) <= result.settings.top ? 1 : 0) }
  }

  /// How groups were redrawn whose numbers are declared; empty where none are.
  private var manners: [String] {
    func groups(_ manner: Certainty.Redrawn.Manner?) -> String? {
      let sectors = result.certainty.redraws.filter { $0.manner == manner }.map { label(of: $0.sector) }
      return sectors.isEmpty ? nil : Figures.list(sectors)
    }
    let asIfEndless = "redrawn as if there were any number of them, since"
    return [
      groups(.finite).map {
        "The more of a group answered, the less can change. So these were redrawn out of as many as there are said to be: \($0)."
      },
      groups(.crowded).map { "These were \(asIfEndless) more answered than there are said to be: \($0)." },
      groups(.incomplete).map { "These were \(asIfEndless) not all who answered gave every kind of evidence: \($0)." },
      groups(nil).map {
        "Of these it is not for publication how they were redrawn, since that tells how many answered: \($0)."
      },
    ].compactMap { $0 }
  }
}
