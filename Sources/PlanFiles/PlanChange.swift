package import Plans
package import Surveys

/// One change of a plan that a person made in a conversation or on a form.
///
/// Improvements and actions count from 0. Where the action of a cell is nil the cell is the improvement's, and spans all of its actions. An empty
/// list or text, and no day, empty the cell.
package enum PlanChange: Hashable, Sendable {
  case improvement(Int, String)
  case outcome(improvement: Int, [String])
  /// A new improvement at the end of the plan, without cells and actions.
  case append(Improvement)
  /// A new action at the end of its improvement.
  case add(improvement: Int, id: String, action: String)
  case action(improvement: Int, action: Int, String)
  case lead(improvement: Int, action: Int?, [String])
  /// One label's statements.
  case implication(improvement: Int, action: Int?, Implication)
  case target(improvement: Int, action: Int?, String)
  case due(improvement: Int, action: Int?, CivilDate?)
  case measure(improvement: Int, action: Int?, [String])
  /// The cell above reaches down: of the lead, the implications, the target or the measure.
  case span(improvement: Int, action: Int, PlanRemark.Key)
  /// The ids of actions that must be done before it.
  case after(improvement: Int, action: Int, [String])
  /// An improvement is taken out with all of its actions, or one of its actions; none waits for what is gone, and a cell that reached down from
  /// it stands where it reached to.
  case remove(improvement: Int, action: Int?)
  /// An improvement, or one of its actions, changes places with the one after it.
  case swap(improvement: Int, action: Int?)

  /// The plan as it must read after the change.
  func applied(to plan: Plan) -> Plan {
    var plan = plan
    switch self {
    case .improvement(let place, let text): plan.improvements[place].improvement = text
    case .outcome(let place, let statements): plan.improvements[place].outcome = statements
    case .append(let improvement): plan.improvements.append(improvement)
    case .add(let place, let id, let text): plan.improvements[place].actions.append(Action(id: id, action: text))
    case .action(let place, let at, let text): plan.improvements[place].actions[at].action = text
    case .lead(let place, let at, let statements):
      plan.improvements[place][at].lead = statements.isEmpty ? .empty : .own(statements)
    case .measure(let place, let at, let statements):
      plan.improvements[place][at].measure = statements.isEmpty ? .empty : .own(statements)
    case .target(let place, let at, let text):
      let due = plan.improvements[place][at].target.value?.due
      let target = Target(text.isEmpty ? nil : text, due: due)
      plan.improvements[place][at].target = target == Target() ? .empty : .own(target)
    case .due(let place, let at, let day):
      let target = Target(plan.improvements[place][at].target.value?.text, due: day)
      plan.improvements[place][at].target = target == Target() ? .empty : .own(target)
    case .span(let place, let at, let key):
      switch key {
      case .lead: plan.improvements[place][at].lead = .above
      case .implications: plan.improvements[place][at].implications = .above
      case .target: plan.improvements[place][at].target = .above
      case .measure: plan.improvements[place][at].measure = .above
      default: break
      }
    case .implication(let place, let at, let implication):
      let all = PlanChange.with(implication, in: plan.improvements[place][at].implications.value ?? [])
      plan.improvements[place][at].implications = all.isEmpty ? .empty : .own(all)
    case .after(let place, let at, let ids): plan.improvements[place].actions[at].after = ids
    case .remove(let place, let at):
      for change in makingReady(plan) { plan = change.applied(to: plan) }
      if let at { plan.improvements[place].actions.remove(at: at) } else { plan.improvements.remove(at: place) }
    case .swap(let place, let at):
      if let at {
        plan.improvements[place].actions.swapAt(at, at + 1)
      } else {
        plan.improvements.swapAt(place, place + 1)
      }
    }
    return plan
  }

  /// The implications with one label's changed; a new label stands where it belongs among the others.
  private static func with(_ implication: Implication, in all: [Implication]) -> [Implication] {
    var all = all
    if let at = all.firstIndex(where: { $0.label == implication.label }) {
      all[at] = implication
    } else {
      let labels = Implication.Label.allCases
      let rank = labels.firstIndex(of: implication.label) ?? 0
      let at = all.lastIndex { (labels.firstIndex(of: $0.label) ?? 0) < rank }.map { $0 + 1 } ?? 0
      all.insert(implication, at: at)
    }
    return all.filter { !$0.statements.isEmpty }
  }
}

extension Improvement {
  /// The cells of an action, or those that span all.
  fileprivate subscript(action: Int?) -> PlanCells {
    get { action.map { actions[$0].cells } ?? cells }
    set {
      if let action { actions[action].cells = newValue } else { cells = newValue }
    }
  }
}

/// What became of changes of a plan's file.
package enum PlanOutcome: Hashable, Sendable {
  case written
  /// The file is another than the changes were made for; nothing was written.
  case stale
  /// The file cannot take one of them; nothing was written.
  case refused(PlanPatch.Refusal)
  /// Something was noted of an action that was to be taken out; nothing was written. With the action's id, and how many notes there are.
  case noted(action: String, notes: Int)
}
