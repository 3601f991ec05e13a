package import Sessions
package import Surveys

/// Where something was said that nobody wrote; who said it is never known.
package struct SaidAt: Hashable, Sendable {
  package var session: Name
  /// The session's title.
  package var title: String
  /// Nil where that is not known.
  package var table: String?
  /// The contribution's number in its session.
  package var number: Int
  /// The title of the group that it lies in; nil for none.
  package var group: String?
  /// What the room put it to, in the definition's order; shown to whoever codes it, and no decision.
  package var areas: [Name]

  package init(session: Name, title: String, table: String? = nil, number: Int, group: String? = nil, areas: [Name]) {
    self.session = session
    self.title = title
    self.table = table
    self.number = number
    self.group = group
    self.areas = areas
  }

  /// `said at “Focus group”, table 2`.
  package var words: String { "said at “\(title)”" + (table.map { ", table \($0)" } ?? "") }

  /// What the room made of it, as a sentence: `In the room it was put to Time and capacity, in the group ‘Forms’.` Nil where it made nothing.
  package func room(_ survey: Survey) -> String? {
    let labels = survey.themes.filter { areas.contains($0.name) }.map(\.label.text)
    var parts: [String] = []
    if !labels.isEmpty { parts.append("put to \(labels.joined(separator: " and "))") }
    if let group { parts.append("in the group ‘\(group)’") }
    return parts.isEmpty ? nil : "In the room it was \(parts.joined(separator: ", "))."
  }
}

/// Reads what was said in sessions as texts to be coded.
package enum ContributionReading {
  /// Every contribution that stands, session by session, in the order in which they came in.
  ///
  /// What was taken back is left out; what was reworded has the words that it has now. None has an audience, since nobody knows who said it,
  /// and none may be quoted with a name. Linear in the contributions and their groups.
  package static func comments(_ survey: Survey, _ states: some Sequence<SessionState>) -> [Comment] {
    states.flatMap { state in
      state.contributions.map { one in
        Comment(
          place: .contribution(one.id), text: one.text, language: survey.defaultLanguage,
          said: SaidAt(
            session: state.session.id, title: state.session.title, table: one.table, number: one.number,
            group: state.standingGroup(of: one)?.title, areas: state.themes(of: one)))
      }
    }
  }

  /// Why contributions are withheld from print, by their ids; empty where none is.
  ///
  /// As with comments, a decision is about the words that were there; what was reworded since is to be looked at again. Linear in both.
  package static func withheld(
    _ survey: Survey, _ states: some Sequence<SessionState>, _ decisions: [CodingDecision]
  ) -> [EventID: String] {
    let coded = CodedTexts(survey, [], contributions: comments(survey, states), decisions).contributions
    return coded.entries.reduce(into: [:]) { found, entry in
      if case .contribution(let id) = entry.comment.place, let reason = entry.withheld { found[id] = reason }
    }
  }
}
