package import Plans
package import SurveyFiles
package import Surveys

/// What was read from the bytes of a meeting's minutes.
package struct MinutesReading: Sendable {
  package var file: String
  /// Nil if any finding is an error.
  package var minutes: Minutes?
  package var findings: [Finding]
  package var text: SurveyText

  /// As a printer of findings takes it.
  package var shown: SurveyReading { SurveyReading(file: file, survey: nil, findings: findings, text: text) }
}

/// Reads minutes: YAML in, minutes and findings out, all in one run.
package struct MinutesReader {
  static let keys = [
    "body", "ordinal", "date", "session", "venue", "present", "secretariat", "apologies", "previous", "items", "next",
  ]
  static let partKeys = ["title", "text", "actions", "notes"]
  static let actionKeys = ["id", "owner", "action", "target", "due"]

  private var walk = FileWalk()
  private var ids: [String: Place] = [:]

  /// Reads the bytes of a file. Bounded in time and memory by their number.
  package static func read(_ bytes: [UInt8], file: String) -> MinutesReading {
    let yaml = YAMLReading(bytes)
    var reader = MinutesReader()
    var minutes: Minutes?
    if let root = yaml.root {
      minutes = reader.minutes(root)
    } else if yaml.findings.isEmpty {
      reader.walk.fail(
        Place(line: 1, column: 1), "The file is empty", "Minutes begin with ‘body: ’ and the body's name")
    }
    let (findings, isSound) = reader.walk.all(after: yaml.findings)
    return MinutesReading(file: file, minutes: isSound ? minutes : nil, findings: findings, text: yaml.text)
  }

  private mutating func minutes(_ root: YAMLValue) -> Minutes? {
    guard let fields = walk.mapping(root, "A file of minutes", MinutesReader.keys) else { return nil }
    guard let body = walk.text(fields, "body") else {
      walk.fail(root.place, "These minutes do not say whose they are", "Write the body's name under ‘body:’")
      return nil
    }
    guard let date = walk.day(fields, "date") else {
      if fields["date"]?.isNothing ?? true {
        walk.fail(root.place, "These minutes have no date", "Write the day of the meeting, such as date: 2016-04-21")
      }
      return nil
    }
    var minutes = Minutes(
      body: body.string, ordinal: whole(fields, "ordinal"), date: date, session: walk.text(fields, "session")?.string,
      venue: walk.text(fields, "venue")?.string, secretariat: walk.statements(fields, "secretariat"),
      apologies: walk.statements(fields, "apologies"),
      next: walk.statements(fields, "next"))
    minutes.present = walk.list(fields["present"], "‘present’").compactMap { attendant($0) }
    if let previous = fields["previous"], let fields = walk.mapping(previous, "‘previous’", ["date", "agreed"]) {
      minutes.previous = Minutes.Previous(date: walk.day(fields, "date"), isAgreed: flag(fields, "agreed"))
    }
    minutes.items = walk.list(fields["items"], "‘items’").compactMap { item($0, mayHaveParts: true) }
    return minutes
  }

  private mutating func whole(_ fields: YAMLMapping, _ key: String) -> Int? {
    guard let text = walk.text(fields, key) else { return nil }
    if let number = Int(text.string), number >= 1 { return number }
    walk.fail(
      text.place, "‘\(key)’ must be a whole number from 1, not ‘\(text.string)’", "Write 5 for the fifth meeting")
    return nil
  }

  private mutating func flag(_ fields: YAMLMapping, _ key: String) -> Bool {
    guard let text = walk.text(fields, key) else { return false }
    if text.string == "true" || text.string == "yes" { return true }
    if text.string != "false", text.string != "no" {
      walk.fail(text.place, "‘\(key)’ must be true or false, not ‘\(text.string)’", "Write true or false")
    }
    return false
  }

  private mutating func attendant(_ value: YAMLValue) -> Minutes.Attendant? {
    if case .text(let text) = value {
      let name = FileWalk.trimmed(text.string)
      return name.isEmpty ? nil : Minutes.Attendant(name)
    }
    guard let fields = walk.mapping(value, "Somebody present", ["name", "chair"]) else { return nil }
    guard let name = walk.text(fields, "name") else {
      walk.fail(value.place, "Nobody is named here", "Write who was present under ‘name:’")
      return nil
    }
    return Minutes.Attendant(name.string, isChair: flag(fields, "chair"))
  }

  private mutating func item(_ value: YAMLValue, mayHaveParts: Bool) -> Minutes.Item? {
    let keys = MinutesReader.partKeys + (mayHaveParts ? ["parts"] : [])
    guard let fields = walk.mapping(value, mayHaveParts ? "An item" : "A part", keys) else { return nil }
    guard let title = walk.text(fields, "title") else {
      walk.fail(value.place, "This item has no title", "Write it under ‘title:’")
      return nil
    }
    var item = Minutes.Item(
      title: title.string, text: walk.statements(fields, "text"), notes: walk.statements(fields, "notes"))
    item.actions = walk.list(fields["actions"], "‘actions’").compactMap { action($0) }
    if mayHaveParts {
      item.parts = walk.list(fields["parts"], "‘parts’").compactMap { self.item($0, mayHaveParts: false) }
    }
    return item
  }

  private mutating func action(_ value: YAMLValue) -> Action? {
    guard let fields = walk.mapping(value, "An action", MinutesReader.actionKeys) else { return nil }
    guard let id = walk.text(fields, "id"), let text = walk.text(fields, "action") else {
      walk.fail(value.place, "An action of minutes needs an id and a text", "Write both, such as id: m5.1")
      return nil
    }
    if let first = ids[id.string] {
      walk.fail(id.place, "Two actions have the id ‘\(id.string)’", "The first is on line \(first.line); change one")
    }
    ids[id.string] = id.place
    let owners = walk.statements(fields, "owner")
    let target = Target(walk.text(fields, "target")?.string, due: walk.day(fields, "due"))
    return Action(
      id: id.string, action: text.string,
      cells: PlanCells(
        lead: owners.isEmpty ? .empty : .own(owners), target: target == Target() ? .empty : .own(target)))
  }
}
