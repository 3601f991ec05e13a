package import Plans
internal import Surveys

/// A plan, ready to be written out, beside the priorities that it answers.
package struct PlanReport: Hashable, Sendable {
  package var plan: Plan
  /// What the survey says; nil for a plan without a survey.
  package var evidence: PlanEvidence?
  /// Words for the front page, such as of the committee paper that it is an annex of; may be empty.
  package var front: [Paper.Entry]

  package init(plan: Plan, evidence: PlanEvidence? = nil, front: [Paper.Entry] = []) {
    self.plan = plan
    self.evidence = evidence
    self.front = front
  }

  /// The heads of the plan's table.
  package static let columns = [
    "Improvement", "Lead", "Implications (risk, cost & resource)", "Target Date", "Measure", "Outcomes",
  ]

  /// The plan laid out as an annex of a committee paper.
  package var paper: Paper {
    var entries = front
    func entry(_ label: String, _ text: String?) {
      if let text, !entries.contains(where: { $0.label == label }) {
        entries.append(Paper.Entry(label: label, text: text))
      }
    }
    entry("Body", plan.body)
    entry("Drawn up", plan.made.map(Figures.day))
    let adopted = [plan.adopted.map(Figures.day), plan.adoptedBy.map { "by \($0)" }].compactMap(\.self)
    entry("Adopted", adopted.isEmpty ? nil : adopted.joined(separator: ", "))
    entry("Until", plan.ends.map(Figures.day))
    return Paper(
      language: "en", title: plan.title ?? "Improvement plan", front: entries, notice: evidence?.notice,
      summary: summary, sections: sections)
  }

  private var summary: [Paper.Block] {
    let (improvements, actions) = (plan.improvements.count, plan.actions.count)
    guard improvements > 0 else { return [.paragraph("The plan has no improvements yet.")] }
    var blocks: [Paper.Block] = [
      .paragraph(
        "The plan has \(improvements) \(improvements == 1 ? "improvement" : "improvements") and "
          + "\(actions) \(actions == 1 ? "action" : "actions"):"),
      .list(plan.improvements.map(\.improvement), ordered: true),
    ]
    if let evidence, evidence.hasOrder {
      let missing = evidence.leading.filter { area in !plan.improvements.contains { $0.theme == area.theme } }
      if !missing.isEmpty {
        blocks.append(
          .paragraph("The survey also puts first, without an improvement here: \(Figures.list(missing.map(\.label)))."))
      }
    }
    return blocks
  }

  private var sections: [Paper.Section] {
    guard !plan.improvements.isEmpty else { return [] }
    return [
      Paper.Section(
        title: "The plan",
        blocks: [
          .paragraph(
            "What stands in parentheses and in italics was inferred from the words before it and is not the authors'; "
              + "a cell that spans several actions holds for each of them."), .grid(grid),
        ])
    ]
  }

  /// The plan's table.
  package var grid: Paper.Grid {
    Paper.Grid(
      caption: "Improvements, their actions, and who does what by when", head: PlanReport.columns,
      groups: plan.improvements.enumerated().map { place, improvement in
        Paper.Grid.Group(
          heading: "\(place + 1). \(improvement.improvement)", remark: remark(improvement),
          lines: improvement.actions.indices.map { line($0, of: improvement) })
      })
  }

  private func remark(_ improvement: Improvement) -> String? {
    let area = improvement.theme.flatMap { evidence?.area($0) }
    guard let area, let evidence, evidence.hasOrder else { return improvement.source.map { "From: \($0)" } }
    let ranked = evidence.areas.count { $0.rank != nil }
    let place =
      area.rank.map { "place \($0) of \(ranked), priority \(Figures.decimal(area.priority, 2))" }
      ?? "too little evidence"
    return "In the survey – \(area.label): \(place)" + (improvement.source.map { ". From: \($0)" } ?? "")
  }

  private func line(_ at: Int, of improvement: Improvement) -> [Paper.Grid.Cell?] {
    let action = improvement.actions[at]
    var words: [Paper.Grid.Part] = [.words(["\(action.id) \(action.action)"])]
    if let source = action.source { words.append(.words(["From: \(source)"])) }
    if !action.after.isEmpty { words.append(.words(["After \(Figures.list(action.after))"])) }
    return [
      Paper.Grid.Cell(parts: words),
      cell(\.lead, at, improvement) { statements in
        let readings = LeadReading.read(statements)
        return [.words(statements)] + (readings.isEmpty ? [] : [.inferred(Figures.list(readings.map(\.words)))])
      },
      cell(\.implications, at, improvement) { $0.map { .labelled($0.label.heading, $0.statements) } },
      cell(\.target, at, improvement, parts),
      cell(\.measure, at, improvement) { [.words($0)] },
      at > 0
        ? nil
        : Paper.Grid.Cell(
          parts: improvement.outcome.isEmpty ? [] : [.words(improvement.outcome)], span: improvement.actions.count),
    ]
  }

  private func parts(_ target: Target) -> [Paper.Grid.Part] {
    let start = plan.made ?? plan.adopted
    var parts: [Paper.Grid.Part] = target.text.map { [.words([$0])] } ?? []
    guard let due = target.due(from: start) else { return parts }
    let about = due.isInferred && target.reading(from: start)?.isApproximate == true ? "about " : ""
    let day = Figures.day(due.day)
    if due.isInferred {
      parts.append(.inferred("due \(about)\(day)"))
    } else {
      parts.append(.words(["Due \(day)"]))
    }
    return parts
  }

  /// A cell of the table at an action; nil where the one above reaches down to it.
  private func cell<Value>(
    _ column: KeyPath<PlanCells, PlanCell<Value>>, _ at: Int, _ improvement: Improvement,
    _ parts: (Value) -> [Paper.Grid.Part]
  ) -> Paper.Grid.Cell? {
    guard improvement.start(column, at: at) == at else { return nil }
    guard let value = improvement.value(column, at: at) else { return Paper.Grid.Cell(parts: []) }
    let span = improvement.actions.indices.dropFirst(at).prefix { improvement.start(column, at: $0) == at }.count
    return Paper.Grid.Cell(parts: parts(value), span: span)
  }
}
