internal import Priorities
internal import Surveys

extension PriorityReport {
  /// How percentages and means are weighted, and what that costs; empty where the definition asks for no weights.
  var weightingBlocks: [Paper.Block] {
    guard survey.weight != nil || !survey.rake.isEmpty else { return [] }
    guard let weighting = result.weighting else {
      return [
        .numbered(
          """
          The definition asks for weights. This edition is not weighted: a weighted percentage beside a count could show who said what. The \
          organisers’ own report has the weighted figures.
          """)
      ]
    }
    var blocks: [Paper.Block] = []
    if let faults = faults(weighting) { blocks.append(.numbered(faults)) }
    guard weighting.isApplied else { return blocks }
    blocks.append(.numbered(rule(weighting)))
    if let cost = cost(weighting) { blocks.append(.numbered(cost)) }
    return blocks + (weighting.isMet ? weighting.margins.map(table) : [])
  }

  /// In a line for the terminal and the summary of the paper; nil where nothing is weighted.
  var weightingLine: String? {
    guard let weighting = result.weighting else { return nil }
    guard weighting.isApplied, let effective = weighting.effective, let design = weighting.designEffect else {
      return "not weighted, though the definition asks for it; the paper says why"
    }
    return """
      weighted: \(weighting.weighted) responses are worth \(size(effective)) \
      (design effect \(Figures.decimal(design, 2)))
      """
  }

  private func rule(_ weighting: WeightingFigures) -> String {
    let raked = weighting.isMet ? weighting.margins.map { "“\(label(ofQuestion: $0.question))”" } : []
    let rounds = weighting.rounds == 1 ? "one round" : "\(weighting.rounds) rounds"
    let by: String =
      switch (weighting.question, raked.isEmpty) {
      case (let question?, true): "by the answer to “\(label(ofQuestion: question))”"
      case (let question?, false):
        "by the answer to “\(label(ofQuestion: question))”, raked in \(rounds) to the declared margins of \(Figures.list(raked))"
      case (nil, _): "by raking in \(rounds) to the declared margins of \(Figures.list(raked))"
      }
    return """
      Percentages and means are weighted \(by); no weight is trimmed. Counts, and the numbers at the heads of tables, are of responses as \
      they came.\(survey.themes.isEmpty ? "" : " The priorities are not weighted: within a group each person counts once there.")
      """
  }

  private func cost(_ weighting: WeightingFigures) -> String? {
    guard let effective = weighting.effective, let design = weighting.designEffect, let range = weighting.range else {
      return nil
    }
    return """
      Weights cost precision: by Kish’s measure the \(weighting.weighted) responses are worth \(size(effective)) of equal weight, \
      a design effect of \(Figures.decimal(design, 2)). The lightest counts \(Figures.decimal(range.lowerBound, 2)) times the mean, the \
      heaviest \(Figures.decimal(range.upperBound, 2)) times. Ranges are made with that smaller number.
      """
  }

  /// What could not be done as the definition asks; nil where all could.
  private func faults(_ weighting: WeightingFigures) -> String? {
    var said: [String] = []
    if weighting.weighted == 0, result.people > 0 {
      said.append("No response has a weight above 0, so nothing is weighted.")
    } else if weighting.unweighted > 0 {
      said.append(
        "\(weighting.unweighted) of \(result.people) responses have no weight above 0, and are in no percentage or mean."
      )
    }
    if !weighting.isMet {
      said.append(
        """
        The raking was given up after \(weighting.rounds) rounds, the largest difference from a margin still being \
        \(Figures.decimal(weighting.gap * 100, 2)) percentage points, and is not used: \
        \(weighting.question == nil ? "every response counts once" : "the weights stand as they were given"). Some margins contradict \
        one another among those who answered; leave one out, or join choices that few made.
        """)
    }
    // Where nothing is weighted that is the reason, and no margin is.
    for margin in weighting.margins where weighting.weighted > 0 {
      let question = label(ofQuestion: margin.question)
      let missing = margin.missing.map { "“\(label(ofChoice: $0, in: margin.question))”" }
      if missing.count == margin.lines.count(where: { $0.population != nil }) {
        said.append("Nobody gave an answer to “\(question)” that its margin names, so it could not be raked to.")
      } else if !missing.isEmpty {
        said.append(
          """
          Nobody answered \(Figures.list(missing)) to “\(question)”: no weight can stand for them, and the others keep their proportions.
          """)
      }
      if margin.unmoved > 0, weighting.isMet {
        said.append(
          "\(margin.unmoved) gave no answer to “\(question)” that its margin names, and were not moved by it.")
      }
    }
    return said.isEmpty ? nil : said.joined(separator: " ")
  }

  /// How many responses of equal weight, with a decimal where they are few.
  private func size(_ effective: Double) -> String { Figures.trimmed(effective, effective < 100 ? 1 : 0) }

  private func table(_ margin: MarginFigures) -> Paper.Block {
    .table(
      Paper.Table(
        caption: "Margin: \(label(ofQuestion: margin.question))",
        head: ["", "Responses", "Before raking", "After", "Population"],
        lines: margin.lines.map { line in
          [label(ofChoice: line.choice, in: margin.question), String(line.people)]
            + [line.before, line.after, line.population].map { share in
              share.map { Figures.decimal($0 * 100, 1) + " %" } ?? "–"
            }
        }))
  }
}
