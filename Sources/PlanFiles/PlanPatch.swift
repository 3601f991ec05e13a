package import Plans
internal import SurveyFiles
package import Surveys

/// One change of a plan that a person made in a conversation.
package enum PlanChange: Hashable, Sendable {
  case outcome(improvement: Int, [String])
  /// A new action at the end of its improvement.
  case add(improvement: Int, id: String, action: String)
  case lead(improvement: Int, action: Int, [String])
  /// One label's statements.
  case implication(improvement: Int, action: Int, Implication)
  case target(improvement: Int, action: Int, String)
  case due(improvement: Int, action: Int, CivilDate)
  case measure(improvement: Int, action: Int, [String])
  /// The cell above reaches down: of the lead, the target or the measure.
  case span(improvement: Int, action: Int, PlanRemark.Key)
}

/// Changes the text of `plan.yaml` at the places of its values, so that everything else that a person wrote stays, remarks and order included.
package struct PlanPatch {
  /// Why a change cannot be made in the text.
  package struct Refusal: Error, Hashable, Sendable {
    package var place: Place
    /// Says what to do.
    package var message: String
  }

  /// The text with the change.
  ///
  /// - Throws: `Refusal` where the place cannot be changed without touching what a person wrote; the text then stays as it was.
  package static func apply(_ change: PlanChange, to reading: PlanReading) throws(Refusal) -> String {
    guard let plan = reading.plan, let root = reading.root, let patch = LinePatch(reading.text) else {
      throw Refusal(
        place: Place(line: 1, column: 1), message: "Mend the file first, or change it in an editor")
    }
    var working = PlanPatch(patch: patch)
    try working.write(change, root)
    let text = working.patch.text
    let changed = PlanReader.read(Array(text.utf8), file: reading.file)
    guard changed.plan == expected(change, plan) else {
      throw Refusal(
        place: working.touched,
        message: "This place is written in a manner that cannot be changed from here; use an editor")
    }
    return text
  }

  private var patch: LinePatch
  private var touched = Place(line: 1, column: 1)

  private init(patch: LinePatch) { self.patch = patch }

  private mutating func write(_ change: PlanChange, _ root: YAMLValue) throws(Refusal) {
    switch change {
    case .outcome(let improvement, let statements):
      try set(
        "outcome", WrittenYAML.statements(statements), in: try fields(root, improvement, nil),
        PlanReader.improvementKeys)
    case .add(let improvement, let id, let action): try add(id, action, to: try fields(root, improvement, nil))
    case .lead(let improvement, let action, let statements):
      try set(
        "lead", WrittenYAML.statements(statements), in: try fields(root, improvement, action), PlanReader.actionKeys)
    case .measure(let improvement, let action, let statements):
      try set(
        "measure", WrittenYAML.statements(statements), in: try fields(root, improvement, action), PlanReader.actionKeys)
    case .target(let improvement, let action, let text):
      try set("target", WrittenYAML.text(text), in: try fields(root, improvement, action), PlanReader.actionKeys)
    case .due(let improvement, let action, let day):
      try set("due", day.description, in: try fields(root, improvement, action), PlanReader.actionKeys)
    case .span(let improvement, let action, let key):
      try set(key.rawValue, PlanReader.spanning, in: try fields(root, improvement, action), PlanReader.actionKeys)
    case .implication(let improvement, let action, let implication):
      try write(implication, in: try fields(root, improvement, action))
    }
  }

  /// The plan as it must read after the change.
  private static func expected(_ change: PlanChange, _ plan: Plan) -> Plan {
    var plan = plan
    switch change {
    case .outcome(let improvement, let statements): plan.improvements[improvement].outcome = statements
    case .add(let improvement, let id, let action):
      plan.improvements[improvement].actions.append(Action(id: id, action: action))
    case .lead(let improvement, let action, let statements):
      plan.improvements[improvement].actions[action].cells.lead = .own(statements)
    case .measure(let improvement, let action, let statements):
      plan.improvements[improvement].actions[action].cells.measure = .own(statements)
    case .target(let improvement, let action, let text):
      let old = plan.improvements[improvement].actions[action].cells.target.value
      plan.improvements[improvement].actions[action].cells.target = .own(Target(text, due: old?.due))
    case .due(let improvement, let action, let day):
      let old = plan.improvements[improvement].actions[action].cells.target.value
      plan.improvements[improvement].actions[action].cells.target = .own(Target(old?.text, due: day))
    case .span(let improvement, let action, let key):
      switch key {
      case .lead: plan.improvements[improvement].actions[action].cells.lead = .above
      case .target: plan.improvements[improvement].actions[action].cells.target = .above
      case .measure: plan.improvements[improvement].actions[action].cells.measure = .above
      default: break
      }
    case .implication(let improvement, let action, let implication):
      var all = plan.improvements[improvement].actions[action].cells.implications.value ?? []
      if let at = all.firstIndex(where: { $0.label == implication.label }) {
        all[at] = implication
      } else {
        let labels = Implication.Label.allCases
        let rank = labels.firstIndex(of: implication.label) ?? 0
        let at = all.lastIndex { (labels.firstIndex(of: $0.label) ?? 0) < rank }.map { $0 + 1 } ?? 0
        all.insert(implication, at: at)
      }
      plan.improvements[improvement].actions[action].cells.implications = .own(all)
    }
    return plan
  }

  // MARK: Places

  private mutating func fields(_ root: YAMLValue, _ improvement: Int, _ action: Int?) throws(Refusal) -> YAMLMapping {
    if case .mapping(let plan) = root, case .list(let improvements, _)? = plan["improvements"],
      improvements.indices.contains(improvement), case .mapping(let fields) = improvements[improvement]
    {
      guard let action else { return fields }
      if case .list(let actions, _)? = fields["actions"], actions.indices.contains(action),
        case .mapping(let fields) = actions[action]
      {
        return fields
      }
    }
    throw Refusal(place: root.place, message: "The place of this action cannot be found; use an editor")
  }

  private func column(of fields: YAMLMapping) throws(Refusal) -> Int {
    guard !fields.isFlow, let first = fields.pairs.first else {
      throw Refusal(
        place: fields.place, message: "This stands between braces. Put each key on a line of its own, or use an editor")
    }
    return first.key.place.column - 1
  }

  // MARK: Writing

  /// Writes a value behind a key: in the place of one that stands on one line, or as a new line where the key belongs among the others.
  private mutating func set(
    _ key: String, _ value: String, in fields: YAMLMapping, _ order: [String]
  ) throws(Refusal) {
    touched = fields.place
    guard let pair = fields.pairs.first(where: { $0.key.string == key }) else {
      return insert(["\(key): \(value)"], key, in: fields, order, column: try column(of: fields))
    }
    touched = pair.value.place
    if pair.value.isNothing {
      guard patch.fill(pair.key, with: value) else {
        throw Refusal(place: pair.key.place, message: "Nothing can be written behind ‘\(key)’ from here; use an editor")
      }
    } else if case .text(let old) = pair.value, patch.replace(old, with: value) {
      return
    } else {
      throw Refusal(place: pair.value.place, message: "‘\(key)’ takes several lines here; change it in an editor")
    }
  }

  /// Puts lines behind the last of the keys that come before this one; the first line takes the place of the first key where none does.
  private mutating func insert(
    _ lines: [String], _ key: String, in fields: YAMLMapping, _ order: [String], column: Int
  ) {
    let rank = order.firstIndex(of: key) ?? order.count
    let before = fields.pairs.last { (order.firstIndex(of: $0.key.string) ?? 0) < rank } ?? fields.pairs[0]
    let indentation = String(repeating: " ", count: column)
    patch.insert(lines.map { indentation + $0 }, after: lastLine(of: before, in: fields))
  }

  /// The last line of a pair: the one before the next key's, without the blank lines and remarks that belong to that.
  private func lastLine(of pair: YAMLMapping.Pair, in fields: YAMLMapping) -> Int {
    let column = pair.key.place.column - 1
    let next = fields.pairs.first { $0.key.place > pair.key.place }
    guard let next else { return patch.lastLine(from: pair.key.place.line - 1, column: column) }
    var last = next.key.place.line - 2
    while last > pair.key.place.line - 1, patch.isAside(last, column: column) { last -= 1 }
    return last
  }

  private mutating func write(_ implication: Implication, in fields: YAMLMapping) throws(Refusal) {
    touched = fields.place
    let label = implication.label.rawValue
    let value = WrittenYAML.statements(implication.statements)
    let labels = Implication.Label.allCases.map(\.rawValue)
    guard let pair = fields.pairs.first(where: { $0.key.string == "implications" }) else {
      insert(
        ["implications:", "  \(label): \(value)"], "implications", in: fields, PlanReader.actionKeys,
        column: try column(of: fields))
      return
    }
    touched = pair.value.place
    if case .mapping(let inner) = pair.value {
      try set(label, value, in: inner, labels)
    } else if pair.value.isNothing {
      let indentation = String(repeating: " ", count: try column(of: fields) + 2)
      patch.insert(["\(indentation)\(label): \(value)"], after: pair.key.place.line - 1)
    } else {
      throw Refusal(place: pair.value.place, message: "‘implications’ is no mapping of labels here; use an editor")
    }
  }

  private mutating func add(_ id: String, _ action: String, to fields: YAMLMapping) throws(Refusal) {
    touched = fields.place
    let column = try column(of: fields)
    let item = ["- id: \(WrittenYAML.quoted(id))", "  action: \(WrittenYAML.text(action))"]
    guard let pair = fields.pairs.first(where: { $0.key.string == "actions" }) else {
      return insert(
        ["actions:"] + item.map { "  " + $0 }, "actions", in: fields, PlanReader.improvementKeys, column: column)
    }
    touched = pair.value.place
    switch pair.value {
    case .list(let items, let place) where !items.isEmpty:
      guard !patch.startsWithBracket(place) else {
        throw Refusal(place: place, message: "‘actions’ stands between brackets. Put each action on lines of its own")
      }
      let dash = String(repeating: " ", count: place.column - 1)
      patch.insert(item.map { dash + $0 }, after: lastLine(of: pair, in: fields))
    case _ where pair.value.isNothing:
      let indentation = String(repeating: " ", count: column + 2)
      patch.insert(item.map { indentation + $0 }, after: pair.key.place.line - 1)
    default: throw Refusal(place: pair.value.place, message: "‘actions’ is no list here; use an editor")
    }
  }
}
