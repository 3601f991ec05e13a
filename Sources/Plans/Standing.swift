package import Surveys

/// How an action stands.
package enum Standing: String, Hashable, Sendable, CaseIterable {
  case onTrack = "on_track"
  case atRisk = "at_risk"
  case behind
  case done

  /// As the key of a progress report has it.
  package var words: String {
    switch self {
    case .onTrack: "On track"
    case .atRisk: "Risk of delay – action needed"
    case .behind: "Behind schedule"
    case .done: "Done"
    }
  }

  /// A sign that tells it without colour.
  package var sign: String {
    switch self {
    case .onTrack: "●"
    case .atRisk: "▲"
    case .behind: "■"
    case .done: "✓"
    }
  }
}

/// How actions stand by their due days alone, whatever anyone says of them.
package struct ComputedStanding: Hashable, Sendable {
  /// An action that is not done and is due within so many days is at risk.
  package static let notice = 28

  package var standing: Standing
  /// The days from the day of the report to the due day; negative when it is past; nil without one.
  package var daysLeft: Int?

  /// The standing of each action on a day, by id; none where there is nothing to judge it by.
  ///
  /// Done, where a note says so. Else behind, when the due day is past; at risk, when it comes within 28 days or an action that must come before
  /// is behind; else on track. An action without a due day has a standing only when it is done.
  package static func of(_ plan: Plan, _ log: ProgressLog, on day: CivilDate) -> [String: ComputedStanding] {
    let due = plan.dueDays.mapValues(\.day)
    let done = Set(plan.actions.map(\.id).filter { log.latest($0, on: day)?.standing == .done })
    func isBehind(_ id: String) -> Bool { !done.contains(id) && (due[id].map { $0 < day } ?? false) }
    var found: [String: ComputedStanding] = [:]
    for action in plan.actions {
      let left = due[action.id].map { $0.daysSince1970 - day.daysSince1970 }
      if done.contains(action.id) {
        found[action.id] = ComputedStanding(standing: .done, daysLeft: left)
      } else if let left {
        let standing: Standing =
          left < 0 ? .behind : left <= notice || action.after.contains(where: isBehind) ? .atRisk : .onTrack
        found[action.id] = ComputedStanding(standing: standing, daysLeft: left)
      }
    }
    return found
  }
}
