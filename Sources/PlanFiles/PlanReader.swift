internal import Plans
internal import SurveyFiles
internal import Surveys

/// Reads `plan.yaml`: YAML in, a plan and findings out, all in one run.
package struct PlanReader {
  static let planKeys = ["survey", "title", "body", "made", "adopted", "adopted_by", "ends", "improvements"]
  static let cellKeys = ["lead", "implications", "target", "due", "measure"]
  static let improvementKeys = ["theme", "improvement", "outcome", "source"] + cellKeys + ["actions"]
  static let actionKeys = ["id", "action"] + cellKeys + ["after", "source"]
  /// What an action's cell holds where the one above reaches down to it.
  package static let spanning = "as above"

  private var walk = FileWalk()
  private var places: [PlanRemark.Subject: Place] = [:]
  private var ids: [String: Place] = [:]
  private var waiting: [(id: YAMLText, action: String)] = []

  /// Reads the bytes of a file. Bounded in time and memory by their number.
  package static func read(_ bytes: [UInt8], file: String) -> PlanReading {
    let yaml = YAMLReading(bytes)
    var reader = PlanReader()
    var plan: Plan?
    if let root = yaml.root {
      plan = reader.plan(root)
    } else if yaml.findings.isEmpty {
      reader.walk.fail(
        Place(line: 1, column: 1), "The file is empty", "A plan begins with ‘survey: ’ and the survey's id")
    }
    let (findings, isSound) = reader.walk.all(after: yaml.findings)
    return PlanReading(
      file: file, plan: isSound ? plan : nil, findings: findings, text: yaml.text, root: yaml.root,
      places: reader.places)
  }

  private mutating func plan(_ root: YAMLValue) -> Plan? {
    guard let fields = walk.mapping(root, "A plan", PlanReader.planKeys) else { return nil }
    for pair in fields.pairs {
      if let key = PlanRemark.Key(rawValue: pair.key.string) { places[.plan(key)] = pair.value.place }
    }
    var plan = Plan(
      survey: walk.text(fields, "survey")?.string, title: walk.text(fields, "title")?.string,
      body: walk.text(fields, "body")?.string, made: walk.day(fields, "made"), adopted: walk.day(fields, "adopted"),
      adoptedBy: walk.text(fields, "adopted_by")?.string,
      ends: walk.day(fields, "ends"))
    for (place, item) in walk.list(fields["improvements"], "‘improvements’").enumerated() {
      places[.improvement(place, nil)] = item.place
      plan.improvements.append(improvement(item, place) ?? Improvement(improvement: ""))
    }
    for (id, action) in waiting where ids[id.string] == nil {
      let near = Spelling.nearest(to: id.string, among: ids.keys.sorted()).map { "Did you mean ‘\($0)’?" }
      walk.fail(
        id.place, "Action \(action) waits for ‘\(id.string)’, which is no action of this plan",
        near ?? "Write the ids of actions, as in [\"1.1\", \"1.2\"]")
    }
    return plan
  }

  private mutating func improvement(_ value: YAMLValue, _ place: Int) -> Improvement? {
    guard let fields = walk.mapping(value, "An improvement", PlanReader.improvementKeys) else { return nil }
    mark(fields) { .improvement(place, $0) }
    guard let text = walk.text(fields, "improvement") else {
      walk.fail(value.place, "This improvement has no text", "Write it under ‘improvement:’")
      return nil
    }
    var theme: Name?
    if let name = walk.text(fields, "theme") {
      theme = Name(name.string)
      if theme == nil {
        walk.fail(name.place, "‘\(name.string)’ is no name of an area", "Write the name that the survey gives it")
      }
    }
    var made = Improvement(
      theme: theme, improvement: text.string, outcome: walk.statements(fields, "outcome"),
      source: walk.text(fields, "source")?.string, cells: cells(fields))
    for key in PlanReader.cellKeys {
      if case .text(let text)? = fields[key], text.string == PlanReader.spanning {
        walk.fail(text.place, "Nothing stands above ‘\(key)’ of an improvement", "Write it here, or leave the key out")
      }
    }
    for (at, item) in walk.list(fields["actions"], "‘actions’").enumerated() {
      places[.action(improvement: place, at, nil)] = item.place
      if let action = action(item, place, at, shared: made.cells) { made.actions.append(action) }
    }
    return made
  }

  private mutating func action(_ value: YAMLValue, _ improvement: Int, _ at: Int, shared: PlanCells) -> Action? {
    guard let fields = walk.mapping(value, "An action", PlanReader.actionKeys) else { return nil }
    mark(fields) { .action(improvement: improvement, at, $0) }
    guard let text = walk.text(fields, "action") else {
      walk.fail(value.place, "This action has no text", "Write it under ‘action:’")
      return nil
    }
    guard let id = walk.text(fields, "id") else {
      walk.fail(
        value.place, "This action has no id",
        "Write one that no other has, such as id: \"\(improvement + 1).\(at + 1)\"")
      return nil
    }
    if let first = ids[id.string] {
      walk.fail(id.place, "Two actions have the id ‘\(id.string)’", "The first is on line \(first.line); change one")
    }
    ids[id.string] = id.place
    for case .text(let other) in listed(fields["after"]) { waiting.append((other, id.string)) }
    for key in PlanReader.cellKeys {
      guard let cell = fields[key], !cell.isNothing else { continue }
      let isShared =
        switch key {
        case "lead": shared.lead != .empty
        case "implications": shared.implications != .empty
        case "measure": shared.measure != .empty
        default: shared.target != .empty
        }
      if isShared {
        walk.fail(
          cell.place, "‘\(key)’ stands at the improvement and at its action \(id.string)",
          "Write it at the improvement where it spans all actions, or else at each of them")
      } else if at == 0, case .text(let text) = cell, text.string == PlanReader.spanning {
        walk.fail(
          text.place, "Nothing stands above ‘\(key)’ of the first action", "Write it here, or leave the key out")
      }
    }
    return Action(
      id: id.string, action: text.string, cells: cells(fields), after: walk.statements(fields, "after"),
      source: walk.text(fields, "source")?.string)
  }

  private func listed(_ value: YAMLValue?) -> [YAMLValue] {
    switch value {
    case .list(let items, _)?: items
    case let value?: value.isNothing ? [] : [value]
    case nil: []
    }
  }

  private mutating func mark(_ fields: YAMLMapping, _ subject: (PlanRemark.Key) -> PlanRemark.Subject) {
    for pair in fields.pairs {
      guard let key = PlanRemark.Key(rawValue: pair.key.string) else { continue }
      places[subject(key)] = pair.value.isNothing ? pair.key.place : pair.value.place
    }
  }

  private func isAbove(_ value: YAMLValue?) -> Bool {
    if case .text(let text)? = value { FileWalk.trimmed(text.string) == PlanReader.spanning } else { false }
  }

  private mutating func cells(_ fields: YAMLMapping) -> PlanCells {
    var cells = PlanCells()
    func cell(_ key: String, _ statements: [String]) -> PlanCell<[String]> {
      isAbove(fields[key]) ? .above : statements.isEmpty ? .empty : .own(statements)
    }
    cells.lead = cell("lead", walk.statements(fields, "lead"))
    cells.measure = cell("measure", walk.statements(fields, "measure"))
    if isAbove(fields["target"]) {
      cells.target = .above
    } else {
      let target = Target(walk.text(fields, "target")?.string, due: walk.day(fields, "due"))
      if target != Target() { cells.target = .own(target) }
    }
    cells.implications = implications(fields["implications"])
    return cells
  }

  private mutating func implications(_ value: YAMLValue?) -> PlanCell<[Implication]> {
    guard let value, !value.isNothing else { return .empty }
    if isAbove(value) { return .above }
    let labels = Implication.Label.allCases.map(\.rawValue)
    guard let fields = walk.mapping(value, "‘implications’", labels) else { return .empty }
    let found = fields.pairs.compactMap { pair -> Implication? in
      guard let label = Implication.Label(rawValue: pair.key.string) else { return nil }
      let statements = walk.statements(fields, pair.key.string)
      return statements.isEmpty ? nil : Implication(label, statements)
    }
    return found.isEmpty ? .empty : .own(found)
  }
}
