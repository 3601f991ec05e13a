internal import Priorities
internal import Responses
internal import Surveys

extension RoundReport {
  /// The comparison as JSON: full precision, `null` for what is undefined, hidden or not compared.
  package var json: String {
    func round(_ report: PriorityReport) -> OrderedJSON {
      .object([
        ("survey", .text(report.survey.id)), ("form", .text(report.form)), ("method_hash", .text(report.method)),
        ("analysed", .integer(report.result.people)), ("simulated", .integer(report.result.simulated)),
      ])
    }
    return OrderedJSON.object([
      ("now", round(now)), ("before", round(before)), ("public", .boolean(now.result.isPublic)), now.edition,
      ("themes", .list(comparison.themes.map(theme))), ("questions", .list(comparison.questions.map(question))),
      ("gone", .list(comparison.gone.map { .text(path($0)) })),
    ]).rendered() + "\n"
  }

  private func path(_ figures: QuestionFigures) -> String {
    [figures.inRepeat, figures.question, figures.line].compactMap { $0?.text }.joined(separator: ".")
  }

  private func declared(_ match: RoundComparison.Match) -> [(String, OrderedJSON)] {
    if case .declared(let old) = match {
      [("matched", .text("declared")), ("renamed_from", .text(old.text))]
    } else {
      [("matched", .text("name"))]
    }
  }

  private func theme(_ theme: RoundComparison.ThemeChange) -> OrderedJSON {
    func figures(_ figures: ThemeFigures?) -> OrderedJSON {
      guard let figures else { return .null }
      return .object([
        ("rank", .integer(orNull: figures.rank)), ("priority", .number(figures.priority)),
        (
          "range_in_redraws",
          figures.rangeInRedraws.map { .list([.integer($0.lowerBound), .integer($0.upperBound)]) } ?? .null
        ), ("in_top", .number(figures.inTop)),
      ])
    }
    return .object(
      [("theme", .text((theme.now ?? theme.before)?.theme.text ?? ""))] + declared(theme.match) + [
        ("is_in_top", .boolean(theme.isInTop)), ("was_in_top", .boolean(theme.wasInTop)), ("now", figures(theme.now)),
        ("before", figures(theme.before)),
      ])
  }

  private func members(_ change: Change?) -> [(String, OrderedJSON)] {
    [("change", .number(change?.value)), ("low", .number(change?.low)), ("high", .number(change?.high))]
  }

  private func question(_ change: RoundComparison.QuestionChange) -> OrderedJSON {
    let head: [(String, OrderedJSON)] =
      [("question", .text(path(change.now)))] + (change.before == nil ? [("matched", .null)] : declared(change.match))
      + [
        ("worded_alike", change.before == nil ? .null : .boolean(change.isWordedAlike)),
        ("answered", .integer(orNull: change.now.overall.answered)),
        ("answered_before", .integer(orNull: change.before?.overall.answered)),
      ]
    switch change.detail {
    case .choices(let choices), .firstPlaces(let choices), .points(let choices):
      let lines = choices.map { choice in
        OrderedJSON.object(
          [("choice", .text(choice.choice.text))] + declared(choice.match) + [
            ("is_offered", .boolean(choice.now != nil)), ("was_offered", .boolean(choice.before != nil)),
            ("share", .number(choice.share)), ("share_before", .number(choice.shareBefore)),
          ] + members(choice.change))
      }
      return .object(head + [("measure", .text(measure(change.detail))), ("choices", .list(lines))])
    case .mean(let mean):
      return .object(
        head + [
          ("mean", .number(change.now.overall.shownNumbers?.mean)),
          ("mean_before", .number(change.before?.overall.shownNumbers?.mean)),
        ] + members(mean))
    case .none: return .object(head)
    }
  }

  /// What the shares of the choices are shares of.
  private func measure(_ detail: RoundComparison.QuestionChange.Detail) -> String {
    switch detail {
    case .firstPlaces: "first_places"
    case .points: "points"
    default: "answers"
    }
  }

  /// One line for each change, with the edition last; RFC 4180.
  package var csv: String {
    func cells(_ change: Change?) -> [String] {
      [change?.value, change?.low, change?.high].map { Figures.exact($0) ?? "" } + [now.editionName]
    }
    var lines = [["question", "item", "answered", "answered_before", "change", "low", "high", "edition"]]
    for change in comparison.questions {
      guard let older = change.before else { continue }
      let start = [path(change.now)]
      let bases = [change.now.overall.answered, older.overall.answered].map { $0.map(String.init) ?? "" }
      switch change.detail {
      case .choices(let choices), .firstPlaces(let choices), .points(let choices):
        for choice in choices { lines.append(start + [choice.choice.text] + bases + cells(choice.change)) }
      case .mean(let mean): lines.append(start + ["mean"] + bases + cells(mean))
      case .none: break
      }
    }
    return CSVWriter.text(of: lines)
  }
}
