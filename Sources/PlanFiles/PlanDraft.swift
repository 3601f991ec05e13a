package import Plans
package import Surveys

/// The text of a new plan: an improvement for each area that comes first, and room for its actions.
package enum PlanDraft {
  /// YAML that reads back as a plan without actions.
  ///
  /// - Parameters:
  ///   - areas: in the plan's order.
  ///   - isAgreed: whether people agreed on that order, so that it is not the survey's own.
  ///   - reasons: what is added of why an area stands where it does, on one line.
  package static func text(
    survey: String, title: String, body: String?, made: CivilDate, evidence: PlanEvidence, areas: [PlanEvidence.Area],
    isAgreed: Bool, reasons: [Name: String] = [:]
  ) -> String {
    let ranked = evidence.areas.count { $0.rank != nil }
    var text = """
      # The improvement plan that answers the survey ‘\(survey)’. Write what is to be done, or let  speir plan edit \(survey)  ask you.
      #
      # Under actions, for each one:
      #   - id: "1.1"
      #     action: what is to be done
      #     lead: who, as you would write it; it may be shared, on a condition, or to be named by a day
      #     implications: { costs: […], risks: […], resources: […] }
      #     target: by when, in your words, such as  by March 2017 ;  due: 2017-03-31  sets the day by hand
      #     measure: how it will be known that it is done
      #     after: ["1.2"]
      # ‘as above’ lets the cell above reach down; a cell written at the improvement spans all of its actions.

      survey: \(survey)
      title: \(WrittenYAML.text(title))

      """
    if let body { text += "body: \(WrittenYAML.text(body))\n" }
    text += "made: \(made)   # ‘in 6 months’ counts from here\n\nimprovements:\n"
    for (at, area) in areas.enumerated() {
      let place =
        area.rank.map {
          "Place \($0) of \(ranked) \(evidence.responses == 0 ? "by votes at sessions alone" : "in the survey")"
        } ?? "Without a place in the survey"
      var agreed = isAgreed ? "; agreed" : ""
      if isAgreed, area.rank != at + 1 { agreed += " as \(at + 1)" }
      agreed += reasons[area.theme] ?? ""
      text += """
          # \(place)\(agreed)
          - theme: \(area.theme)
            improvement: \(WrittenYAML.text(area.improvement))
            outcome:
            actions:

        """
    }
    return text
  }
}
