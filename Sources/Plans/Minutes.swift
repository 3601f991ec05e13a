package import Surveys

/// The minutes of one meeting, as they were written.
package struct Minutes: Hashable, Sendable {
  /// Somebody who was there, as the minutes name them; also several who are not named, such as `12 other people`.
  package struct Attendant: Hashable, Sendable {
    package var name: String
    package var isChair: Bool

    package init(_ name: String, isChair: Bool = false) {
      self.name = name
      self.isChair = isChair
    }
  }

  /// What was agreed of the minutes of the meeting before.
  package struct Previous: Hashable, Sendable {
    package var date: CivilDate?
    package var isAgreed: Bool
    package init(date: CivilDate?, isAgreed: Bool) {
      self.date = date
      self.isAgreed = isAgreed
    }
  }

  /// One item, or a part of one under a heading of its own.
  package struct Item: Hashable, Sendable {
    package var title: String
    /// Paragraphs in order; may be empty, as may all that follows.
    package var text: [String]
    /// What was agreed that somebody is to do.
    package var actions: [Action]
    /// Notes added after the meeting.
    package var notes: [String]
    /// Parts under headings of their own, such as matters arising; they have no parts in turn.
    package var parts: [Item]

    package init(
      title: String, text: [String] = [], actions: [Action] = [], notes: [String] = [], parts: [Item] = []
    ) {
      self.title = title
      self.text = text
      self.actions = actions
      self.notes = notes
      self.parts = parts
    }

    /// Its own actions, then those of its parts.
    package var allActions: [Action] { actions + parts.flatMap(\.actions) }
  }

  package var body: String
  /// Which meeting of the body it was, from 1; nil where it is not said.
  package var ordinal: Int?
  package var date: CivilDate
  /// The id of the session that they are of; nil for a meeting that was no session.
  package var session: String?
  package var venue: String?
  package var present: [Attendant]
  package var secretariat: [String]
  package var apologies: [String]
  /// Nil where nothing is said of the minutes before.
  package var previous: Previous?
  /// In the order of the agenda; numbered from 1.
  package var items: [Item]
  /// When and where the body meets next, a statement each; may be empty.
  package var next: [String]

  package init(
    body: String, ordinal: Int? = nil, date: CivilDate, session: String? = nil, venue: String? = nil,
    present: [Attendant] = [], secretariat: [String] = [], apologies: [String] = [], previous: Previous? = nil,
    items: [Item] = [],
    next: [String] = []
  ) {
    self.body = body
    self.ordinal = ordinal
    self.date = date
    self.session = session
    self.venue = venue
    self.present = present
    self.secretariat = secretariat
    self.apologies = apologies
    self.previous = previous
    self.items = items
    self.next = next
  }

  /// Every action in the order of the agenda.
  package var actions: [Action] { items.flatMap(\.allActions) }
}

extension Plan {
  /// The plan with the actions of minutes in the same list, a section for each meeting that agreed on any, in the order of their days.
  ///
  /// Where two met on one day, the title of each section names the body, too. `in 6 months` of a minute counts from the day of its meeting.
  package func joined(with minutes: [Minutes], day: (CivilDate) -> String) -> Plan {
    var plan = self
    let meetings = Dictionary(grouping: minutes, by: \.date).mapValues(\.count)
    for meeting in minutes.sorted(by: { $0.date < $1.date }) where !meeting.actions.isEmpty {
      let actions = meeting.actions.map { action in
        var action = action
        if var target = action.cells.target.value, target.due == nil {
          target.due = target.reading(from: meeting.date)?.due
          action.cells.target = .own(target)
        }
        return action
      }
      let body = meetings[meeting.date, default: 1] > 1 ? ", \(meeting.body)" : ""
      let title = "Minutes of \(day(meeting.date))\(body)"
      plan.improvements.append(Improvement(improvement: title, source: title, actions: actions))
    }
    return plan
  }
}
