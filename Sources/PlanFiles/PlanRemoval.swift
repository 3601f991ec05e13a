package import Plans

/// What hangs on a part of a plan that is to be taken out of it.
package struct PlanRemoval: Hashable, Sendable {
  /// The ids of the actions that go.
  package var actions: [String]
  /// The actions that stay and wait for one of those, by id.
  package var waiting: [String]
  /// The cells of the next action that the removed one's reach down to; each stands there itself from then on.
  package var handedDown: [PlanRemark.Key]

  /// - Parameters:
  ///   - improvement: its place, from 0.
  ///   - action: the place of one of its actions; nil for the improvement with all of them.
  /// - Returns: nil where the plan has no such place.
  package init?(_ plan: Plan, improvement place: Int, action at: Int?) {
    guard plan.improvements.indices.contains(place) else { return nil }
    let improvement = plan.improvements[place]
    if let at, !improvement.actions.indices.contains(at) { return nil }
    let actions = (at.map { [improvement.actions[$0]] } ?? improvement.actions).map(\.id)
    self.actions = actions
    let gone = Set(actions)
    waiting = plan.actions.filter { !gone.contains($0.id) && !gone.isDisjoint(with: $0.after) }.map(\.id)
    handedDown = []
    guard let at, improvement.actions.indices.contains(at + 1) else { return }
    let (cells, next) = (improvement.actions[at].cells, improvement.actions[at + 1].cells)
    func look(_ key: PlanRemark.Key, _ isAbove: Bool, _ reaches: Bool) {
      if reaches, !isAbove { handedDown.append(key) }
    }
    look(.lead, cells.lead == .above, next.lead == .above)
    look(.implications, cells.implications == .above, next.implications == .above)
    look(.target, cells.target == .above, next.target == .above)
    look(.measure, cells.measure == .above, next.measure == .above)
  }
}

extension PlanChange {
  /// What is to be changed in a plan before something can be taken out of it; nothing for every other change.
  func makingReady(_ plan: Plan) -> [PlanChange] {
    guard case .remove(let place, let at) = self, let removal = PlanRemoval(plan, improvement: place, action: at) else {
      return []
    }
    var changes: [PlanChange] = []
    let gone = Set(removal.actions)
    for (other, improvement) in plan.improvements.enumerated() {
      for (number, action) in improvement.actions.enumerated()
      where !gone.contains(action.id) && !gone.isDisjoint(with: action.after) {
        changes.append(.after(improvement: other, action: number, action.after.filter { !gone.contains($0) }))
      }
    }
    guard let at else { return changes }
    let cells = plan.improvements[place].actions[at].cells
    for key in removal.handedDown {
      switch key {
      case .lead: changes.append(.lead(improvement: place, action: at + 1, cells.lead.value ?? []))
      case .measure: changes.append(.measure(improvement: place, action: at + 1, cells.measure.value ?? []))
      case .target:
        changes.append(.target(improvement: place, action: at + 1, cells.target.value?.text ?? ""))
        if let due = cells.target.value?.due {
          changes.append(.due(improvement: place, action: at + 1, due))
        }
      default:
        let all = cells.implications.value ?? []
        // Nothing reaches down any more where nothing stood above.
        if all.isEmpty {
          changes.append(.implication(improvement: place, action: at + 1, Implication(.costs, [])))
        }
        changes += all.map { .implication(improvement: place, action: at + 1, $0) }
      }
    }
    return changes
  }
}
