internal import Plans
internal import Priorities
package import Sessions
internal import Surveys
package import Themes

/// What is behind a figure, back to answers, comments, contributions and dots, and what came of it, forward to improvements, actions and their standing.
///
/// For organisers: nothing is hidden for being small, and nothing says who wrote or said a thing.
package struct TraceReport: Sendable {
  let report: PriorityReport
  /// Nil where nobody was asked for comments.
  let codings: Codings?
  let outcomes: [SessionOutcome]
  /// What was said at sessions, with what was decided about it; nil where there are no themes to code it to.
  let contributions: Codings?
  /// Nil where there is no plan that can be read.
  let progress: ProgressReport?
  /// Why the plan cannot be read; nil where it can be, or where there is none.
  let planFault: String?
  let subject: TraceSubject

  /// - Parameter progress: the plan with what was noted of it, on the day of the trace.
  package init(
    _ report: PriorityReport, _ codings: Codings?, _ outcomes: [SessionOutcome], contributions: Codings? = nil,
    _ progress: ProgressReport?, planFault: String? = nil, of subject: TraceSubject
  ) {
    self.report = report
    self.codings = codings
    self.outcomes = outcomes
    self.contributions = contributions
    self.progress = progress
    self.planFault = planFault
    self.subject = subject
  }

  var survey: Survey { report.survey }

  /// The way there and back as a paper, its parts in the order of the chain.
  package var paper: Paper {
    Paper(
      language: "en", title: title, front: [Paper.Entry(label: "Survey", text: survey.title.text)],
      notice: report.notice, mark: report.mark, summary: summary,
      sections: sections)
  }

  private var title: String {
    switch subject {
    case .theme(let theme): "What is behind ‘\(report.label(ofTheme: theme))’, and what came of it"
    case .question(let name, let row): "What is behind ‘\(label(name, row))’, and what came of it"
    case .improvement(let place): "Improvement \(place + 1), and what is behind it"
    case .action(let id): "Action \(id), and what is behind it"
    }
  }

  func label(_ name: Name, _ row: Name?) -> String {
    guard let row, case .matrix(let matrix)? = survey.question(named: name)?.kind,
      let line = matrix.rows.first(where: { $0.name == row })
    else { return report.label(ofQuestion: name) }
    return "\(report.label(ofQuestion: name)) – \(line.label.text)"
  }

  // MARK: - What belongs to it

  /// The improvement of the plan that is traced, with its place; nil where an area or a question is.
  private var improvement: (place: Int, improvement: Improvement)? {
    guard let plan = progress?.plan else { return nil }
    switch subject {
    case .improvement(let place): return (place, plan.improvements[place])
    case .action(let id):
      let place = plan.improvements.firstIndex { $0.actions.contains { $0.id == id } }
      return place.map { ($0, plan.improvements[$0]) }
    case .theme, .question: return nil
    }
  }

  /// The areas that it speaks of.
  var themes: [Name] {
    switch subject {
    case .theme(let theme): return [theme]
    case .question(let name, let row):
      guard let question = survey.question(named: name) else { return [] }
      return survey.themes.map(\.name).filter { Set(question.themes(of: row, survey)).contains($0) }
    case .improvement, .action: return improvement?.improvement.theme.map { [$0] } ?? []
    }
  }

  private var summary: [Paper.Block] {
    var blocks: [Paper.Block] = []
    if let (place, improvement) = improvement {
      if case .action(let id) = subject, let action = improvement.actions.first(where: { $0.id == id }) {
        blocks.append(.paragraph("\(id) \(action.action)"))
        blocks.append(.paragraph("It belongs to improvement \(place + 1): \(improvement.improvement)."))
      } else {
        blocks.append(.paragraph("\(improvement.improvement)."))
      }
      if let source = improvement.source { blocks.append(.paragraph("It comes from: \(source).")) }
      if improvement.theme == nil { blocks.append(.paragraph("It names no area of the survey.")) }
    }
    let ranks = Dictionary(
      report.result.themes.enumerated().map { ($1.theme, $0) }, uniquingKeysWith: { first, _ in first })
    let lines = themes.sorted { ranks[$0, default: .max] < ranks[$1, default: .max] }.map(standing)
    blocks += lines.count > 1 ? [.list(lines, ordered: false)] : lines.map { .paragraph($0) }
    if case .question(let name, _) = subject, name == survey.audienceQuestion?.name {
      blocks.append(
        .paragraph(
          "These answers say to which group each person belongs, and so in which group’s tables the others of their answers count."
        ))
    } else if case .question = subject, themes.isEmpty {
      blocks.append(
        .paragraph("These answers count for no area. They are shown in the report, and move nothing in the order."))
    }
    return blocks
  }

  /// Where an area stands, in a sentence.
  private func standing(of theme: Name) -> String {
    let label = report.label(ofTheme: theme)
    guard let figures = report.result.themes.first(where: { $0.theme == theme }) else { return "\(label)." }
    let ranked = report.result.themes.count { $0.rank != nil }
    guard let rank = report.place(figures) else { return "\(label): too little evidence for a place in the order." }
    var text = "\(label): place \(rank) of \(ranked), priority \(Figures.decimal(figures.priority, 2))"
    text += figures.tied ? ", tied" : ""
    if let range = figures.rangeInRedraws, let verdict = figures.verdict {
      text += "; in redraws from place \(range.lowerBound) to \(range.upperBound), \(verdict.words)"
    }
    return text + "."
  }

  // MARK: - The chain

  private var sections: [Paper.Section] {
    var sections: [Paper.Section] = []
    func add(_ title: String, _ blocks: [Paper.Block]) {
      if !blocks.isEmpty { sections.append(Paper.Section(title: title, blocks: blocks)) }
    }
    if case .question(let name, let row) = subject {
      add("The answers", report.questionBlocks(name, row: row))
      add("What people wrote", commentCounts(to: name))
    } else {
      for theme in themes {
        add("The figure", figure(of: theme))
        add("The answers", answers(on: theme))
        add("What people wrote", comments(on: theme))
        add("What was said and placed at sessions", said(of: theme))
      }
    }
    add("What is done about it", actions)
    return sections
  }

  private var actions: [Paper.Block] {
    if let planFault {
      return [.paragraph("The plan is there, and nothing can be shown of it. \(planFault)")]
    }
    guard let progress else { return themes.isEmpty ? [] : [.paragraph("There is no plan yet that could answer it.")] }
    let wanted: [Int] =
      if let place = improvement?.place { [place] } else {
        progress.plan.improvements.indices.filter { place in
          progress.plan.improvements[place].theme.map(themes.contains) ?? false
        }
      }
    guard !wanted.isEmpty else {
      return themes.isEmpty ? [] : [.paragraph("No improvement of the plan answers it.")]
    }
    return wanted.flatMap { forward($0, progress) }
  }

  private func forward(_ place: Int, _ progress: ProgressReport) -> [Paper.Block] {
    let (improvement, all) = progress.sections[place]
    var lines = all
    if case .action(let id) = subject { lines = all.filter { $0.action.id == id } }
    var blocks: [Paper.Block] = [.heading("Improvement \(place + 1): \(improvement.improvement)")]
    if !improvement.outcome.isEmpty {
      blocks.append(
        .paragraph("It should bring: \(improvement.outcome.joined(separator: "; ")).".replacing("..", with: ".")))
    }
    guard !lines.isEmpty else { return blocks + [.paragraph("No action carries it out yet.")] }
    blocks.append(
      .table(
        Paper.Table(
          caption: "Its actions, and how they stand on \(Figures.day(progress.on))",
          head: ["Action", "Lead", "Date", "As noted", "By its date"],
          lines: lines.map(cells), hasTwoWordColumns: true)))
    for line in lines {
      let notes = progress.log.notes.filter { $0.action == line.action.id && $0.date <= progress.on }
      guard !notes.isEmpty else { continue }
      blocks.append(.paragraph("Noted of \(line.action.id):"))
      blocks.append(.list(notes.map(\.words), ordered: false))
    }
    return blocks
  }

  private func cells(_ line: ProgressReport.Line) -> [String] {
    let date = [line.target, line.due.map { "due \(Figures.day($0.day))" }].compactMap(\.self).joined(separator: ", ")
    let noted = line.note?.standing.map { "\($0.sign) \($0.words)" } ?? "Nothing noted"
    let computed = line.computed.map { "\($0.standing.sign) \($0.standing.words)" } ?? "–"
    return [
      "\(line.action.id) \(line.action.action)", line.lead.isEmpty ? "–" : line.lead.joined(separator: "; "),
      date.isEmpty ? "–" : date, noted, computed,
    ]
  }
}

extension ThemeFigures.Verdict {
  /// In a sentence.
  fileprivate var words: String {
    switch self {
    case .firm: "firmly among the first"
    case .likely: "likely among the first"
    case .contested: "contested"
    case .close: "close to the first"
    case .notPriority: "not among the first"
    }
  }
}

extension ProgressNote {
  /// In a line.
  fileprivate var words: String {
    var text = Figures.day(date)
    if let standing { text += ", \(standing.words.lowercased())" }
    if let qualifier { text += " – \(qualifier)" }
    if !progress.isEmpty { text += ". Progress: \(progress.joined(separator: "; "))" }
    if !nextSteps.isEmpty { text += ". Next: \(nextSteps.joined(separator: "; "))" }
    return text.hasSuffix(".") ? text : text + "."
  }
}
