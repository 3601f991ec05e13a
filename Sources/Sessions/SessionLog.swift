package import Surveys

/// The events of one session so far, and how it stands after them; more may follow at any time, from any process.
package struct SessionLog: Sendable {
  private let session: Session
  private let themes: [Name]
  private var events: [SessionEvent] = []
  private var known: Set<EventID> = []
  private var undone: Set<EventID> = []
  package private(set) var state: SessionState
  /// The place of the last event in the store, from which to read on; 0 before the first.
  package private(set) var place = 0

  /// A session before anything has happened in it. `themes` are the survey's areas, in its order.
  package init(_ session: Session, themes: [Name]) {
    self.session = session
    self.themes = themes
    state = SessionState(session, themes: themes, [])
  }

  /// Follows what was read on; says which of the events are new.
  ///
  /// Linear in the new events, but for one that takes another back: then it is linear in all.
  @discardableResult
  package mutating func take(_ more: [KeptEvent]) -> [SessionEvent] {
    var new: [SessionEvent] = []
    for kept in more {
      place = max(place, kept.place)
      guard kept.event.session == session.id, known.insert(kept.event.id).inserted else { continue }
      new.append(kept.event)
    }
    events += new
    let before = undone.count
    for event in new {
      if case .undone(let id) = event.kind { undone.insert(id) }
    }
    if undone.count > before {
      state = SessionState(session, themes: themes, events)
    } else {
      for event in new { state.follow(event, undone: undone) }
    }
    return new
  }

  /// The last event of a person that can be taken back and was not; nil for none.
  package func lastUndoable(by person: String?) -> SessionEvent? {
    events.last { $0.by == person && $0.kind.mayBeUndone && !undone.contains($0.id) }
  }
}
