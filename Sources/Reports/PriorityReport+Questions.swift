internal import Priorities
internal import Surveys

extension PriorityReport {
  /// Every question's figures, overall and by audience.
  var questionSection: Paper.Section { questionSection(by: survey.audienceQuestion?.name) { _, _, _ in [] } }

  /// Every question's figures, overall and by the groups that one question makes; after each what `adding` makes of its caption.
  func questionSection(
    by grouping: Name?, adding more: (QuestionFigures, Question, String) -> [Paper.Block]
  ) -> Paper.Section {
    var blocks: [Paper.Block] = []
    var last: Name?
    let known = survey.questionsByName
    let repeats = repeatLabels
    let rows = Dictionary(grouping: result.questions, by: \.question)
    for figures in result.questions {
      guard let question = known[figures.question] else { continue }
      if last != figures.question {
        blocks.append(.heading(question.label?.text ?? question.name.text))
        if let outer = repeats[question.name] {
          blocks.append(.paragraph("Asked once for each entry under “\(outer)”, and so counted in entries."))
        }
        blocks += likert(question, rows[question.name] ?? [])
        last = figures.question
      }
      // The question that makes the groups says nothing more by group.
      blocks += self.blocks(figures, question, byAudience: question.name == grouping ? [] : figures.byAudience)
      blocks += more(figures, question, caption(figures, question).text)
    }
    if blocks.isEmpty { blocks = [.paragraph("Nothing was asked that can be counted.")] }
    return Paper.Section(title: "Every question", blocks: blocks)
  }

  /// For each question inside a repeat, what the repeat is called.
  private var repeatLabels: [Name: String] {
    var labels: [Name: String] = [:]
    func walk(_ questions: [Question], _ label: String?) {
      for question in questions {
        labels[question.name] = label
        if case .repeated(let inner, _, _, _) = question.kind {
          walk(inner, question.label?.text ?? question.name.text)
        } else {
          walk(question.children, label)
        }
      }
    }
    for page in survey.pages { walk(page.questions, nil) }
    return labels
  }

  private func likert(_ question: Question, _ rows: [QuestionFigures]) -> [Paper.Block] {
    guard case .matrix(let matrix) = question.kind,
      let scale = survey.scales.first(where: { $0.name == matrix.scale }), let best = scale.best, result.people > 0
    else { return [] }
    let points = best == .first ? scale.points : Array(scale.points.reversed())
    let lines = rows.compactMap { figures -> Paper.Chart.Counts? in
      guard case .choices(let choices) = figures.overall.detail,
        let row = matrix.rows.first(where: { $0.name == figures.line })
      else { return nil }
      let counts = points.map { point in choices.first { $0.choice == point.name }?.count }
      // Where one is hidden, the lengths of the others would show it.
      return Paper.Chart.Counts(
        label: row.label.text + (counts.contains(nil) ? " \(Figures.hidden)" : ""),
        counts: counts.contains(nil) ? [] : counts.compactMap { $0 })
    }
    return [
      .chart(
        .likert(title: "How many gave each answer", choices: points.map(\.label.text), lines: lines))
    ]
  }

  /// The figures of one question or row, for everyone and by group.
  func blocks(
    _ figures: QuestionFigures, _ question: Question, byAudience: [QuestionFigures.AudienceSlice]
  ) -> [Paper.Block] {
    let slices = [("Everyone", figures.overall)] + byAudience.map { (label(of: $0.sector), $0.figures) }
    let (caption, isRow) = caption(figures, question)
    let head = [""] + slices.map { "\($0.0) (\(Figures.count($0.1.answered)))" }
    func table(_ lines: [[String]], _ head: [String] = head) -> [Paper.Block] {
      [.table(Paper.Table(caption: caption, head: head, lines: lines, isCaptionedByHeading: !isRow))]
    }
    switch figures.overall.detail {
    case .choices(let choices):
      let few = figures.overall.countsOnly
      return table(
        choices.enumerated().map { at, choice in
          [label(choice.choice, question)] + slices.map { cell($0.1, at) }
            + (few ? [] : [choice.count == nil ? Figures.hidden : Figures.percent(figures.overall.shownInterval(at))])
        }, head + (few ? [] : ["95 % range"]))
    case .places(let choices):
      let places = choices.first?.places.count ?? 0
      return table(
        choices.enumerated().map { at, choice in
          [label(choice.choice, question)] + choice.places.map(Figures.count) + [
            choice.places.contains(nil) ? Figures.hidden : Figures.decimal(figures.overall.shownMeanPlace(at), 2)
          ]
        }, [""] + (0..<places).map { "Place \($0 + 1)" } + ["Mean place"])
    case .points(let choices):
      return table(
        choices.enumerated().map { at, choice in
          [
            label(choice.choice, question), Figures.count(choice.points),
            choice.points == nil
              ? Figures.hidden : figures.overall.countsOnly ? "–" : figures.overall.shownPointShare(at),
          ]
        },
        ["", "Points", "Share"])
    case .numbers:
      // The least, the middle and the most are what single people gave.
      let own: [(String, (NumberFigures) -> String)] = [
        ("Least", { Figures.trimmed($0.minimum, 2) }),
        ("Median", { result.isPublic && $0.median == nil ? Figures.hidden : Figures.trimmed($0.median, 2) }),
        ("Most", { Figures.trimmed($0.maximum, 2) }),
      ]
      let lines =
        [("Mean", { Figures.decimal($0.mean, 2) }), ("Standard error", { Figures.decimal($0.standardError, 2) })]
        + (result.isPublic ? [own[1]] : own)
      return table(
        lines.map { name, figure in
          [name]
            + slices.map {
              guard $0.1.answered != nil else { return Figures.hidden }
              return $0.1.shownNumbers.map(figure) ?? "–"
            }
        }) + (figures.overall.shownNumbers?.stratified.map { [.paragraph(words($0))] } ?? [])
    case .dates(let days):
      let text = days.map { "from \(Figures.day($0.lowerBound)) to \(Figures.day($0.upperBound))" }
      return [.paragraph("\(Figures.count(figures.overall.answered)) gave a date\(text.map { ", \($0)" } ?? "").")]
    case .text: return [.paragraph("\(Figures.count(figures.overall.answered)) of \(result.people) wrote something.")]
    case .acknowledged:
      return [.paragraph("\(Figures.count(figures.overall.answered)) of \(result.people) ticked the box.")]
    case .items(let items):
      return [.paragraph("\(Figures.count(figures.overall.answered)) gave \(Figures.count(items)) in all.")]
    }
  }

  /// What a table of the figures is called: the row's label, or the question's.
  private func caption(_ figures: QuestionFigures, _ question: Question) -> (text: String, isRow: Bool) {
    if case .matrix(let matrix) = question.kind, let row = matrix.rows.first(where: { $0.name == figures.line }) {
      return (row.label.text, true)
    }
    return (question.label?.text ?? question.name.text, false)
  }

  private func words(_ stratified: StratifiedMean) -> String {
    let groups = Figures.list(stratified.strata.map { label(of: .audience($0)) })
    let error = stratified.standardError.map { ", with a standard error of \(Figures.decimal($0, 2))" } ?? ""
    return "Weighed by the sizes of the groups (\(groups)) the mean is \(Figures.decimal(stratified.mean, 2))\(error)."
  }

  /// A percentage, or a count where fewer than 20 answered or the choice does not apply.
  private func cell(_ figures: AnswerFigures, _ at: Int) -> String {
    guard case .choices(let choices) = figures.detail, at < choices.count else { return "–" }
    guard !figures.countsOnly, choices[at].share != nil else { return Figures.count(choices[at].count) }
    return figures.shownShare(at)
  }

  func label(_ choice: Name, _ question: Question) -> String {
    if case .matrix(let matrix) = question.kind {
      return matrix.choices.first { $0.name == choice }?.label.text ?? choice.text
    }
    return question.choiceSet?[choice]?.label.text ?? choice.text
  }
}
