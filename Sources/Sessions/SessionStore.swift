package import Responses
package import Surveys

/// An event with its place in the store's order, from 1; a later one has a greater place.
package struct KeptEvent: Hashable, Sendable {
  package var place: Int
  package var event: SessionEvent

  package init(place: Int, event: SessionEvent) {
    self.place = place
    self.event = event
  }
}

/// Where the events of sessions and the ballots of their votes are kept, each on the disk at once.
///
/// Ballots lie apart from the events, without a time and without the order in which they came in, so that nothing joins one to a person
/// on a list of attendance.
package protocol SessionStore: Sendable {
  /// Keeps events behind those that are there, in one transaction; durable on return. Says how many are new.
  ///
  /// One whose id is there already is not kept twice.
  @discardableResult
  func append(_ events: [SessionEvent]) throws(StoreFault) -> Int

  /// The events behind a place, of one session or of all, in the order in which they were kept.
  func events(of session: Name?, after place: Int) throws(StoreFault) -> [KeptEvent]

  /// Keeps a ballot instead of its former version, while its vote is open; durable on return.
  func cast(_ ballot: Ballot) throws(StoreFault) -> Casting

  /// The ballots of a vote in the order of their ids, which says nothing of when they came in.
  func ballots(of vote: EventID) throws(StoreFault) -> [Ballot]

  /// Takes the names out of entries on lists of attendance that were made before a moment. Says how many there were.
  @discardableResult
  func eraseAttendance(before moment: Moment) throws(StoreFault) -> Int
}

extension SessionStore {
  /// Every event of a session in order.
  package func events(of session: Name) throws(StoreFault) -> [SessionEvent] {
    try events(of: session, after: 0).map(\.event)
  }
}
