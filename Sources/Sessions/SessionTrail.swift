package import Surveys

/// Something in a session that was put right: what it said before, and what it says since.
package struct SessionCorrection: Hashable, Sendable {
  /// What was put right: how it stood before, and how it stands since.
  package enum Change: Hashable, Sendable {
    /// The words of the contribution with that number.
    case words(Int, from: String, to: String)
    /// The table where it was said; nil for none in particular.
    case table(Int, from: String?, to: String?)
    case attendant(from: Attendant, to: Attendant)
    case title(from: String, to: String)
    case day(from: CivilDate?, to: CivilDate)
    case venue(from: String?, to: String?)
    /// What an event did, which is as if it had not been.
    case takenBack(SessionEvent)
  }

  /// The event that did it.
  package var event: EventID
  package var at: Moment
  /// Who did it.
  package var by: String?
  package var change: Change
}

/// Everything that was put right or taken back in a session, in the order of time. Names that were erased are not in it.
package enum SessionTrail {
  /// Linear in the events, but for putting the corrections in order.
  package static func corrections(_ state: SessionState, _ events: [SessionEvent]) -> [SessionCorrection] {
    let own = events.filter { $0.session == state.session.id }
    var all = contributions(state) + attendance(state) + facts(state)
    let written = Dictionary(own.map { ($0.id, $0) }) { first, _ in first }
    var seen: Set<EventID> = []
    for event in own {
      guard case .undone(let id) = event.kind, let former = written[id], former.kind.mayBeUndone,
        seen.insert(id).inserted
      else { continue }
      all.append(SessionCorrection(event: event.id, at: event.at, by: event.by, change: .takenBack(former)))
    }
    return all.sorted { Stamp(at: $0.at, id: $0.event) < Stamp(at: $1.at, id: $1.event) }
  }

  private static func contributions(_ state: SessionState) -> [SessionCorrection] {
    state.contributions.flatMap { one in
      steps(one.words) { .words(one.number, from: $0, to: $1) }
        + steps(one.tables) { .table(one.number, from: $0, to: $1) }
    }
  }

  private static func attendance(_ state: SessionState) -> [SessionCorrection] {
    state.attendance.flatMap { one in steps(one.said) { .attendant(from: $0, to: $1) } }
  }

  private static func facts(_ state: SessionState) -> [SessionCorrection] {
    var (before, found) = (state.planned, [SessionCorrection]())
    for entry in state.facts.entries {
      let after = entry.value.applied(to: before)
      func add(_ change: SessionCorrection.Change) {
        found.append(SessionCorrection(event: entry.stamp.id, at: entry.stamp.at, by: entry.by, change: change))
      }
      if after.title != before.title { add(.title(from: before.title, to: after.title)) }
      if let day = after.day, day != before.day { add(.day(from: before.day, to: day)) }
      if after.venue != before.venue { add(.venue(from: before.venue, to: after.venue)) }
      before = after
    }
    return found
  }

  private static func steps<Value>(
    _ register: Register<Value>, _ change: (Value, Value) -> SessionCorrection.Change
  ) -> [SessionCorrection] {
    zip(register.entries, register.entries.dropFirst()).filter { $0.value != $1.value }.map { former, entry in
      SessionCorrection(
        event: entry.stamp.id, at: entry.stamp.at, by: entry.by, change: change(former.value, entry.value))
    }
  }
}
