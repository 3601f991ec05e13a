internal import PlanFiles
internal import Plans
internal import Surveys
internal import TerminalForm

/// Adds improvements to a plan, and says which actions wait for others, by the rules of the web page's form.
extension PlanGuide {
  /// Asks for one more improvement until nothing is said, and goes through each.
  mutating func addImprovements() throws(PlanHalt) {
    while let line = try ask("\nAnother improvement?") {
      let plan = try plan()
      let areas = loaded.survey.map { $0.survey.id == plan.survey ? $0.survey.themes.map(\.name) : [] } ?? []
      var typed: [NewImprovement.Field: String] = [.improvement: PlanText.shown(line)]
      if let fault = NewImprovement(typed, plan, areas: areas).faults[.improvement] {
        say("    Not written: \(fault).")
        continue
      }
      if !areas.isEmpty {
        typed[.theme] = try askArea(typed, plan, areas)
      }
      if typed[.theme] == nil {
        typed[.source] = try ask("  Where does it come from, such as a minute?").map(PlanText.shown)
      }
      let place = plan.improvements.count
      guard try write(.append(NewImprovement(typed, plan, areas: areas).improvement)) else { continue }
      _ = try improvement(place, of: place + 1)
    }
  }

  /// Which of the survey's areas an improvement answers; nil for none of them.
  private mutating func askArea(
    _ typed: [NewImprovement.Field: String], _ plan: Plan, _ areas: [Name]
  ) throws(PlanHalt) -> String? {
    while let line = try ask("  Which area does it answer? (\(areas.map(\.text).joined(separator: ", ")))") {
      var typed = typed
      typed[.theme] = PlanText.shown(line)
      guard NewImprovement(typed, plan, areas: areas).faults[.theme] != nil else { return typed[.theme] }
      let near = Spelling.nearest(to: line, among: areas.map(\.text)).map { " Did you mean ‘\($0)’?" } ?? ""
      say("    The survey has no area ‘\(line.prefix(40))’.\(near)")
    }
    return nil
  }

  /// Does what a line says where it asks to have an action wait for others, such as ‘1.2 after 1.1, 2.3’; false for a line that is an action's text.
  mutating func wait(_ line: String, _ place: Int) throws(PlanHalt) -> Bool {
    let plan = try plan()
    let actions = plan.improvements[place].actions
    let text = PlanText.shown(line)
    let named = actions.enumerated().first { _, action in text.hasPrefix("\(action.id) after ") }
    guard let (at, action) = named.map({ ($0.offset, $0.element) }) else {
      // An action that begins with a number and goes on so is hardly one.
      let words = text.split(separator: " ")
      guard words.count > 2, words[1] == "after", words[0].first?.isNumber == true else { return false }
      say(unknown(String(words[0]), actions))
      return true
    }
    let others = String(text.dropFirst("\(action.id) after ".count))
    let ids = others == "nothing" && plan.action(others) == nil ? [] : plan.ids(writtenIn: others)
    var after = plan
    after.improvements[place].actions[at].after = ids
    let hint = "Its actions are: \(plan.actions.map(\.id).joined(separator: ", "))"
    if let fault = plan.fault(ofWaiting: action.id, for: ids, hint: hint) ?? after.fault(ofCircleThrough: action.id) {
      say("    Not written: \(fault)\(fault.hasSuffix("?") ? "" : ".")")
    } else if try write(.after(improvement: place, action: at, ids)) {
      say("    Action \(action.id) waits for \(ids.isEmpty ? "nothing" : ids.joined(separator: ", ")).")
    }
    return true
  }

  /// What is said where an id is none of the improvement's.
  func unknown(_ id: String, _ actions: [Action]) -> String {
    "    This improvement has no action \(id)."
      + (actions.isEmpty ? "" : " It has: \(actions.map(\.id).joined(separator: ", ")).")
  }
}
