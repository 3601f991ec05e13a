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
  package var text: String
  /// The table where it was said; nil where that is not known.
  package var table: String?
  /// The group that it was put into last, which may have become a part of another since; nil for none.
  package var group: EventID?
  /// The areas that it was coded to itself.
  package var themes: [Name] = []
  /// What was done to it after it was written, in order.
  package var trail: [Step] = []

  package struct Step: Hashable, Sendable {
    package enum Change: Hashable, Sendable {
      /// It lies in that group from now on, or in none.
      case group(EventID?)
      /// It had this text before.
      case text(String)
    }
    /// The event that did it.
    package var event: EventID
    package var at: Moment
    package var change: Change
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
