internal import Priorities
internal import Surveys

extension PriorityReport {
  /// What weighting did; no member where the definition asks for none.
  var weightingMembers: [(String, OrderedJSON)] {
    guard let weighting = result.weighting else { return [] }
    return [
      (
        "weighting",
        .object([
          ("weight", .text(orNull: weighting.question?.text)), ("applied", .boolean(weighting.isApplied)),
          ("weighted", .integer(weighting.weighted)), ("without_weight", .integer(weighting.unweighted)),
          ("effective", .number(weighting.effective)), ("design_effect", .number(weighting.designEffect)),
          ("least", .number(weighting.range?.lowerBound)), ("most", .number(weighting.range?.upperBound)),
          ("rounds", .integer(weighting.rounds)), ("gap", .number(weighting.gap)), ("met", .boolean(weighting.isMet)),
          ("margins", .list(weighting.margins.map(margin))),
        ])
      )
    ]
  }

  private func margin(_ margin: MarginFigures) -> OrderedJSON {
    .object([
      ("question", .text(margin.question.text)), ("unmoved", .integer(margin.unmoved)),
      (
        "choices",
        .list(
          margin.lines.map {
            .object([
              ("choice", .text($0.choice.text)), ("people", .integer($0.people)), ("before", .number($0.before)),
              ("after", .number($0.after)), ("population", .number($0.population)),
            ])
          })
      ),
    ])
  }

  /// The weighted figures of an answer; no member where there are none.
  func weightedMembers(_ figures: AnswerFigures) -> [(String, OrderedJSON)] {
    guard let weighted = figures.weighted else { return [] }
    let rest: [(String, OrderedJSON)] =
      switch (weighted.detail, figures.detail) {
      case (.shares(let shares), .choices(let choices)):
        [
          (
            "choices",
            .list(
              zip(choices, shares).map {
                .object([
                  ("choice", .text($0.choice.text)), ("share", .number($1?.value)),
                  ("low", .number($1?.interval?.low)), ("high", .number($1?.interval?.high)),
                ])
              })
          )
        ]
      case (.meanPlaces(let means), .places(let choices)):
        [("choices", each(zip(choices.map(\.choice), means), "mean_place"))]
      case (.points(let shares), .points(let choices)):
        [("choices", each(zip(choices.map(\.choice), shares), "share"))]
      case (.numbers(let numbers), _):
        [
          ("mean", .number(numbers.mean)), ("se", .number(numbers.standardError)),
          ("stratified", stratified(numbers.stratified)), ("median", .number(numbers.median)),
        ]
      default: []
      }
    return [("weighted", .object([("effective", .number(weighted.effective))] + rest))]
  }

  private func each(_ figures: Zip2Sequence<[Name], [Double?]>, _ name: String) -> OrderedJSON {
    .list(figures.map { .object([("choice", .text($0.text)), (name, .number($1))]) })
  }
}

extension AnswerFigures {
  /// For each line of `questions.csv` the weighted value and the ends of its range; blanks where there is none.
  func weightedCells(_ items: [[String]]) -> [[String]] {
    func cells(_ value: Double?, _ interval: Interval? = nil) -> [String] {
      [value, interval?.low, interval?.high].map { Figures.exact($0) ?? "" }
    }
    switch weighted?.detail {
    case .shares(let shares): return shares.map { cells($0?.value, $0?.interval) }
    case .points(let shares): return shares.map { cells($0) }
    case .numbers(let numbers):
      let known = [
        "mean": numbers.mean, "se": numbers.standardError, "median": numbers.median,
        "stratified_mean": numbers.stratified?.mean, "stratified_se": numbers.stratified?.standardError,
      ]
      return items.map { cells(known[$0[0]] ?? nil) }
    case .meanPlaces, nil: return items.map { _ in cells(nil) }
    }
  }
}
