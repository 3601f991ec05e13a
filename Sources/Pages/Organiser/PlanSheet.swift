package import Plans
internal import Surveys

/// One improvement of a plan as a form asks for it: a group of fields for the improvement, one for each action, and one for an action to come.
package struct PlanSheet: Hashable, Sendable {
  /// What a field holds; the raw value is its name in the form.
  package enum Cell: String, Hashable, Sendable, CaseIterable {
    case improvement, outcome, action, lead, costs, risks, resources, target, due, measure, after
  }

  /// One field, with what the file says of it and what stands in it.
  package struct Field: Hashable, Sendable {
    package var cell: Cell
    /// What the file says, as the field shows it.
    package var value: String
    /// What stands in the field: what was typed, or else what the file says.
    package var typed: String
    /// What is wrong with what was typed; nil for nothing.
    package var fault: String?
    /// Whether the file says something else than when the page was made, and something else was typed.
    package var isContested = false

    init(_ cell: Cell, _ value: String) {
      self.cell = cell
      self.value = PlanText.shown(value)
      typed = self.value
    }
  }

  /// The fields of the improvement, or of one action.
  package struct Group: Hashable, Sendable {
    /// Begins the names of the group's fields: `i`, `a0`, `a1` …, `new`.
    package var key: String
    /// The action's place, from 0; nil for the improvement and for an action to come.
    package var action: Int?
    /// The action's id; nil for the same two.
    package var id: String?
    package var fields: [Field]

    /// The name of a field in the form.
    package func name(_ cell: Cell) -> String { "\(key)-\(cell.rawValue)" }
  }

  /// The improvement's place, from 0.
  package let place: Int
  package let improvement: Improvement
  package var groups: [Group]

  /// The words that have the cell above reach down.
  package static let above = "as above"

  /// What the plan says of one of its improvements.
  package init(_ plan: Plan, _ place: Int) {
    self.place = place
    improvement = plan.improvements[place]
    let improvement = improvement
    var fields = [Field(.improvement, improvement.improvement), Field(.outcome, PlanSheet.lines(improvement.outcome))]
    let (shared, own) = PlanSheet.split(improvement)
    fields += shared.map { Field($0, PlanSheet.text($0, improvement.cells)) }
    groups = [Group(key: "i", action: nil, id: nil, fields: fields)]
    for (at, action) in improvement.actions.enumerated() {
      groups.append(
        Group(
          key: "a\(at)", action: at, id: action.id,
          fields: [Field(.action, action.action)] + own.map { Field($0, PlanSheet.text($0, action.cells)) }
            + [Field(.after, PlanSheet.lines(action.after))]))
    }
    groups.append(
      Group(key: "new", action: nil, id: nil, fields: ([.action] + own + [.after]).map { Field($0, "") }))
  }

  /// The cells that stand at the improvement and span all of its actions, and those that each action has for itself.
  private static func split(_ improvement: Improvement) -> (shared: [Cell], own: [Cell]) {
    let cells = improvement.cells
    var shared: Set<Cell> = []
    if cells.lead != .empty { shared.insert(.lead) }
    if cells.implications != .empty { shared.formUnion([.costs, .risks, .resources]) }
    if cells.target != .empty { shared.formUnion([.target, .due]) }
    if cells.measure != .empty { shared.insert(.measure) }
    let all: [Cell] = [.lead, .costs, .risks, .resources, .target, .due, .measure]
    return (all.filter(shared.contains), all.filter { !shared.contains($0) })
  }

  private static func text(_ cell: Cell, _ cells: PlanCells) -> String {
    func words(_ label: Implication.Label) -> String {
      switch cells.implications {
      case .empty: ""
      case .above: label == .costs ? above : ""
      case .own(let all): lines(all.first { $0.label == label }?.statements ?? [])
      }
    }
    func words(_ cell: PlanCell<[String]>) -> String { cell == .above ? above : lines(cell.value ?? []) }
    switch cell {
    case .lead: return words(cells.lead)
    case .measure: return words(cells.measure)
    case .costs: return words(.costs)
    case .risks: return words(.risks)
    case .resources: return words(.resources)
    case .target: return cells.target == .above ? above : cells.target.value?.text ?? ""
    case .due: return cells.target.value?.due?.description ?? ""
    case .improvement, .outcome, .action, .after: return ""
    }
  }

  private static func lines(_ statements: [String]) -> String { statements.joined(separator: "\n") }

  /// What is wrong with what was typed, in the order of the form.
  package var faults: [(name: String, text: String)] {
    groups.flatMap { group in group.fields.compactMap { field in field.fault.map { (group.name(field.cell), $0) } } }
  }
}
