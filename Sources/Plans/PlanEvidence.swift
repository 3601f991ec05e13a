package import Surveys

/// What a survey's priorities say to a plan: how each area stands.
package struct PlanEvidence: Hashable, Sendable {
  /// How one theme of the survey stands.
  package struct Area: Hashable, Sendable {
    package var theme: Name
    package var label: String
    /// As the survey would word it in a plan.
    package var improvement: String
    /// From 1; nil where there was too little evidence.
    package var rank: Int?
    /// From 0 to 1; nil where there was none.
    package var priority: Double?

    package init(theme: Name, label: String, improvement: String, rank: Int? = nil, priority: Double? = nil) {
      self.theme = theme
      self.label = label
      self.improvement = improvement
      self.rank = rank
      self.priority = priority
    }
  }

  /// Every area of the survey, the ranked ones first and in order.
  package var areas: [Area]
  /// How many improvements the plan carries.
  package var top: Int
  /// How many responses the order rests on; 0 where nobody has answered yet.
  package var responses: Int
  /// Words that must stand wherever the order is shown, such as that the data are simulated; nil for none.
  package var notice: String?

  package init(areas: [Area], top: Int, responses: Int, notice: String? = nil) {
    self.areas = areas
    self.top = top
    self.responses = responses
    self.notice = notice
  }

  /// The area of a theme; nil where the survey has no such theme.
  package func area(_ theme: Name) -> Area? { areas.first { $0.theme == theme } }

  /// The areas that a plan would carry: those ranked from 1 to `top`, in order.
  package var leading: [Area] {
    areas.filter { ($0.rank ?? .max) <= top }.sorted { ($0.rank ?? .max) < ($1.rank ?? .max) }
  }

  /// Whether any area has a rank.
  package var hasOrder: Bool { areas.contains { $0.rank != nil } }
}
