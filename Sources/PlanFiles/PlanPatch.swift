internal import Plans
internal import SurveyFiles
package import Surveys

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
    guard let plan = reading.plan else {
      throw Refusal(place: Place(line: 1, column: 1), message: PlanPatch.unreadable)
    }
    guard change.isPossible(in: plan) else {
      throw Refusal(place: Place(line: 1, column: 1), message: "The plan has no such place any more; look at it again")
    }
    if let tied = change.tied(in: plan) {
      throw Refusal(
        place: Place(line: 1, column: 1),
        message:
          "A cell of action \(tied) says ‘\(PlanReader.spanning)’, and would reach to another one. Write that cell itself first"
      )
    }
    var before = reading
    let ready = change.makingReady(plan)
    if !ready.isEmpty {
      before = PlanReader.read(Array(try apply(ready, to: reading).utf8), file: reading.file)
    }
    guard let root = before.root, let patch = LinePatch(before.text) else {
      throw Refusal(place: Place(line: 1, column: 1), message: PlanPatch.unreadable)
    }
    var working = PlanPatch(patch: patch)
    try working.write(change, root)
    let text = working.patch.text
    let changed = PlanReader.read(Array(text.utf8), file: reading.file)
    guard changed.plan == change.applied(to: plan), change.mayLeave(working.patch.remarks, of: patch.remarks)
    else {
      throw Refusal(
        place: working.touched,
        message: "This place is written in a manner that cannot be changed from here; use an editor")
    }
    return text
  }

  /// The text with the changes, one after another; each counts in the plan as the one before left it.
  ///
  /// - Throws: `Refusal` for the first that cannot be made; nothing is changed then.
  package static func apply(_ changes: [PlanChange], to reading: PlanReading) throws(Refusal) -> String {
    var reading = reading
    for change in changes {
      let text = try apply(change, to: reading)
      reading = PlanReader.read(Array(text.utf8), file: reading.file)
    }
    return reading.text.text
  }

  private static let unreadable = "Mend the file first, or change it in an editor"

  var patch: LinePatch
  var touched = Place(line: 1, column: 1)

  init(patch: LinePatch) { self.patch = patch }

  private mutating func write(_ change: PlanChange, _ root: YAMLValue) throws(Refusal) {
    switch change {
    case .improvement(let place, let text):
      try set("improvement", text, in: try fields(root, place, nil), PlanReader.improvementKeys)
    case .outcome(let place, let statements):
      try set("outcome", statements, in: try fields(root, place, nil), PlanReader.improvementKeys)
    case .append(let improvement): try append(improvement, root)
    case .add(let place, let id, let action): try add(id, action, to: try fields(root, place, nil))
    case .action(let place, let at, let text):
      try set("action", text, in: try fields(root, place, at), PlanReader.actionKeys)
    case .lead(let place, let at, let statements):
      try set("lead", statements, in: try fields(root, place, at), PlanPatch.order(at))
    case .measure(let place, let at, let statements):
      try set("measure", statements, in: try fields(root, place, at), PlanPatch.order(at))
    case .target(let place, let at, let text):
      try set("target", text, in: try fields(root, place, at), PlanPatch.order(at))
    case .due(let place, let at, let day):
      try set("due", written: day?.description ?? "", in: try fields(root, place, at), PlanPatch.order(at))
    case .span(let place, let at, let key):
      try set(key.rawValue, written: PlanReader.spanning, in: try fields(root, place, at), PlanReader.actionKeys)
    case .implication(let place, let at, let implication):
      try write(implication, in: try fields(root, place, at), PlanPatch.order(at))
    case .after(let place, let at, let ids):
      try set("after", ids, in: try fields(root, place, at), PlanReader.actionKeys)
    case .remove(let place, let at): patch.remove(try block(root, place, at))
    case .swap(let place, let at): try swap(root, place, at)
    }
  }

  private static func order(_ action: Int?) -> [String] {
    action == nil ? PlanReader.improvementKeys : PlanReader.actionKeys
  }

  // MARK: Places

  func fields(_ root: YAMLValue, _ improvement: Int, _ action: Int?) throws(Refusal) -> YAMLMapping {
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

  func column(of fields: YAMLMapping) throws(Refusal) -> Int {
    guard !fields.isFlow, let first = fields.pairs.first else {
      throw Refusal(
        place: fields.place, message: "This stands between braces. Put each key on a line of its own, or use an editor")
    }
    return first.key.place.column - 1
  }

  // MARK: Writing

  private mutating func set(
    _ key: String, _ text: String, in fields: YAMLMapping, _ order: [String]
  ) throws(Refusal) {
    try set(key, written: text.isEmpty ? "" : WrittenYAML.text(text), in: fields, order)
  }

  private mutating func set(
    _ key: String, _ statements: [String], in fields: YAMLMapping, _ order: [String]
  ) throws(Refusal) {
    try set(key, written: statements.isEmpty ? "" : WrittenYAML.statements(statements), in: fields, order)
  }

  /// Writes a value behind a key: in the place of the one that stands there, or as a new line where the key belongs among the others; the empty text leaves nothing there.
  private mutating func set(
    _ key: String, written value: String, in fields: YAMLMapping, _ order: [String]
  ) throws(Refusal) {
    touched = fields.place
    guard let pair = fields.pairs.first(where: { $0.key.string == key }) else {
      guard !value.isEmpty else { return }
      return insert(["\(key): \(value)"], key, in: fields, order, column: try column(of: fields))
    }
    touched = pair.value.place
    if pair.value.isNothing {
      guard value.isEmpty || patch.fill(pair.key, with: value) else {
        throw Refusal(place: pair.key.place, message: "Nothing can be written behind ‘\(key)’ from here; use an editor")
      }
      return
    }
    if case .text(let old) = pair.value, patch.replace(old, with: value) { return }
    if patch.replaceBrackets(at: pair.value.place, with: value) { return }
    if !fields.isFlow, patch.replace(pair.key, through: lastLine(of: pair, in: fields), with: value) { return }
    throw Refusal(
      place: pair.value.place,
      message: "‘\(key)’ takes several lines here, and a remark may stand among them; change it in an editor")
  }

  /// Puts lines behind the last of the keys that come before this one; the first line takes the place of the first key where none does.
  mutating func insert(
    _ lines: [String], _ key: String, in fields: YAMLMapping, _ order: [String], column: Int
  ) {
    let rank = order.firstIndex(of: key) ?? order.count
    let before = fields.pairs.last { (order.firstIndex(of: $0.key.string) ?? 0) < rank } ?? fields.pairs[0]
    let indentation = String(repeating: " ", count: column)
    patch.insert(lines.map { indentation + $0 }, after: lastLine(of: before, in: fields))
  }

  /// The last line of a pair: the one before the next key's, without the blank lines and remarks that belong to that.
  func lastLine(of pair: YAMLMapping.Pair, in fields: YAMLMapping) -> Int {
    let column = pair.key.place.column - 1
    let next = fields.pairs.first { $0.key.place > pair.key.place }
    guard let next else { return patch.lastLine(from: pair.key.place.line - 1, column: column) }
    var last = next.key.place.line - 2
    while last > pair.key.place.line - 1, patch.isAside(last, column: column) { last -= 1 }
    return last
  }

  private mutating func write(
    _ implication: Implication, in fields: YAMLMapping, _ order: [String]
  ) throws(Refusal) {
    touched = fields.place
    let label = implication.label.rawValue
    guard let pair = fields.pairs.first(where: { $0.key.string == "implications" }) else {
      guard !implication.statements.isEmpty else { return }
      return insert(
        ["implications:", "  \(label): \(WrittenYAML.statements(implication.statements))"], "implications", in: fields,
        order, column: try column(of: fields))
    }
    touched = pair.value.place
    switch pair.value {
    case .mapping(let inner):
      try set(label, implication.statements, in: inner, Implication.Label.allCases.map(\.rawValue))
    case .text(let old) where implication.statements.isEmpty:
      if !pair.value.isNothing { _ = patch.replace(old, with: "") }
    case .text(let old) where pair.value.isNothing || patch.replace(old, with: ""):
      let indentation = String(repeating: " ", count: try column(of: fields) + 2)
      patch.insert(
        ["\(indentation)\(label): \(WrittenYAML.statements(implication.statements))"],
        after: pair.key.place.line - 1)
    default:
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
