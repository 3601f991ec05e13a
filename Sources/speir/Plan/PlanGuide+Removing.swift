internal import PlanFiles
internal import Plans
internal import TerminalForm

/// Takes actions and improvements out of a plan, after the person has seen what goes.
extension PlanGuide {
  enum Removed { case action, improvement }

  /// Does what a line says where it asks to take something out; nil for a line that is an action's text.
  ///
  /// `.action`, too, where the person thought better of it or the file could not take it.
  mutating func remove(_ line: String, _ place: Int) throws(PlanHalt) -> Removed? {
    let words = line.split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "remove" else { return nil }
    let plan = try plan()
    if words[1].lowercased() == "improvement" {
      return try remove(nil, of: place, plan) ? .improvement : .action
    }
    let actions = plan.improvements[place].actions
    guard let at = actions.firstIndex(where: { $0.id == words[1] }) else {
      // ‘Remove chairs’ may well be an action, and ‘remove 1.9’ hardly.
      guard words[1].contains(where: \.isNumber) else { return nil }
      say(
        "    This improvement has no action \(words[1])."
          + (actions.isEmpty ? "" : " It has: \(actions.map(\.id).joined(separator: ", ")).")
      )
      return .action
    }
    _ = try remove(at, of: place, plan)
    return .action
  }

  private mutating func remove(_ at: Int?, of place: Int, _ plan: Plan) throws(PlanHalt) -> Bool {
    guard let removal = PlanRemoval(plan, improvement: place, action: at) else { return false }
    for line in PlanPatch.lines(of: place, action: at, in: try current().reading) ?? [] { say("    | \(line)") }
    for id in removal.waiting {
      say("    Action \(id) waits for \(at == nil ? "one of its actions" : "it"), and would no more.")
    }
    let handed = removal.handedDown.map(\.rawValue).joined(separator: ", ")
    if !handed.isEmpty { say("    What reaches down from it is written at the next action: \(handed).") }
    guard try ask("    Take these lines out of the file? (yes or no)")?.lowercased() == "yes" else {
      say("    It stays.")
      return false
    }
    guard try write(.remove(improvement: place, action: at)) else { return false }
    say("    It is taken out.")
    return true
  }
}
