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
      say(unknown(String(words[1]), actions))
      return .action
    }
    _ = try remove(at, of: place, plan)
    return .action
  }

  /// Shows what goes, and takes it out of the very version of the file that was shown; where that is another by the time of the answer, shows it again.
  private mutating func remove(_ at: Int?, of place: Int, _ plan: Plan) throws(PlanHalt) -> Bool {
    for _ in 0..<10 {
      let (reading, revision) = try current()
      let now = try self.plan(in: reading)
      // The places count only as long as the plan has the same parts.
      guard now.hasParts(of: plan) else { break }
      guard let removal = PlanRemoval(now, improvement: place, action: at) else { return false }
      show(removal, PlanPatch.lines(of: place, action: at, in: reading) ?? [], isAction: at != nil)
      guard try ask("    Take these lines out of the file? (yes or no)")?.lowercased() == "yes" else {
        say("    It stays.")
        return false
      }
      switch try write(.remove(improvement: place, action: at), from: revision) {
      case .written:
        say("    It is taken out.")
        return true
      case .refused: return false
      case .stale: say("    The file was changed meanwhile. This is how it stands now:")
      }
    }
    sayChanged()
    return false
  }

  private mutating func show(_ removal: PlanRemoval, _ lines: [String], isAction: Bool) {
    for line in lines { say("    | \(line)") }
    for id in removal.waiting {
      say("    Action \(id) waits for \(isAction ? "it" : "one of its actions"), and would no more.")
    }
    let handed = removal.handedDown.map(\.rawValue).joined(separator: ", ")
    if !handed.isEmpty { say("    What reaches down from it is written at the next action: \(handed).") }
  }
}

extension Plan {
  /// Whether both have the same improvements and actions in the same places.
  func hasParts(of other: Plan) -> Bool {
    improvements.map(\.improvement) == other.improvements.map(\.improvement)
      && improvements.map { $0.actions.map(\.id) } == other.improvements.map { $0.actions.map(\.id) }
  }
}
