internal import Priorities
package import Sessions
package import Surveys
internal import Themes

/// What a small group reads before it picks: for each of its areas the figures, what people wrote, and the ideas so far.
package struct BriefingPack: Sendable {
  private let report: PriorityReport
  private let session: Session
  private let table: String
  private let themes: [Name]
  /// What was said; without a text where it is withheld.
  private let ideas: [(session: Session, text: String?, themes: [Name])]

  /// A pack for one group; the ideas are what was said of an area at any of the sessions, without those of `withheld`, which are only counted.
  package init(
    _ report: PriorityReport, _ session: Session, table: String, themes: [Name], sessions: [SessionOutcome],
    withheld: [EventID: String] = [:]
  ) {
    self.report = report
    self.session = session
    self.table = table
    self.themes = themes
    ideas = sessions.flatMap { outcome in
      outcome.state.contributions.map {
        let text = withheld[$0.id] == nil ? PersonalDetail.redacted($0.text) : nil
        return (outcome.session, text, outcome.state.themes(of: $0))
      }
    }
  }

  /// The pack as a paper, a section for each area.
  package var paper: Paper {
    let front = [
      Paper.Entry(label: "Session", text: session.title),
      session.day.map { Paper.Entry(label: "Date", text: Figures.day($0)) },
      Paper.Entry(label: "Consultation", text: report.survey.title.text),
    ].compactMap { $0 }
    return Paper(
      language: report.survey.defaultLanguage.code, title: "Briefing for group \(table)", front: front,
      notice: report.notice, mark: mark,
      summary: [
        .paragraph(
          """
          Your group takes \(themes.count == 1 ? "one area" : "\(themes.count) areas"). For each, read the figures, then what people wrote, \
          then the ideas so far; then pick two or three improvements, and say why.
          """),
        .list(themes.map { report.label(ofTheme: $0) }, ordered: true),
      ], sections: themes.map(section))
  }

  /// What stands at the head of a pack from the organisers' edition; nil of one from that for publication.
  private var mark: String? {
    report.mark == nil
      ? nil : "Not for publication: this pack is for those at the session, and shows small groups’ figures."
  }

  private func section(_ theme: Name) -> Paper.Section {
    var blocks: [Paper.Block] = []
    if let improvement = report.theme(named: theme)?.improvement?.text {
      blocks.append(.paragraph("As an improvement: \(improvement)"))
    }
    blocks.append(.heading("The figures"))
    blocks += figures(theme)
    blocks.append(.heading("What people wrote"))
    let quotes = (report.result.comments?.quotes ?? []).filter { $0.theme == theme }
    if let line = report.result.comments?.themes.first(where: { $0.theme == theme }), !line.isHidden {
      blocks.append(
        .paragraph(line.comments == 1 ? "One comment speaks of it." : "\(line.comments) comments speak of it."))
    }
    if quotes.isEmpty {
      blocks.append(.paragraph("There are no words that may be quoted."))
    } else {
      blocks.append(.list(quotes.map { "“\($0.text)”" }, ordered: false))
    }
    blocks.append(.heading("Ideas so far"))
    let own = ideas.filter { $0.themes.contains(theme) }
    if own.isEmpty { blocks.append(.paragraph("Nothing was said of it at a session yet.")) }
    let printed = own.compactMap { idea in idea.text.map { "\($0) (\(idea.session.title))" } }
    if !printed.isEmpty { blocks.append(.list(printed, ordered: false)) }
    if let count = SessionReport.withheld(own.count - printed.count) { blocks.append(.paragraph(count)) }
    blocks.append(.heading("Our picks"))
    blocks.append(.list(Array(repeating: "……………………………………, because ……………………………………", count: 3), ordered: true))
    return Paper.Section(title: report.label(ofTheme: theme), blocks: blocks)
  }

  private func figures(_ theme: Name) -> [Paper.Block] {
    guard let standing = report.result.themes.first(where: { $0.theme == theme }),
      let rank = report.place(standing)
    else {
      return [.paragraph("There is too little evidence yet to give it a place.")]
    }
    let ranked = report.result.themes.count { $0.rank != nil }
    var text = "It stands \(rank) of \(ranked) in the survey"
    if let range = standing.rangeInRedraws, range.lowerBound < range.upperBound {
      text += ", and from \(range.lowerBound) to \(range.upperBound) in redraws"
    }
    let lines = standing.sectors.filter { !$0.streams.isEmpty || $0.score != nil }.map { sector in
      let places = sector.streams.map { "\(report.word($0.stream).lowercased()) \(Figures.decimal($0.score, 2))" }
      return [report.label(of: sector.sector), places.joined(separator: ", "), Figures.decimal(sector.score, 2)]
    }
    return [
      .paragraph(text + ". 1 means top in a table, 0 bottom."),
      .table(
        Paper.Table(
          caption: "\(report.label(ofTheme: theme)) by group", head: ["Group", "By kind of evidence", "In all"],
          lines: lines, hasTwoWordColumns: true)),
    ]
  }
}

extension BriefingPack {
  /// Which areas each small group takes: those that it was given, or else the ranked areas in order, three for each group in turn.
  ///
  /// With fewer groups than that needs, each takes more; with more, some areas are taken twice. Empty where there are no areas.
  package static func shares(_ state: SessionState, order: [Name], groups: Int?) -> [(table: String, themes: [Name])] {
    if groups == nil, !state.assignments.isEmpty {
      return state.assignments.sorted { TableOrder.precedes($0.key, $1.key) }.map { ($0.key, $0.value) }
    }
    guard !order.isEmpty else { return [] }
    let count = max(1, groups ?? (order.count + 2) / 3)
    let each = max(min(3, order.count), (order.count + count - 1) / count)
    return (0..<count).map { group in
      ("\(group + 1)", (0..<each).map { order[(group * each + $0) % order.count] })
    }
  }
}
