package import Plans
package import SurveyFiles
package import Surveys

/// What was read from the bytes of `progress.yaml`.
package struct ProgressReading: Sendable {
  package var file: String
  /// Nil if any finding is an error.
  package var log: ProgressLog?
  package var findings: [Finding]
  package var text: SurveyText
  /// How far the entries are indented; nil where there is none yet.
  var indentation: Int?

  /// The line of the file that a place is on, without its end; empty where there is none.
  package func line(at place: Place) -> String { text.line(at: place) }

  /// As a printer of findings takes it.
  package var shown: SurveyReading { SurveyReading(file: file, survey: nil, findings: findings, text: text) }
}

/// Reads `progress.yaml`: a list of progress notes, which name an action, and of activities, which name a member.
package struct ProgressReader {
  static let noteKeys = ["date", "action", "progress", "next_steps", "standing", "qualifier", "members"]
  static let activityKeys = ["date", "member", "year", "heading", "events"]

  private var walk = FileWalk()

  /// Reads the bytes of a file; an empty one holds no entries.
  ///
  /// - Parameter plan: whose actions the notes may speak of.
  package static func read(_ bytes: [UInt8], file: String, plan: Plan) -> ProgressReading {
    let yaml = YAMLReading(bytes)
    var reader = ProgressReader()
    var log = ProgressLog()
    var indentation: Int?
    if let root = yaml.root {
      if case .list(_, let place) = root { indentation = place.column - 1 }
      for item in reader.walk.list(root, "The file") { reader.entry(item, Set(plan.actions.map(\.id)), &log) }
    }
    let findings = (yaml.findings + reader.walk.findings).enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    let isSound = !findings.contains { $0.severity == .error }
    return ProgressReading(
      file: file, log: isSound ? log : nil, findings: findings, text: yaml.text, indentation: indentation)
  }

  /// How many notes there are of each of those actions, in their order, whatever other actions the notes speak of; nil for a file
  /// that is no list.
  package static func notes(ofActions ids: [String], in bytes: [UInt8]) -> [(action: String, count: Int)]? {
    let yaml = YAMLReading(bytes)
    guard !yaml.findings.contains(where: { $0.severity == .error }) else { return nil }
    var walk = FileWalk()
    let named = yaml.root.map { root in
      walk.list(root, "The file").compactMap { item -> String? in
        guard case .mapping(let fields) = item else { return nil }
        return walk.text(fields, "action")?.string
      }
    }
    guard walk.findings.isEmpty else { return nil }
    return ids.map { id in (id, (named ?? []).count { $0 == id }) }
  }

  private mutating func entry(_ item: YAMLValue, _ actions: Set<String>, _ log: inout ProgressLog) {
    if case .mapping(let fields) = item, fields["member"] != nil, fields["action"] == nil {
      return activity(item, &log)
    }
    guard let fields = walk.mapping(item, "A progress note", ProgressReader.noteKeys) else { return }
    guard let date = date(of: fields) else { return }
    guard let action = walk.text(fields, "action") else {
      return walk.fail(
        item.place, "This note names no action", "Write the action's id, or for the annex ‘member:’ and ‘events:’")
    }
    guard actions.contains(action.string) else {
      let near = Spelling.nearest(to: action.string, among: actions.sorted()).map { "Did you mean ‘\($0)’?" }
      return walk.fail(
        action.place, "The plan has no action ‘\(action.string)’", near ?? "Write an id as the plan has it")
    }
    var standing: Standing?
    if let word = walk.text(fields, "standing") {
      standing = Standing(rawValue: word.string)
      if standing == nil {
        let words = Standing.allCases.map(\.rawValue)
        let near = Spelling.nearest(to: word.string, among: words).map { "Did you mean ‘\($0)’?" }
        walk.fail(
          word.place, "‘standing’ cannot be ‘\(word.string)’", near ?? "It is one of: \(words.joined(separator: ", "))")
      }
    }
    log.notes.append(
      ProgressNote(
        date: date, action: action.string, progress: walk.statements(fields, "progress"),
        nextSteps: walk.statements(fields, "next_steps"), standing: standing,
        qualifier: walk.text(fields, "qualifier")?.string, members: walk.statements(fields, "members")))
  }

  private mutating func activity(_ item: YAMLValue, _ log: inout ProgressLog) {
    guard let fields = walk.mapping(item, "An activity", ProgressReader.activityKeys), let date = date(of: fields),
      let member = walk.text(fields, "member")
    else { return }
    var year: Int?
    if let text = walk.text(fields, "year") {
      year = Int(text.string).flatMap { (1...9999).contains($0) ? $0 : nil }
      if year == nil { walk.fail(text.place, "‘\(text.string)’ is no year", "Write it in four digits") }
    }
    log.activities.append(
      Activity(
        date: date, member: member.string, year: year, heading: walk.text(fields, "heading")?.string,
        events: walk.statements(fields, "events")))
  }

  private mutating func date(of fields: YAMLMapping) -> CivilDate? {
    if let date = walk.day(fields, "date") { return date }
    if fields["date"]?.isNothing ?? true {
      walk.fail(fields.place, "This entry has no date", "Write the day on which it was noted, such as date: 2016-09-30")
    }
    return nil
  }
}
