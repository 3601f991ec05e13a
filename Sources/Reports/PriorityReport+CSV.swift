internal import Priorities
internal import Responses
internal import Surveys

extension PriorityReport {
  /// One line for each theme: its rank, figures, and each sector's score, with the edition last; RFC 4180.
  package var prioritiesCSV: String {
    let head =
      ["theme", "label", "rank", "tied", "priority", "per_person", "too_little_evidence"]
      + result.sectors.map { "score_\($0.sector.name)" }
      + ["range_low", "range_high", "in_top", "weightings_in_top", "verdict", "band", "edition"]
    let lines = result.themes.map { theme -> [String] in
      let range = theme.rangeInRedraws
      let start: [String] = [
        theme.theme.text, label(ofTheme: theme.theme), theme.rank.map(String.init) ?? "", theme.tied ? "true" : "false",
        Figures.exact(theme.priority) ?? "", Figures.exact(theme.perPerson) ?? "",
        theme.tooLittleEvidence ? "true" : "false",
      ]
      let end: [String] = [
        range.map { String($0.lowerBound) } ?? "", range.map { String($0.upperBound) } ?? "",
        Figures.exact(theme.inTop) ?? "", Figures.exact(theme.weightingsInTop) ?? "", theme.verdict?.rawValue ?? "",
        theme.band.map(String.init) ?? "", editionName,
      ]
      return start + theme.sectors.map { Figures.exact($0.score) ?? "" } + end
    }
    return CSVWriter.text(of: [head] + lines)
  }

  /// One line for each figure of each question, overall (`all`) and by audience, with weighted figures behind where there are any, and the edition last; RFC 4180.
  package var questionsCSV: String { questionsCSV(by: "audience") }

  /// The same by other groups; `more` gives a further column for an item of a group, which has no heading where it is nil.
  func questionsCSV(
    by group: String, _ heading: String? = nil,
    _ more: (QuestionFigures, AnswerFigures, Int) -> String = { _, _, _ in "" }
  ) -> String {
    let isWeighted = result.weighting?.isApplied ?? false
    var lines = [
      ["question", group, "answered", "not_applicable", "item", "value", "share", "low", "high", "suppressed"]
        + (isWeighted ? ["weighted", "weighted_low", "weighted_high"] : [])
        + (heading.map { [$0] } ?? []) + ["edition"]
    ]
    for figures in result.questions {
      let name = [figures.inRepeat, figures.question, figures.line].compactMap { $0?.text }.joined(separator: ".")
      let slices = [("all", figures.overall)] + figures.byAudience.map { ($0.sector.name.text, $0.figures) }
      for (audience, slice) in slices {
        let start = [name, audience, text(slice.answered), text(slice.notApplicable)]
        let items = items(slice)
        for (at, (item, weighted)) in zip(items, slice.weightedCells(items)).enumerated() {
          let isHidden = slice.answered == nil || hidesItem(slice, item[0])
          lines.append(
            start + item + [isHidden ? "true" : ""] + (isWeighted ? weighted : [])
              + (heading == nil ? [] : [more(figures, slice, at)]) + [editionName])
        }
      }
    }
    return CSVWriter.text(of: lines)
  }

  /// A number, or nothing for a hidden one.
  private func text(_ number: Int?) -> String { number.map(String.init) ?? "" }

  /// Whether the item of that name, as `items` has it, is hidden.
  private func hidesItem(_ figures: AnswerFigures, _ name: String) -> Bool {
    switch figures.detail {
    case .choices(let choices): choices.contains { $0.choice.text == name && $0.count == nil }
    case .places(let choices):
      choices.contains { choice in
        choice.places.enumerated().contains { "\(choice.choice).\($0.offset + 1)" == name && $0.element == nil }
      }
    case .points(let choices): choices.contains { $0.choice.text == name && $0.points == nil }
    case .numbers, .dates, .items, .text, .acknowledged: false
    }
  }

  /// Name, value, share, low and high of each figure; one line of blanks where there is nothing but a count.
  private func items(_ figures: AnswerFigures) -> [[String]] {
    func number(_ name: String, _ value: Double?) -> [String] { [name, Figures.exact(value) ?? "", "", "", ""] }
    switch figures.detail {
    case .choices(let choices):
      return choices.map {
        [
          $0.choice.text, text($0.count), Figures.exact($0.share?.value) ?? "",
          Figures.exact($0.interval?.low) ?? "", Figures.exact($0.interval?.high) ?? "",
        ]
      }
    case .places(let choices):
      return choices.flatMap { choice in
        choice.places.enumerated().map { ["\(choice.choice).\($0.offset + 1)", text($0.element), "", "", ""] }
      }
    case .points(let choices):
      return choices.map { [$0.choice.text, text($0.points), Figures.exact($0.share?.value) ?? "", "", ""] }
    case .numbers(let numbers):
      return [
        number("mean", numbers.mean), number("se", numbers.standardError), number("min", numbers.minimum),
        number("median", numbers.median), number("max", numbers.maximum),
      ]
        + (numbers.stratified.map {
          [number("stratified_mean", $0.mean), number("stratified_se", $0.standardError)]
        } ?? [])
    case .dates(let days):
      return [
        ["first", days?.lowerBound.description ?? "", "", "", ""],
        ["last", days?.upperBound.description ?? "", "", "", ""],
      ]
    case .items(let items): return [["items", text(items), "", "", ""]]
    case .text, .acknowledged: return [["", "", "", "", ""]]
    }
  }
}
