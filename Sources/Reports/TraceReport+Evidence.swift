internal import Priorities
internal import Responses
internal import Sessions
internal import Surveys
internal import Themes

extension TraceReport {
  /// The most comments and contributions that are shown of an area; the count says how many there are.
  private static let most = 200

  // MARK: - The figure

  /// How each sector and each stream placed an area.
  func figure(of theme: Name) -> [Paper.Block] {
    guard let figures = report.result.themes.first(where: { $0.theme == theme }) else { return [] }
    var blocks: [Paper.Block] = []
    let weights = Dictionary(report.result.sectors.map { ($0.sector, $0) }, uniquingKeysWith: { first, _ in first })
    if !figures.sectors.isEmpty {
      blocks.append(
        .table(
          Paper.Table(
            caption: "Each group's view of it, and how much the group counts",
            head: ["Group", "Score", "Weight", "People", "With any evidence"],
            lines: figures.sectors.map { score in
              let sector = weights[score.sector]
              return [
                report.label(of: score.sector), Figures.decimal(score.score, 2), Figures.decimal(sector?.weight, 2),
                Figures.count(sector?.people), Figures.count(sector?.respondents),
              ]
            })))
    }
    return blocks + (report.votersAmongDots.map { [.paragraph($0)] } ?? []) + [report.evidenceTable(figures)]
  }

  // MARK: - The answers

  /// The answers to each question that say something of an area.
  func answers(on theme: Name) -> [Paper.Block] {
    var blocks: [Paper.Block] = []
    for question in survey.questionsOutsideRepeats {
      guard let evidence = question.evidence, evidence != .comments else { continue }
      let kind = report.word(evidence)
      switch question.kind {
      case .matrix(let matrix):
        for row in matrix.rows where question.theme(of: row) == theme {
          blocks += [.heading("\(kind): \(label(question.name, row.name))")]
          blocks += report.questionBlocks(question.name, row: row.name)
        }
      case .rank(let set, _), .allocate(let set, _):
        guard let at = set.choices.firstIndex(where: { $0.name == theme }) else { continue }
        blocks += [.heading("\(kind): \(report.label(ofQuestion: question.name))")]
        blocks += report.questionBlocks(question.name, row: nil).map { $0.line(at) }
      default:
        guard question.theme == theme else { continue }
        blocks += [.heading("\(kind): \(report.label(ofQuestion: question.name))")]
        blocks += report.questionBlocks(question.name, row: nil)
      }
    }
    return blocks
  }

  // MARK: - Comments

  /// The comments that are coded to an area: each by its response, with its words where they may be printed.
  func comments(on theme: Name) -> [Paper.Block] {
    guard let codings, let at = survey.themes.firstIndex(where: { $0.name == theme }) else { return [] }
    let own = codings.entries.filter { entry in
      if case .settled(let themes) = entry.standing { themes.contains(at) } else { false }
    }
    let counted = report.result.comments?.themes.first { $0.theme == theme }?.comments ?? own.count
    var text = own.count == 1 ? "1 comment is" : "\(own.count) comments are"
    text += " coded to it by people"
    if counted > own.count { text += ", and \(counted - own.count) more by what a machine suggested" }
    let open = codings.entries.count { $0.standing == .open || $0.standing == .disputed }
    if open > 0 { text += ". Of all comments \(open) \(open == 1 ? "is" : "are") not settled" }
    var blocks: [Paper.Block] = [.paragraph(text + ".")]
    if !own.isEmpty { blocks.append(.list(own.prefix(TraceReport.most).map(words), ordered: false)) }
    if own.count > TraceReport.most { blocks.append(.paragraph("\(own.count - TraceReport.most) more are not shown.")) }
    return blocks
  }

  private func words(_ entry: Codings.Entry) -> String {
    guard case .answer(let response, let path) = entry.comment.place else { return "" }
    let item = path.item.map { " (\($0.name) \($0.index + 1))" } ?? ""
    let id = "\(response.text), \(path.question)\(item)"
    guard entry.mayBePrinted else { return "\(id): not to be printed" }
    let writer = report.shownGroup(entry.comment.audience).map { " – \($0)" } ?? ""
    let text = PersonalDetail.redacted(entry.comment.text).split(whereSeparator: \.isNewline).joined(separator: " ")
    return "\(id): “\(text)”\(writer)"
  }

  /// How many comments to a question are coded to each area.
  func commentCounts(to question: Name) -> [Paper.Block] {
    guard let codings, survey.question(named: question)?.evidence == .comments else { return [] }
    var counts = [Int](repeating: 0, count: survey.themes.count)
    var settled = 0
    for entry in codings.entries where entry.comment.place.path?.question == question {
      guard case .settled(let themes) = entry.standing else { continue }
      settled += 1
      for theme in themes { counts[theme] += 1 }
    }
    let all = codings.entries.count { $0.comment.place.path?.question == question }
    return [
      .paragraph(
        "\(all) \(all == 1 ? "comment was" : "comments were") written here, and \(settled) of them settled by people."),
      .table(
        Paper.Table(
          caption: "Settled comments that speak of each area", head: ["Area", "Comments"],
          lines: zip(survey.themes, counts).map { [$0.label.text, String($1)] })),
    ]
  }

  // MARK: - Sessions

  /// A contribution that the room put to an area, or that people coded to it afterwards, and which of the two; nil for any other.
  private func words(_ one: Contribution, _ state: SessionState, on theme: Name) -> String? {
    let entry = contributions.flatMap { all in all.place[.contribution(one.id)].map { all.entries[$0] } }
    let isPut = state.themes(of: one).contains(theme)
    var isCoded = false
    if case .settled(let codes)? = entry?.standing { isCoded = codes.contains { survey.themes[$0].name == theme } }
    guard isPut || isCoded else { return nil }
    let text = entry?.withheld == nil ? "“\(one.text)”" : "not to be printed"
    let group = state.standingGroup(of: one).map { " (in ‘\($0.title)’)" } ?? ""
    let table = one.table.map { ", table \($0)" } ?? ""
    guard contributions?.coders.isEmpty == false else { return "Contribution \(one.number)\(table): \(text)\(group)" }
    let source =
      isPut && isCoded ? "put to it in the room, and coded to it" : isPut ? "put to it in the room" : "coded to it"
    return "Contribution \(one.number)\(table): \(text)\(group) – \(source)"
  }

  /// What was said of an area at each session, the dots on it, and where people agreed to place it.
  func said(of theme: Name) -> [Paper.Block] {
    outcomes.flatMap { outcome -> [Paper.Block] in
      let state = outcome.state
      let own = state.contributions.compactMap { one in words(one, state, on: theme) }
      var lines = Array(own.prefix(TraceReport.most))
      if own.count > lines.count { lines.append("\(own.count - lines.count) more contributions are not shown.") }
      if let result = outcome.result, let line = result.lines.first(where: { $0.theme == theme }) {
        let counts = outcome.session.feedsOrder ? "" : "; they move nothing in the computed order"
        lines.append("\(line.dots) of \(result.dots) dots, place \(line.place)\(counts)")
      }
      lines += state.picks.filter { $0.theme == theme }.map { pick in
        "Picked by group \(pick.table)\(pick.text.map { ": \($0)" } ?? "")\(pick.reasonGiven)"
      }
      if let place = outcome.agreedOrder.firstIndex(where: { $0.theme == theme }) {
        lines.append("Agreed as \(place + 1)\(outcome.agreedOrder[place].reasonGiven)")
      }
      guard !lines.isEmpty else { return [] }
      let simulated = state.isSimulated ? " (simulated: everything in it was made up)" : ""
      return [.heading(outcome.session.title + simulated), .list(lines.map(PersonalDetail.redacted), ordered: false)]
    }
  }
}

extension Paper.Block {
  /// A table with one of its lines alone; anything else as it is.
  fileprivate func line(_ at: Int) -> Paper.Block {
    guard case .table(var table) = self, table.lines.indices.contains(at) else { return self }
    table.lines = [table.lines[at]]
    return .table(table)
  }
}

extension Question {
  /// The areas for which answers to the question, or to one row of it, count; empty for a question that is no evidence.
  func themes(of row: Name?, _ survey: Survey) -> [Name] {
    guard let evidence else { return [] }
    switch kind {
    case .matrix(let matrix):
      return matrix.rows.filter { row == nil || $0.name == row }.compactMap { $0.theme ?? theme }
    case .rank(let set, _), .allocate(let set, _): return set.choices.map(\.name)
    default: return evidence == .comments ? survey.themes.map(\.name) : theme.map { [$0] } ?? []
    }
  }
}

extension PriorityReport {
  /// A group's name where it is not a small one whose people stand among the pooled; nil for no group, too.
  func shownGroup(_ audience: Name?) -> String? {
    guard let audience, let group = result.audiences.first(where: { $0.audience == audience }), !isShownPooled(group)
    else { return nil }
    return label(of: .audience(audience))
  }

  /// The figures of one question, or of one row of it, for everyone and by group.
  func questionBlocks(_ name: Name, row: Name?) -> [Paper.Block] {
    guard let question = survey.question(named: name) else { return [] }
    let own = result.questions.filter { $0.question == name && (row == nil || $0.line == row) }
    return own.flatMap { figures in
      blocks(figures, question, byAudience: name == survey.audienceQuestion?.name ? [] : figures.byAudience)
    }
  }

  /// What kind of evidence a question gives, in a word.
  func word(_ evidence: Question.Evidence) -> String {
    switch evidence {
    case .need: "Need"
    case .importance: "Importance"
    case .performance: "Performance"
    case .ranking: "Ranking"
    case .votes: "Dots"
    case .comments: "Comments"
    }
  }
}
