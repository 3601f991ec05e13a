package import Surveys

/// What was said of an action on a day; never changed, only followed by another.
package struct ProgressNote: Hashable, Sendable {
  package var date: CivilDate
  /// The action's id.
  package var action: String
  /// What was done, a statement each; may be empty, as is the next.
  package var progress: [String]
  package var nextSteps: [String]
  /// Nil where the author did not say.
  package var standing: Standing?
  /// What the author added to the standing, such as ‘the launch is delayed’; nil for nothing.
  package var qualifier: String?
  /// Who sees to it; may be empty.
  package var members: [String]

  package init(
    date: CivilDate, action: String, progress: [String] = [], nextSteps: [String] = [], standing: Standing? = nil,
    qualifier: String? = nil, members: [String] = []
  ) {
    self.date = date
    self.action = action
    self.progress = progress
    self.nextSteps = nextSteps
    self.standing = standing
    self.qualifier = qualifier
    self.members = members
  }

  /// The author's answer to ‘on track?’: yes for on track and done, no for the others; nil where they did not say.
  package var isOnTrack: Bool? { standing.map { $0 == .onTrack || $0 == .done } }
}

/// Something that a member did for the work at large, such as a talk; for the annex of a progress report.
package struct Activity: Hashable, Sendable {
  package var date: CivilDate
  /// Who, by their office.
  package var member: String
  /// The year in which it was, where it is known.
  package var year: Int?
  /// What kind, such as ‘Presentations’; nil for no heading.
  package var heading: String?
  /// Empty for a member who has nothing to report yet.
  package var events: [String]

  package init(date: CivilDate, member: String, year: Int? = nil, heading: String? = nil, events: [String] = []) {
    self.date = date
    self.member = member
    self.year = year
    self.heading = heading
    self.events = events
  }
}

/// Every progress note and activity of a plan, in the order in which they were written.
package struct ProgressLog: Hashable, Sendable {
  package var notes: [ProgressNote]
  package var activities: [Activity]

  package init(notes: [ProgressNote] = [], activities: [Activity] = []) {
    self.notes = notes
    self.activities = activities
  }

  /// The note that holds for an action on a day: of those dated no later the latest, and of one day the last written; nil for none.
  package func latest(_ action: String, on day: CivilDate) -> ProgressNote? {
    var found: ProgressNote?
    for note in notes where note.action == action && note.date <= day && note.date >= found?.date ?? note.date {
      found = note
    }
    return found
  }

  /// The days on which something was noted, each once, in order, up to a day.
  package func days(until day: CivilDate) -> [CivilDate] { Set(notes.map(\.date).filter { $0 <= day }).sorted() }
}

/// Whether a day can be that of a progress note.
package enum NoteDay: Hashable, Sendable {
  case fits
  /// It is later than today, so that no report would look at it yet.
  case future
  /// It is before the plan's first day, or long ago, and should be looked at again: perhaps the year is mistyped.
  case early(first: CivilDate)
}

extension Plan {
  /// Whether a day can be that of a note: up to today, and from the first of the days on which the plan was drawn up, was adopted, or a meeting had agreed
  /// on actions; without any, from 20 years ago.
  package func noteDay(_ day: CivilDate, today: CivilDate, meetings: [CivilDate] = []) -> NoteDay {
    if day > today { return .future }
    let first =
      ([made, adopted].compactMap(\.self) + meetings).min() ?? CivilDate(daysSince1970: today.daysSince1970 - 7305)
    guard let first, day < first else { return .fits }
    return .early(first: first)
  }
}
