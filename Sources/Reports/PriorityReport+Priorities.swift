internal import Priorities
internal import Sessions
internal import Surveys

extension PriorityReport {
  private var sectorLabels: [String] { result.sectors.map { label(of: $0.sector) } }

  private var lines: [Paper.Chart.Line] {
    result.themes.map { theme in
      Paper.Chart.Line(
        label: label(ofTheme: theme.theme), value: theme.rank == nil ? nil : theme.priority,
        sectors: theme.sectors.map(\.score),
        hidden: Set(theme.sectors.indices.filter { theme.sectors[$0].isHidden && theme.sectors[$0].score == nil }))
    }
  }

  /// What the figure of an area is.
  var placing: String {
    let average = result.sectors.map(\.sector) == [.all] ? "" : ", group by group"
    return
      "Each kind of evidence puts the areas in a league table\(average); the figure is the average place: 1 means top in every table, "
      + "0 bottom."
  }

  /// The order with its breakdown by sector.
  var prioritySection: Paper.Section {
    let agreed = lastAgreed
    let table = Paper.Table(
      caption: "Priorities, and how each group placed them",
      head: ["Area", "Rank"] + (agreed == nil ? [] : ["Agreed"]) + ["Priority"] + sectorLabels + ["All as one"],
      lines: result.themes.map { theme in
        let rank = shownPlace(theme) ?? "too little evidence"
        let place = agreed?.agreed.firstIndex { $0.theme == theme.theme }.map { String($0 + 1) }
        return [label(ofTheme: theme.theme), rank] + (agreed == nil ? [] : [place ?? "–"]) + [shownPriority(theme)]
          + theme.sectors.map { $0.isHidden && $0.score == nil ? Figures.hidden : Figures.decimal($0.score, 2) } + [
            Figures.decimal(theme.perPerson, 2)
          ]
      })
    var blocks: [Paper.Block] = [
      .numbered(
        placing
          + (result.themes.contains(where: \.tied)
            ? " An equals sign marks areas that the evidence does not tell apart; they share a place, and stand in the order of everyone "
              + "counted as one group, then as listed." : ""))
    ]
    if result.themes.contains(where: { $0.rank != nil }) {
      blocks.append(
        .chart(.spread(title: "Each area's priority and each group's view of it", sectors: sectorLabels, lines: lines)))
    }
    blocks.append(.table(table))
    if let agreed {
      blocks.append(
        .numbered(
          "“Rank” is the order of what people answered. “Agreed” is the one that people agreed on at “\(agreed.session.title)”, with the reasons "
            + "that stand under “\(PriorityReport.sessionTitle)”."))
    }
    return Paper.Section(title: "Priorities", blocks: blocks)
  }

  /// Where each figure comes from: theme by theme, by sector and by kind of evidence.
  var evidenceSection: Paper.Section {
    var blocks: [Paper.Block] = []
    if !result.sectors.isEmpty, result.themes.contains(where: { $0.rank != nil }) {
      blocks.append(.chart(.heat(title: "How each group placed each area", sectors: sectorLabels, lines: lines)))
    }
    if let votersAmongDots { blocks.append(.numbered(votersAmongDots)) }
    for theme in result.themes { blocks += [.heading(label(ofTheme: theme.theme)), evidenceTable(theme)] }
    return Paper.Section(title: "The evidence for each area", blocks: blocks)
  }

  /// What each group's tables say of an area, by kind of evidence.
  func evidenceTable(_ theme: ThemeFigures) -> Paper.Block {
    let lines = theme.sectors.flatMap { sector in
      sector.streams.map { stream in
        [
          label(of: sector.sector), word(stream.stream), Figures.decimal(stream.mean, 2),
          Figures.decimal(stream.place, stream.place.rounded() == stream.place ? 0 : 1),
          Figures.decimal(stream.score, 2), String(stream.people),
        ]
      }
    }
    guard !lines.isEmpty else {
      return .paragraph(
        theme.sectors.contains(where: \.isHidden)
          ? "The tables for this area are not for publication."
          : "No group has enough evidence on this area for a table.")
    }
    return .table(
      Paper.Table(
        caption: "Evidence on \(label(ofTheme: theme.theme))",
        head: ["Group", "Evidence", "Mean", "Place", "Score", "People"], lines: lines, hasTwoWordColumns: true))
  }

  func word(_ stream: Stream) -> String {
    switch stream {
    case .need: "Need"
    case .ranking: "Ranking"
    case .votes: "Dots"
    case .comments: "Comments"
    }
  }
}
