package import Surveys

/// One more improvement of a plan, as a person wrote it.
package struct NewImprovement: Hashable, Sendable {
  /// What is asked for, in the order of the form; the raw values are the names of the fields.
  package enum Field: String, Hashable, Sendable, CaseIterable {
    case improvement, theme, outcome, source
  }

  /// Without cells and actions; its words may be empty where they are wrong.
  package let improvement: Improvement
  /// What is wrong with what was typed, with what to do; empty where it can be written.
  package let faults: [Field: String]

  /// - Parameters:
  ///   - typed: each as `PlanText.shown` gives it; what is missing is empty.
  ///   - areas: those that can be chosen.
  package init(_ typed: [Field: String], _ plan: Plan, areas: [Name]) {
    func statements(_ field: Field) -> [String] { PlanText.lines(typed[field] ?? "") }
    func line(_ field: Field) -> String { statements(field).joined(separator: " ") }
    var faults: [Field: String] = [:]
    let text = line(.improvement)
    if text.isEmpty {
      faults[.improvement] = "An improvement needs its words. Write them"
    } else if statements(.improvement).count > 1 {
      faults[.improvement] = NewImprovement.isOneLine
    } else if let place = plan.improvements.firstIndex(where: { PlanText.shown($0.improvement) == text }) {
      faults[.improvement] =
        "The plan has this improvement already, as number \(place + 1). Change that, or write another"
    }
    let theme = areas.first { $0.text == line(.theme) }
    if theme == nil, !line(.theme).isEmpty {
      faults[.theme] = "The survey has no area ‘\(line(.theme).prefix(40))’ any more. Choose another"
    }
    if statements(.source).count > 1 { faults[.source] = "This is one line. Write it as one" }
    let source = line(.source)
    improvement = Improvement(
      theme: theme, improvement: text, outcome: statements(.outcome), source: source.isEmpty ? nil : source)
    self.faults = faults
  }

  /// What is said of an improvement in several lines.
  package static let isOneLine =
    "An improvement is one line. Write it as one; what it should bring stands in the field of the outcome"
}
