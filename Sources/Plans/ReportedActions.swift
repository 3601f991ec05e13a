package import Surveys

/// What the last progress report said of a plan's actions, for those who were asked: nobody's notes, and nothing since.
package struct ReportedActions: Hashable, Sendable {
  /// One action as the report had it.
  package struct Line: Hashable, Sendable {
    package var id: String
    package var action: String
    /// A statement each; may be empty.
    package var lead: [String]
    /// What the author wrote of the date; nil where nothing was.
    package var target: String?
    package var due: CivilDate?
    /// As it was noted, or else as its due day had it; nil for neither.
    package var standing: Standing?

    package init(
      id: String, action: String, lead: [String] = [], target: String? = nil, due: CivilDate? = nil,
      standing: Standing? = nil
    ) {
      self.id = id
      self.action = action
      self.lead = lead
      self.target = target
      self.due = due
      self.standing = standing
    }
  }

  /// The day of the report.
  package var day: CivilDate
  /// By area, in the plan's order.
  package var actions: [Name: [Line]]

  package init(day: CivilDate, actions: [Name: [Line]]) {
    self.day = day
    self.actions = actions
  }
}
