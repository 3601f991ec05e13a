package import Plans
internal import Priorities
internal import Surveys

extension PriorityReport {
  /// What a plan needs to know of the priorities.
  package var planEvidence: PlanEvidence {
    PlanEvidence(
      areas: result.themes.compactMap { standing in
        guard let theme = theme(named: standing.theme) else { return nil }
        return PlanEvidence.Area(
          theme: theme.name, label: theme.label.text, improvement: (theme.improvement ?? theme.label).text,
          rank: standing.rank, priority: standing.priority)
      }, top: result.settings.top, responses: result.people, notice: notice)
  }
}
