internal import Plans
internal import SurveyFiles
internal import Surveys

/// Writes whole improvements into the text, takes them and actions out of it, and changes their places.
extension PlanPatch {
  /// The lines of the file that an improvement or one of its actions takes up, with the remarks right above it; nil where they stand in no lines
  /// of their own.
  package static func lines(of improvement: Int, action: Int?, in reading: PlanReading) -> [String]? {
    guard let root = reading.root, let patch = LinePatch(reading.text) else { return nil }
    var working = PlanPatch(patch: patch)
    guard let block = try? working.block(root, improvement, action) else { return nil }
    return Array(patch.lines[block])
  }

  /// Where an item of the list of improvements, or of an improvement's actions, stands.
  mutating func block(_ root: YAMLValue, _ improvement: Int, _ action: Int?) throws(Refusal) -> ClosedRange<Int> {
    let key = action == nil ? "improvements" : "actions"
    var list: YAMLValue?
    if action != nil {
      list = try fields(root, improvement, nil)[key]
    } else if case .mapping(let plan) = root {
      list = plan[key]
    }
    let at = action ?? improvement
    guard case .list(let items, let place)? = list, items.indices.contains(at) else {
      throw Refusal(place: root.place, message: "The place of this cannot be found; use an editor")
    }
    touched = items[at].place
    guard !patch.startsWithBracket(place) else {
      throw Refusal(place: place, message: "‘\(key)’ stands between brackets. Put each item on lines of its own")
    }
    let column = place.column - 1
    guard let first = patch.dash(above: items[at].place.line - 1, column: column),
      let next = items.indices.contains(at + 1)
        ? patch.dash(above: items[at + 1].place.line - 1, column: column) : patch.lines.count
    else {
      throw Refusal(place: touched, message: "This stands on no lines of its own; use an editor")
    }
    let last = min(patch.lastLine(from: first, column: column + 1), next - 1)
    return patch.withRemarks(above: first, column: column)...last
  }

  /// Writes an improvement behind the others, a blank line before it where there are others.
  mutating func append(_ improvement: Improvement, _ root: YAMLValue) throws(Refusal) {
    touched = root.place
    guard improvement.cells == PlanCells(), improvement.actions.isEmpty, case .mapping(let plan) = root else {
      throw Refusal(place: root.place, message: "This improvement cannot be written from here; use an editor")
    }
    var pairs = [("improvement", WrittenYAML.text(improvement.improvement))]
    if let theme = improvement.theme { pairs.insert(("theme", WrittenYAML.text(theme.text)), at: 0) }
    if !improvement.outcome.isEmpty { pairs.append(("outcome", WrittenYAML.statements(improvement.outcome))) }
    if let source = improvement.source { pairs.append(("source", WrittenYAML.text(source))) }
    let lines = pairs.map { "  \($0): \($1)" } + ["  actions:"]
    let item = ["- " + lines[0].dropFirst(2)] + lines.dropFirst()
    let column = try column(of: plan)
    func indented(_ lines: [String], by columns: Int) -> [String] {
      lines.map { $0.isEmpty ? "" : String(repeating: " ", count: columns) + $0 }
    }
    guard let pair = plan.pairs.first(where: { $0.key.string == "improvements" }) else {
      return insert(
        ["improvements:"] + indented(item, by: 2), "improvements", in: plan, PlanReader.planKeys, column: column)
    }
    touched = pair.value.place
    switch pair.value {
    case .list(let items, let place) where !items.isEmpty && !patch.startsWithBracket(place):
      patch.insert(indented([""] + item, by: place.column - 1), after: lastLine(of: pair, in: plan))
    case .list(let items, let place) where !items.isEmpty || !patch.replaceBrackets(at: place, with: ""):
      throw Refusal(place: place, message: "‘improvements’ stands between brackets. Put each item on lines of its own")
    case _ where pair.value.isNothing, .list:
      patch.insert(indented(item, by: column + 2), after: pair.key.place.line - 1)
    default: throw Refusal(place: pair.value.place, message: "‘improvements’ is no list here; use an editor")
    }
  }

  /// Has an item change places with the next one; what stands between them stays between them.
  mutating func swap(_ root: YAMLValue, _ improvement: Int, _ action: Int?) throws(Refusal) {
    let one = try block(root, improvement, action)
    let other = try block(root, action == nil ? improvement + 1 : improvement, action.map { $0 + 1 })
    guard one.upperBound < other.lowerBound else {
      throw Refusal(place: touched, message: "This stands on no lines of its own; use an editor")
    }
    patch.swap(one, other)
  }
}

extension PlanChange {
  /// Whether the change may leave a file those remarks where it had the others: a removal takes some along, an exchange carries them to another place,
  /// and everything else leaves them where they stand.
  func mayLeave(_ remarks: [String], of before: [String]) -> Bool {
    switch self {
    case .remove: true
    case .swap: remarks.sorted() == before.sorted()
    default: remarks == before
    }
  }

  /// Whether the plan has what the change names.
  func isPossible(in plan: Plan) -> Bool {
    func has(_ improvement: Int, _ action: Int?) -> Bool {
      plan.improvements.indices.contains(improvement)
        && (action.map { plan.improvements[improvement].actions.indices.contains($0) } ?? true)
    }
    switch self {
    case .append: return true
    case .improvement(let place, _), .outcome(let place, _), .add(let place, _, _): return has(place, nil)
    case .action(let place, let at, _), .span(let place, let at, _), .after(let place, let at, _):
      return has(place, at)
    case .lead(let place, let at, _), .measure(let place, let at, _), .target(let place, let at, _),
      .due(let place, let at, _), .implication(let place, let at, _), .remove(let place, let at):
      return has(place, at)
    case .swap(let place, let at):
      return at == nil ? has(place, nil) && has(place + 1, nil) : has(place, at) && has(place, at.map { $0 + 1 })
    }
  }

  /// The action whose cells hang on its neighbour's, so that it cannot change places; nil where none does, and for every other change.
  func tied(in plan: Plan) -> String? {
    guard case .swap(let place, let at?) = self else { return nil }
    return plan.improvements[place].actions.dropFirst(at).prefix(3).first { action in
      let cells = action.cells
      return cells.lead == .above || cells.implications == .above || cells.target == .above || cells.measure == .above
    }?.id
  }
}
