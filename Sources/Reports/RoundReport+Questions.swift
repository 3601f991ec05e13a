internal import Priorities
internal import Surveys

extension RoundReport {
  /// Every question that both rounds asked, with what changed.
  var questionSection: Paper.Section {
    var blocks: [Paper.Block] = []
    for change in comparison.questions {
      guard let older = change.before, change.detail != .none else { continue }
      let head = [
        "", "Before (\(Figures.count(older.overall.answered)))", "Now (\(Figures.count(change.now.overall.answered)))",
      ]
      let caption = label(change.now, now)
      switch change.detail {
      case .choices(let choices): blocks.append(table(choices, change, older, caption, head))
      case .firstPlaces(let choices): blocks.append(table(choices, change, older, caption + " – ranked first", head))
      case .points(let choices): blocks.append(table(choices, change, older, caption + " – share of all points", head))
      case .mean(let mean):
        blocks.append(
          .table(
            Paper.Table(
              caption: caption, head: head + ["Change", "95 % range"],
              lines: [
                [
                  "Mean", Figures.decimal(older.overall.shownNumbers?.mean, 2),
                  Figures.decimal(change.now.overall.shownNumbers?.mean, 2), signed(mean?.value, 2),
                  range(mean, 1, 2),
                ]
              ])))
      case .none: break
      }
    }
    if blocks.isEmpty {
      blocks = [.paragraph("The two rounds have no question in common whose figures can be compared.")]
    }
    return Paper.Section(title: "Every question that both asked", blocks: blocks)
  }

  private func table(
    _ choices: [RoundComparison.ChoiceChange], _ change: RoundComparison.QuestionChange, _ older: QuestionFigures,
    _ caption: String, _ head: [String]
  ) -> Paper.Block {
    .table(
      Paper.Table(
        caption: caption, head: head + ["Change", "95 % range"],
        lines: choices.map { choice in
          [
            label(choice, change), choice.before.map { cell(older.overall, $0) } ?? "–",
            choice.now.map { cell(change.now.overall, $0) } ?? "–",
          ] + points(choice.change)
        }))
  }

  /// A share, or a count where too few answered.
  private func cell(_ figures: AnswerFigures, _ at: Int) -> String {
    switch figures.detail {
    case .choices(let choices):
      figures.countsOnly || choices[at].share == nil ? Figures.count(choices[at].count) : figures.shownShare(at)
    case .places(let choices): firstPlace(choices[at], figures)
    case .points(let choices):
      figures.countsOnly || choices[at].share == nil ? Figures.count(choices[at].points) : figures.shownPointShare(at)
    default: "–"
    }
  }

  private func firstPlace(_ choice: PlaceFigures, _ figures: AnswerFigures) -> String {
    let first = choice.places.first.flatMap { $0 }
    guard !figures.countsOnly, let first, let answered = figures.answered else { return Figures.count(first) }
    return Figures.percent(Share(part: first, whole: answered))
  }

  /// A change of a share in percentage points with its range; a change that is more than chance has a star.
  private func points(_ change: Change?) -> [String] {
    guard let change else { return ["–", "–"] }
    return [signed(change.value * 100, 0) + (change.isClear ? " *" : ""), range(change, 100, 0)]
  }

  private func range(_ change: Change?, _ scale: Double, _ places: Int) -> String {
    guard let change, let low = change.low, let high = change.high else { return "–" }
    return "\(signed(low * scale, places)) to \(signed(high * scale, places))"
  }

  private func signed(_ number: Double?, _ places: Int) -> String {
    guard let number else { return "–" }
    let text = Figures.decimal(number, places)
    return text.hasPrefix("−") || text.allSatisfy({ $0 == "0" || $0 == "." }) ? text : "+" + text
  }

  func label(_ figures: QuestionFigures, _ report: PriorityReport) -> String {
    let question = report.label(ofQuestion: figures.question)
    guard let line = figures.line, case .matrix(let matrix)? = report.survey.question(named: figures.question)?.kind,
      let row = matrix.rows.first(where: { $0.name == line })
    else { return question }
    return "\(question) – \(row.label.text)"
  }

  private func label(_ choice: RoundComparison.ChoiceChange, _ change: RoundComparison.QuestionChange) -> String {
    let (figures, report) = choice.now == nil ? (change.before ?? change.now, before) : (change.now, now)
    let label = report.survey.question(named: figures.question).map { report.label(choice.choice, $0) }
    return (label ?? choice.choice.text)
      + (choice.now == nil ? " (not offered now)" : choice.before == nil ? " (new)" : "")
  }

  /// How things of now were found in the round before, what is new and what is gone.
  var matchSection: Paper.Section {
    var blocks: [Paper.Block] = [
      .numbered(
        "Questions, rows, choices and areas are taken to be the same where they have the same name, but for those that were declared to be renamed."
      )
    ]
    func list(_ lead: String, _ items: [String]) {
      if !items.isEmpty { blocks += [.numbered(lead), .list(items, ordered: false)] }
    }
    list("Declared to be renamed:", renamed)
    list(
      "Asked in other words than before, so that a change may be of the words:",
      comparison.questions.compactMap { change in
        guard let older = change.before, !change.isWordedAlike else { return nil }
        return "“\(label(change.now, now))”, before “\(label(older, before))”"
      })
    list(
      "New in this round:",
      comparison.questions.filter { $0.before == nil }.map { label($0.now, now) })
    list("No longer asked:", comparison.gone.map { label($0, before) })
    list(
      "Asked in both, and not compared, since they are no shares, first places, points or means in both:",
      comparison.questions.filter { $0.before != nil && $0.detail == .none }.map { label($0.now, now) })
    return Paper.Section(title: "How the two were matched", blocks: blocks)
  }

  private var renamed: [String] {
    var found: [String] = []
    for theme in comparison.themes {
      if case .declared(let old) = theme.match, let name = theme.now?.theme {
        found.append("themes/\(name), before \(old)")
      }
    }
    for change in comparison.questions {
      let path = [change.now.question, change.now.line].compactMap { $0?.text }.joined(separator: ".")
      if case .declared(let old) = change.match { found.append("\(path), before \(old)") }
      for choice in change.choices {
        if case .declared(let old) = choice.match, !found.contains("themes/\(choice.choice), before \(old)") {
          found.append("\(path)/\(choice.choice), before \(old)")
        }
      }
    }
    return found
  }

  var methodSection: Paper.Section {
    var blocks: [Paper.Block] = [
      .numbered(
        """
        A change of a percentage is in percentage points. Its range is the square-and-add 95 % interval of both rounds’ Wilson intervals (Newcombe, \
        1998); that of a mean is from both standard errors. A star marks a change whose range leaves out 0; of twenty figures behind which \
        nothing changed, one may bear it by chance. If the same people answered both times, the ranges are wider than they need be. Under 20 answers in a round, counts stand, and \
        no change is given. Of what was ranked, the share that put it first is compared, without weights and as if there were many more people. One person’s points hang together, so that \
        their change is given without a range.
        """)
    ]
    let changes = MethodChange.parts(from: before.survey, to: now.survey)
    if !changes.isEmpty { blocks.append(.numbered("The two rounds were not counted alike: \(Figures.list(changes)).")) }
    if now.weightingLine != nil || before.weightingLine != nil {
      blocks.append(
        .numbered("Before: \(before.weightingLine ?? "not weighted"). Now: \(now.weightingLine ?? "not weighted")."))
    }
    if now.result.isPublic { blocks.append(.numbered(now.hiding)) }
    return Paper.Section(title: "How the figures were made", blocks: blocks)
  }
}

extension RoundComparison.QuestionChange {
  /// Those of its choices that are compared; none for other answers.
  fileprivate var choices: [RoundComparison.ChoiceChange] {
    switch detail {
    case .choices(let choices), .firstPlaces(let choices), .points(let choices): choices
    case .mean, .none: []
    }
  }
}
