package import Plans
package import Surveys

/// How a plan stands on a day: each action, what was done, what comes next, and what changed since an earlier day.
package struct ProgressReport: Hashable, Sendable {
  package var plan: Plan
  /// Every note and activity; those after the day of the report are not looked at.
  package var log: ProgressLog
  /// The day of the report.
  package var on: CivilDate
  /// The day of the report before it; nil for the first.
  package var since: CivilDate?
  /// Whether actions that are done are left out.
  package var isOutstandingOnly: Bool
  /// What the members' column and the annex call them.
  package static let columns = ["Key Task", "Progress Made", "On track?", "Next Steps", "Members"]

  /// A report on a day.
  ///
  /// - Parameter since: the day of the report before it; nil for the last day with notes before the latest one that has any.
  package init(
    plan: Plan, log: ProgressLog, on: CivilDate, since: CivilDate? = nil, isOutstandingOnly: Bool = false
  ) {
    self.plan = plan
    self.log = log
    self.on = on
    self.since = since ?? log.days(until: on).dropLast().last
    self.isOutstandingOnly = isOutstandingOnly
  }

  /// How one action stands.
  package struct Line: Hashable, Sendable {
    package var action: Action
    /// The note that holds; nil where nothing was noted.
    package var note: ProgressNote?
    /// By the day of the report; nil without a due day, unless it is done.
    package var computed: ComputedStanding?
    /// Nil where there is no date, or none that can be read.
    package var due: DueDay?
    /// What the author wrote of the date.
    package var target: String?
    /// A statement each; empty where nobody is named.
    package var lead: [String]

    /// Whether what the author says is better than what the day says.
    package var isContradicted: Bool {
      guard let told = note?.isOnTrack, let computed else { return false }
      return told && computed.standing == .behind
    }
  }

  /// The lines of each improvement, in the plan's order; without those that are done where only outstanding ones are asked for.
  package var sections: [(improvement: Improvement, lines: [Line])] {
    let computed = ComputedStanding.of(plan, log, on: on)
    return plan.improvements.map { improvement in
      let lines = improvement.actions.enumerated().map { at, action in
        Line(
          action: action, note: log.latest(action.id, on: on), computed: computed[action.id],
          due: plan.due(improvement, at: at), target: improvement.value(\.target, at: at)?.text,
          lead: improvement.value(\.lead, at: at) ?? [])
      }
      return (improvement, isOutstandingOnly ? lines.filter { $0.note?.standing != .done } : lines)
    }
  }

  /// One action whose standing is another than it was.
  package struct Change: Hashable, Sendable {
    package var action: Action
    /// Whether it is what the author says, and not what the day says.
    package var isAuthors: Bool
    /// Nil where there was nothing to judge it by, or nothing noted; so is `now`.
    package var before: Standing?
    package var now: Standing?
  }

  /// What changed since the report before, in the plan's order, the author's word first; empty for the first report.
  package var changes: [Change] {
    guard let since else { return [] }
    let (before, now) = (ComputedStanding.of(plan, log, on: since), ComputedStanding.of(plan, log, on: on))
    return plan.actions.flatMap { action -> [Change] in
      let told = [log.latest(action.id, on: since)?.standing, log.latest(action.id, on: on)?.standing]
      let shown = [before[action.id]?.standing, now[action.id]?.standing]
      var found: [Change] = []
      if told[0] != told[1] { found.append(Change(action: action, isAuthors: true, before: told[0], now: told[1])) }
      // That a thing is done is the author's word, and is not said twice.
      if shown[0] != shown[1], shown[1] != .done {
        found.append(Change(action: action, isAuthors: false, before: shown[0], now: shown[1]))
      }
      return found
    }
  }

  /// How many actions stand how, by the author's word; nil counts those of which nothing was said.
  package var counts: [(standing: Standing?, count: Int)] {
    let told = sections.flatMap(\.lines).map { $0.note?.standing }
    return (Standing.allCases.map(Optional.some) + [nil]).map { standing in (standing, told.count { $0 == standing }) }
      .filter { $0.count > 0 }
  }
}

extension ProgressReport {
  /// What those who were asked may see of it: the actions that answer an area, and how each stands, as it was noted or else by its due day.
  package var reported: ReportedActions {
    var reported = ReportedActions(day: on, actions: [:])
    for (improvement, lines) in sections {
      guard let theme = improvement.theme else { continue }
      reported.actions[theme, default: []] += lines.map { line in
        ReportedActions.Line(
          id: line.action.id, action: line.action.action, lead: line.lead, target: line.target, due: line.due?.day,
          standing: line.note?.standing ?? line.computed?.standing)
      }
    }
    return reported
  }
}
