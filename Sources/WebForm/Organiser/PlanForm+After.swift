internal import Pages
internal import PlanFiles
internal import Plans
internal import Surveys

/// What a form says of the actions that must be done before another one.
extension PlanForm {
  /// The ids that were typed, each once; a line that is no id itself may hold several with commas between them.
  static func ids(_ typed: String, _ plan: Plan) -> [String] {
    var ids: [String] = []
    for line in typed.split(separator: "\n").map(String.init) {
      let found = plan.action(line) == nil ? line.split { $0 == "," || $0 == ";" }.map(String.init) : [line]
      for id in found.map(PlanSheet.shown) where !id.isEmpty && !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  /// The ids that a field names.
  ///
  /// - Parameter own: the id of the action that is to wait; nil for one to come.
  /// - Throws: `Fault` where one is no action of the plan, or the action itself.
  static func after(_ field: PlanSheet.Field, _ own: String?, _ plan: Plan) throws(Fault) -> [String] {
    let ids = ids(field.typed, plan)
    for id in ids {
      guard id != own else { throw Fault("Action \(id) cannot wait for itself. Leave its id out") }
      guard plan.action(id) == nil else { continue }
      let near = Spelling.nearest(to: id, among: plan.actions.map(\.id)).map { "Did you mean ‘\($0)’?" }
      throw Fault("The plan has no action ‘\(id.prefix(40))’. \(near ?? "The ids of all actions stand below the form")")
    }
    return ids
  }

  /// Says at each field that would close a circle what waits for what.
  mutating func lookForCircles(_ plan: Plan) {
    var plan = plan
    for case .after(let place, let at, let ids) in changes
    where plan.improvements[place].actions.indices.contains(at) {
      plan.improvements[place].actions[at].after = ids
    }
    for case .after(_, let at, _) in changes {
      guard let group = sheet.groups.firstIndex(where: { $0.action == at }), let id = sheet.groups[group].id,
        let circle = plan.circle(through: id),
        let field = sheet.groups[group].fields.firstIndex(where: { $0.cell == .after })
      else { continue }
      sheet.groups[group].fields[field].fault =
        "The actions would wait for one another: \(circle.joined(separator: " → ")). Leave one of them out"
    }
  }
}
