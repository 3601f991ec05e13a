internal import Pages
internal import PlanFiles
internal import Plans

/// What a form says of the actions that must be done before another one.
extension PlanForm {
  /// The ids that a field names.
  ///
  /// - Parameter own: the id of the action that is to wait; nil for one to come.
  /// - Throws: `Fault` where one is no action of the plan, or the action itself.
  static func after(_ field: PlanSheet.Field, _ own: String?, _ plan: Plan) throws(Fault) -> [String] {
    let ids = plan.ids(writtenIn: field.typed)
    if let fault = plan.fault(ofWaiting: own, for: ids, hint: "The ids of all actions stand below the form") {
      throw Fault(fault)
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
        let fault = plan.fault(ofCircleThrough: id),
        let field = sheet.groups[group].fields.firstIndex(where: { $0.cell == .after })
      else { continue }
      sheet.groups[group].fields[field].fault = fault
    }
  }
}
