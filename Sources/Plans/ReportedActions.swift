package import Surveys

/// How a plan's actions stand on a day, for those who were asked: what is done, by whom and by when, and nobody's notes.
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

  /// The day on which they stand so.
  package var day: CivilDate
  /// By area, in the plan's order.
  package var actions: [Name: [Line]]

  package init(day: CivilDate, actions: [Name: [Line]]) {
    self.day = day
    self.actions = actions
  }
}

extension Plan {
  /// Whether the plan is carried out by a day, and so no draft any more that only its authors should see: it was adopted by then, or something was noted
  /// by then of an action that answers an area.
  package func isUnderWay(_ log: ProgressLog, on day: CivilDate) -> Bool {
    if let adopted, adopted <= day { return true }
    let actions = Set(improvements.filter { $0.theme != nil }.flatMap(\.actions).map(\.id))
    return log.notes.contains { $0.date <= day && actions.contains($0.action) }
  }
}
