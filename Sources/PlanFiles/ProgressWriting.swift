package import Plans
internal import SurveyFiles

/// One more entry for `progress.yaml`.
package enum ProgressEntry: Hashable, Sendable {
  case note(ProgressNote)
  case activity(Activity)
}

extension ProgressReading {
  /// What to write behind the end of the file so that it holds one more entry, and nothing of what it holds is touched.
  ///
  /// Nil where the file does not end in a manner in which an entry could follow.
  package func appendix(_ entry: ProgressEntry, plan: Plan) -> String? {
    guard let log else { return nil }
    let dash = String(repeating: " ", count: indentation ?? 0)
    var lines = ProgressReading.lines(entry)
    lines = lines.enumerated().map { dash + ($0.offset == 0 ? "- " : "  ") + $0.element }
    var appendix = lines.map { $0 + "\n" }.joined()
    if text.text.isEmpty {
      appendix =
        "# Progress on the plan, each entry on the day it was written. Add at the end; change nothing above.\n\n"
        + appendix
    } else if text.lines.last != "" {
      appendix = "\n" + appendix
    }
    var wanted = log
    switch entry {
    case .note(let note): wanted.notes.append(note)
    case .activity(let activity): wanted.activities.append(activity)
    }
    let after = ProgressReader.read(Array((text.text + appendix).utf8), file: file, plan: plan)
    return after.log == wanted ? appendix : nil
  }

  private static func lines(_ entry: ProgressEntry) -> [String] {
    var lines: [String] = []
    func statements(_ key: String, _ texts: [String]) {
      switch texts.count {
      case 0: return
      case 1: lines.append("\(key): \(WrittenYAML.text(texts[0]))")
      default: lines += ["\(key):"] + texts.map { "  - \(WrittenYAML.text($0))" }
      }
    }
    switch entry {
    case .note(let note):
      lines = ["date: \(note.date)", "action: \(WrittenYAML.quoted(note.action))"]
      statements("progress", note.progress)
      statements("next_steps", note.nextSteps)
      if let standing = note.standing { lines.append("standing: \(standing.rawValue)") }
      if let qualifier = note.qualifier { lines.append("qualifier: \(WrittenYAML.text(qualifier))") }
      statements("members", note.members)
    case .activity(let activity):
      lines = ["date: \(activity.date)", "member: \(WrittenYAML.text(activity.member))"]
      if let year = activity.year { lines.append("year: \(year)") }
      if let heading = activity.heading { lines.append("heading: \(WrittenYAML.text(heading))") }
      statements("events", activity.events)
    }
    return lines
  }
}
