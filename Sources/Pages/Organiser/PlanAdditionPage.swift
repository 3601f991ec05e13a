package import Plans
package import Surveys

/// A form for one more improvement of a plan, beside those that it has.
package struct PlanAdditionPage: Sendable {
  /// What is asked for.
  package typealias Field = NewImprovement.Field

  private let survey: Survey
  private let plan: Plan
  private let areas: [(name: Name, label: String)]
  private let revision: String
  private let token: String
  /// As a field shows it; nothing for an empty one.
  package var typed: [Field: String] = [:]
  /// What is wrong with what was typed.
  package var faults: [Field: String] = [:]
  /// Why nothing was written; nil where nothing was refused, or where the faults of the fields say it.
  package var fault: String?

  /// - Parameter evidence: what the survey's priorities say; nil where the plan answers another survey or none, or nothing is known.
  package init(_ survey: Survey, _ plan: Plan, _ evidence: PlanEvidence?, revision: String, token: String) {
    self.survey = survey
    self.plan = plan
    self.revision = revision
    self.token = token
    areas =
      evidence?.areas.map { area in (area.theme, (area.rank.map { "\($0). " } ?? "") + area.label) }
      ?? (plan.survey == survey.id ? survey.themes.map { ($0.name, $0.label.text) } : [])
  }

  /// The areas that can be chosen.
  package var names: [Name] { areas.map(\.name) }

  private var path: String { "/\(survey.id)/plan" }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let all =
      (fault.map { [("main", $0)] } ?? [])
      + Field.allCases.compactMap { field in faults[field].map { (field.rawValue, $0) } }
    let body =
      OrganiserPage.faults(all) + [
        tag("h1", [:], "Add an improvement"),
        tag(
          "p", [:],
          "It is written at the end of the plan; its actions come next, and the order can be changed afterwards."),
        OrganiserPage.form(
          path + "/add", token,
          [OrganiserPage.hidden("revision", revision)] + fields + [
            tag("div", ["class": "buttons"], tag("button", ["type": "submit", "class": "main"], "Add it"))
          ]),
      ] + known + [tag("p", [:], tag("a", ["href": OrganiserPage.base + path], "Back to the plan"))]
    return OrganiserPage(
      title: "Add an improvement – \(survey.title.text)", body: body, token: token, isFaulty: !all.isEmpty
    ).html
  }

  private func field(_ field: Field, _ label: String, _ hint: String? = nil) -> DeskField {
    DeskField(name: field.rawValue, label: label, hint: hint, fault: faults[field])
  }

  private var fields: [Markup] {
    let carried = Set(plan.improvements.compactMap(\.theme))
    let choices = areas.map { ($0.name.text, $0.label + (carried.contains($0.name) ? " – in the plan" : "")) }
    let area = field(.theme, "The area of the survey that it answers")
    return [
      field(.improvement, "Improvement", "In one line, such as ‘Build the capacity of communities together’.")
        .lines(typed[.improvement] ?? "", rows: 2)
    ]
      + (areas.isEmpty && faults[.theme] == nil
        ? [] : [area.select([("", "None of them")] + choices, typed[.theme] ?? "")]) + [
        field(.source, "Where it comes from, if no area asked for it", "Such as a minute, in one line.")
          .lines(typed[.source] ?? "", rows: 2),
        field(.outcome, "Outcome: what it should bring", "Each line is a statement of its own.")
          .lines(typed[.outcome] ?? ""),
      ]
  }

  /// The improvements that the plan has now.
  private var known: [Markup] {
    guard !plan.improvements.isEmpty else { return [] }
    return [
      tag("h2", [:], "The plan has so far"),
      tag("ol", [:], all: plan.improvements.map { tag("li", [:], $0.improvement) }),
    ]
  }
}
