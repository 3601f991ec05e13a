internal import Priorities
internal import Surveys

extension PriorityReport {
  /// The ranked themes, in order.
  var ranked: [ThemeFigures] { result.themes.filter { $0.rank != nil } }

  private var names: [Name: String] {
    Dictionary(survey.themes.map { ($0.name, $0.label.text) }, uniquingKeysWith: { first, _ in first })
  }

  func labels(_ themes: [Name]) -> String {
    Figures.list(themes.map { "“\(names[$0] ?? $0.text)”" })
  }

  /// How sure the first places are, in a sentence for a board; nil where no area is ranked.
  var certaintySentence: String? {
    guard !ranked.isEmpty else { return nil }
    if isNoneLeftOut {
      return
        "A plan has room for every area that is ranked, so nothing is in or out by a hair; only the order could differ."
    }
    guard ranked.contains(where: { $0.verdict != nil }) else {
      return "How sure the first places are was not computed, since the survey asks for no redraws."
    }
    let top = ranked.filter { $0.verdict.map { $0 != .close && $0 != .notPriority } ?? false }
    let parts: [(ThemeFigures.Verdict, String, String)] = [
      (.firm, "stands firm", "stand firm"), (.likely, "is likely", "are likely"),
      (.contested, "is contested, in doubt or low with some group", "are contested, in doubt or low with some group"),
    ]
    let found = parts.compactMap { verdict, one, many -> String? in
      let themes = top.filter { $0.verdict == verdict }.map(\.theme)
      guard !themes.isEmpty else { return nil }
      let isAll = themes.count == top.count && top.count > 1
      let count = isAll && themes.count == 2 ? "both" : "\(isAll ? "all " : "")\(themes.count)"
      return "\(count) \(themes.count == 1 ? one : many) (\(labels(themes)))"
    }
    let near = ranked.filter { $0.verdict == .close }
    let close = near.isEmpty ? noneClose(ranked) : someClose(near)
    if let first = top.first, top.count == 1, let (_, one, _) = parts.first(where: { $0.0 == first.verdict }) {
      return "The first, \(labels([first.theme])), \(one).\(close)"
    }
    return "Of the first \(top.count), \(Figures.list(found)).\(close)"
  }

  /// Which other areas come close, and how often they come into the first places.
  private func someClose(_ near: [ThemeFigures]) -> String {
    let shares = Figures.list(near.map { Figures.share($0.inTop) })
    let (comes, it) = near.count == 1 ? ("comes", "it") : ("come", "they")
    return
      " Of the others, \(labels(near.map(\.theme))) \(comes) close: had other people like them come, \(it) would be among these in "
      + "\(shares) of the redraws."
  }

  /// That no other area comes often into the first places, and which comes nearest; empty where there is no other.
  private func noneClose(_ ranked: [ThemeFigures]) -> String {
    let others = ranked.filter { $0.verdict == .notPriority }
    if isCensus { return " Everyone in the groups answered, so there is nobody else who could have come." }
    guard let nearest = others.max(by: { ($0.inTop ?? 0) < ($1.inTop ?? 0) }) else { return "" }
    let share = nearest.inTop ?? 0
    return share < 0.005
      ? " Had other people like them come, no other area would be among these."
      : " Had other people like them come, no other area would often be among these: "
        + "\(labels([nearest.theme])) comes nearest, in \(Figures.share(share)) of the redraws."
  }

  /// Whether everyone there is said to be answered, and gave every kind of evidence, so that the redraws change nothing.
  private var isCensus: Bool {
    result.withoutAudience == 0 && !result.audiences.isEmpty
      && result.audiences.allSatisfy { $0.people != nil && $0.people == $0.population }
      && result.certainty.redraws.allSatisfy { $0.manner == .finite }
  }

  /// How sure the order is: the redraws, other rules, what is left out, and whether the groups agree; nil where no area is ranked.
  var certaintySection: Paper.Section? {
    guard let sentence = certaintySentence else { return nil }
    var blocks: [Paper.Block] = [.numbered(sentence)]
    blocks += redrawBlocks + ruleBlocks + leftOutBlocks + agreementBlocks + twinBlocks
    return Paper.Section(title: "How sure is the order", blocks: blocks)
  }

  private var leftOutBlocks: [Paper.Block] {
    guard let all = result.certainty.leaveOneOut, !all.isEmpty else { return [] }
    func name(_ part: Certainty.LeftOut.Part) -> String {
      switch part {
      case .stream(let stream): word(stream).lowercased()
      case .sector(let sector): label(of: sector)
      }
    }
    let changing = all.filter { !$0.enter.isEmpty || !$0.leave.isEmpty }
    let same = all.filter { $0.enter.isEmpty && $0.leave.isEmpty }.map { name($0.part) }
    var blocks: [Paper.Block] = [.heading("Without one kind of evidence, or one group")]
    if !same.isEmpty {
      let rest = changing.isEmpty ? "whatever one is left out of" : "without any one of"
      blocks.append(
        .numbered("T\(firstPlaces.dropFirst()) \(stay) the same \(rest): \(same.joined(separator: ", "))."))
    }
    if !changing.isEmpty {
      blocks.append(.numbered("What changes in \(firstPlaces):"))
      blocks.append(
        .list(
          changing.map { "Without \(name($0.part)), \(moves(enter: $0.enter, leave: $0.leave))." }, ordered: false))
    }
    return blocks
  }

  private var twinBlocks: [Paper.Block] {
    let (twins, asked) = (result.certainty.twins ?? [], result.certainty.asOne)
    if twins.isEmpty, asked.isEmpty {
      // An edition for publication leaves out pairs that it must not show, and so cannot say that there are none.
      guard result.certainty.twins != nil, !result.isPublic else { return [] }
      return [.heading("Areas that may be one"), .numbered("No two areas are written of by mostly the same people.")]
    }
    func first(_ merged: [Name]) -> String {
      let order = merged.prefix(result.settings.top).map { names[$0] ?? $0.text }
      return
        "As one area, under the first name, the first\(order.count == 1 ? "" : " \(order.count)") would be: \(order.joined(separator: "; "))."
    }
    return [.heading("Areas that may be one")]
      + twins.map { pair in
        .numbered(
          "Mostly the same people write of \(labels([pair.first])) and \(labels([pair.second])): \(pair.people) of both, which is "
            + "\(Figures.share(pair.jaccard)) of those who write of either. " + first(pair.merged))
      }
      + asked.map { one in
        let top = Set(result.themes.prefix { ($0.rank ?? .max) <= result.settings.top }.map(\.theme))
        let then = Set(one.merged.prefix(result.settings.top))
        let (enter, leave) = (
          one.merged.filter { then.contains($0) && !top.contains($0) }, top.subtracting(then).subtracting(one.themes)
        )
        let moves = moves(enter: enter, leave: result.themes.map(\.theme).filter(leave.contains))
        return .numbered(
          "It was asked what becomes of the order if \(labels(one.themes)) are one. " + first(one.merged)
            + (then.contains(one.themes[0]) ? "" : " It would not be among them itself.")
            + (moves.isEmpty ? "" : " Of the others, \(moves)."))
      }
  }

  /// Which two groups agree most and which least; nil where they are not one pair each.
  private func extremes(_ pairs: [Certainty.SectorPair]) -> String? {
    let sorted = pairs.filter { $0.tauB != nil }.sorted { ($0.tauB ?? 0) < ($1.tauB ?? 0) }
    guard sorted.count > 2, let least = sorted.first, let most = sorted.last else { return nil }
    let stand =
      abs((sorted[1].tauB ?? 0) - (least.tauB ?? 0)) > 1e-9
      && abs((sorted[sorted.count - 2].tauB ?? 0) - (most.tauB ?? 0)) > 1e-9
    guard stand else { return nil }
    func names(_ pair: Certainty.SectorPair) -> String { "\(label(of: pair.first)) and of \(label(of: pair.second))" }
    return "The orders of \(names(most)) are the most alike, those of \(names(least)) the least."
  }

  private var agreementBlocks: [Paper.Block] {
    let agreement = result.certainty.agreement
    guard !agreement.pairs.isEmpty else { return [] }
    let words =
      agreement.kendallW.map {
        "From 0, no agreement, to 1, one and the same order, all the groups together come to \(Figures.decimal($0, 2)), over the "
          + "\(agreement.themes) areas that every group placed (Kendall’s W)."
      }
      ?? "The groups’ orders cannot be compared as a whole: "
      + (agreement.themes < 2
        ? "too few areas were placed by every group." : "the areas that every group placed are level with one another.")
    return [
      .heading("Do the groups agree"),
      .numbered(
        (extremes(agreement.pairs).map { $0 + " " } ?? "") + words
          + " The table has two groups at a time, from −1, the reverse order, to 1, the same (Kendall’s tau-b)."),
      .table(
        Paper.Table(
          caption: "How much two groups agree", head: ["Group", "and", "Agreement"],
          lines: agreement.pairs.map {
            [label(of: $0.first), label(of: $0.second), Figures.decimal($0.tauB, 2)]
          }, hasTwoWordColumns: true)),
    ]
  }
}
