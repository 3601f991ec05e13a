internal import Surveys

/// What a person writes of the actions that must be done before another one.
extension Plan {
  /// The ids that were typed, each once, in their order; a line that is no id itself may hold several with commas between them.
  package func ids(writtenIn text: String) -> [String] {
    var ids: [String] = []
    for line in PlanText.lines(text) {
      let found = action(line) == nil ? line.split { $0 == "," || $0 == ";" }.map(String.init) : [line]
      for id in found.map(PlanText.shown) where !id.isEmpty && !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  /// Why an action cannot wait for others: one is no action of the plan, or the action itself; nil where it can.
  ///
  /// - Parameters:
  ///   - own: the id of the action that is to wait; nil for one to come.
  ///   - hint: what to do about an id that is like none of the plan's.
  package func fault(ofWaiting own: String?, for ids: [String], hint: String) -> String? {
    for id in ids {
      guard id != own else { return "Action \(id) cannot wait for itself. Leave its id out" }
      guard action(id) == nil else { continue }
      let near = Spelling.nearest(to: id, among: actions.map(\.id)).map { "Did you mean ‘\($0)’?" }
      return "The plan has no action ‘\(id.prefix(40))’. \(near ?? hint)"
    }
    return nil
  }

  /// Says that an action's prerequisites lead back to it; nil where they do not.
  package func fault(ofCircleThrough id: String) -> String? {
    circle(through: id).map {
      "The actions would wait for one another: \($0.joined(separator: " → ")). Leave one of them out"
    }
  }
}
