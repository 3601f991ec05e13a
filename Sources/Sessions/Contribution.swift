package import Surveys

/// What somebody said in a session, as it was said, with everything that became of it. Who said it is not kept.
package struct Contribution: Hashable, Sendable {
  package var id: EventID
  /// From 1 in the order in which the session's contributions came in; never another's, even after it was taken back.
  package var number: Int
  package var at: Moment
  /// Who wrote it down; nil for what a participant sent.
  package var by: String?
  /// As it stands now.
  package private(set) var text: String
  /// The table where it was said, as it stands now; nil where that is not known.
  package private(set) var table: String?
  /// The group that it was put into last, which may have become a part of another since; nil for none.
  package var group: EventID?
  /// The areas that it was coded to itself.
  package var themes: [Name] = []
  /// What was done to it after it was written, by time.
  package private(set) var trail: [Step] = []
  /// The words and the tables that were written down, the first with them.
  private(set) var words: Register<String>
  private(set) var tables: Register<String?>

  init(_ text: String, table: String?, number: Int, by event: SessionEvent) {
    (id, at, by) = (event.id, event.at, event.by)
    self.number = number
    self.text = text
    self.table = table
    words = Register(text, by: event)
    tables = Register(table, by: event)
  }

  /// One thing that was done to a contribution after it was written.
  package struct Step: Hashable, Sendable {
    /// What was done: the group from then on, or the text or the table until then.
    package enum Change: Hashable, Sendable {
      /// It lies in that group from now on, or in none.
      case group(EventID?)
      /// It had this text before.
      case text(String)
      /// It was said at this table before.
      case table(String?)
    }
    /// The event that did it.
    package var event: EventID
    package var at: Moment
    package var change: Change
  }

  mutating func put(_ text: String, by event: SessionEvent) {
    words.put(text, by: event)
    settle()
  }

  mutating func put(table: String?, by event: SessionEvent) {
    tables.put(table, by: event)
    settle()
  }

  mutating func move(to group: EventID?, by event: SessionEvent) {
    self.group = group
    trail.append(Step(event: event.id, at: event.at, change: .group(group)))
  }

  /// What counts of all that was put right, and the trail with it.
  private mutating func settle() {
    text = words.last ?? text
    table = tables.last ?? table
    var steps = trail.filter { if case .group = $0.change { true } else { false } }
    for (former, entry) in zip(words.entries, words.entries.dropFirst()) {
      steps.append(Step(event: entry.stamp.id, at: entry.stamp.at, change: .text(former.value)))
    }
    for (former, entry) in zip(tables.entries, tables.entries.dropFirst()) {
      steps.append(Step(event: entry.stamp.id, at: entry.stamp.at, change: .table(former.value)))
    }
    trail = steps.sorted { Stamp(at: $0.at, id: $0.event) < Stamp(at: $1.at, id: $1.event) }
  }
}

/// A title for contributions that belong together; they name it, and it does not name them.
package struct ContributionGroup: Hashable, Sendable {
  package var id: EventID
  /// From 1 in the order in which the session's groups were made; never another's.
  package var number: Int
  package var title: String
  package var themes: [Name] = []
  /// The group that it became a part of; nil while it stands by itself.
  package var mergedInto: EventID?
  /// The groups that became a part of it, in order.
  package var merged: [EventID] = []
  /// The titles that it had before, in order.
  package var formerTitles: [String] = []
}
