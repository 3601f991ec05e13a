internal import Pages
internal import Responses
internal import Seals
internal import Sessions
internal import Surveys
internal import Synchronization

/// The sessions of one survey as they stand: what the store has is followed from where it was read last, whoever wrote it.
final class SessionRooms: Sendable {
  let survey: Survey
  let store: any SessionStore
  let live = LiveRooms()
  private let key: [UInt8]
  private let themes: [Name]
  private let kept: Mutex<Kept>

  private struct Kept {
    var logs: [Name: SessionLog] = [:]
    /// In the definition's order, and then as they were made.
    var sessions: [Session] = []
    var place = 0
    var since: Moment?
    /// How sessions stood when somebody looked at them last, for the many who do so at once.
    var glances: [Name: (standing: Standing, at: ContinuousClock.Instant)] = [:]
    /// When something was written here last; what was looked at before it is not shown any more.
    var told: ContinuousClock.Instant?
  }

  /// A session at a moment, with the ballots of the vote that counts.
  struct Standing: Sendable {
    var session: Session
    var state: SessionState
    var ballots: [Ballot]
    /// The last thing that a facilitator here did and that can be taken back; nil for none.
    var last: SessionEvent?
    var stamp: Stamp

    var outcome: SessionOutcome { SessionOutcome(state, ballots: ballots) }
  }

  /// Another one whenever a page of the room would show something else.
  struct Stamp: Hashable, Sendable {
    var place: Int
    var slot: EventID?
    var ballots: Int
    var revisions: Int
  }

  /// Who writes what is done on these pages.
  static let author = "facilitator"
  /// After this time all is read anew, so that a name that was erased from the store is not remembered here; in milliseconds.
  private static let longest: Int64 = 10 * 60 * 1000

  init(_ survey: Survey, store: any SessionStore, key: [UInt8]) {
    self.survey = survey
    self.store = store
    self.key = key
    themes = survey.themes.map(\.name)
    kept = Mutex(Kept())
  }

  /// All sessions, those that the definition plans first.
  func sessions(at now: Moment) throws(StoreFault) -> [Session] {
    try kept.withLock { kept throws(StoreFault) in
      try follow(&kept, now)
      return kept.sessions
    }
  }

  /// How a session stands, or stood less than half a second ago; nil where there is none with that id.
  ///
  /// Never older than what ``standing(of:at:)`` gave before it: a page does not go back when its stream begins.
  func glance(at id: Name, _ now: Moment) throws(StoreFault) -> Standing? {
    if let known = kept.withLock({ $0.glances[id] }), ContinuousClock.now - known.at < .milliseconds(500) {
      return known.standing
    }
    return try standing(of: id, at: now)
  }

  /// How a session stands; nil where there is none with that id.
  func standing(of id: Name, at now: Moment) throws(StoreFault) -> Standing? {
    let begun = ContinuousClock.now
    guard let standing = try read(id, at: now) else { return nil }
    kept.withLock { kept in
      if let told = kept.told, told > begun { return }
      if let known = kept.glances[id], known.at > begun { return }
      kept.glances[id] = (standing, begun)
    }
    return standing
  }

  private func read(_ id: Name, at now: Moment) throws(StoreFault) -> Standing? {
    let log = try kept.withLock { kept throws(StoreFault) in
      try follow(&kept, now)
      return kept.logs[id]
    }
    guard let log else { return nil }
    let state = log.state
    let ballots = if let vote = state.vote { try store.ballots(of: vote.id) } else { [Ballot]() }
    return Standing(
      session: state.session, state: state, ballots: ballots, last: log.lastUndoable(by: SessionRooms.author),
      stamp: Stamp(
        place: log.place, slot: state.runningSlot(at: now)?.id, ballots: ballots.count,
        revisions: ballots.reduce(0) { $0 &+ $1.revision }))
  }

  func code(of session: Name) -> JoinCode { JoinCode(of: session, survey: survey.id, under: key) }

  /// The session that phones join with a code; nil for none.
  func session(joinedBy code: JoinCode, at now: Moment) throws(StoreFault) -> Session? {
    try sessions(at: now).first { self.code(of: $0.id) == code }
  }

  /// The pass in a cookie; nil for none that is good here.
  func pass(_ value: String?, to session: Name) -> RoomPass? {
    value.flatMap { RoomPass($0, to: session, under: key) }
  }

  func value(of pass: RoomPass) -> String { pass.value(under: key) }
  func token(of pass: RoomPass) -> FormToken { pass.token(under: key) }

  /// The id of what a form does, however often it is sent.
  func id(of body: FormBody) -> EventID {
    var chance = SystemChance()
    let fields = body.fields.filter { $0.name != ":token" }.map { (name: $0.name, value: $0.value) }
    let once = body[":once"].flatMap { SentOnce.id(String($0.prefix(64)), fields, under: key) }
    return once ?? EventID(using: &chance)
  }

  /// The id of what a form does beside its first event.
  func id(after first: EventID, _ number: Int) -> EventID {
    SentOnce.id(first.text, [("number", String(number))], under: key) ?? first
  }

  /// Keeps events, and shows it to everyone who looks; durable on return.
  func add(_ events: [SessionEvent]) async throws(StoreFault) {
    try store.append(events)
    await tell()
  }

  /// Keeps a ballot, and counts it for everyone who looks; durable on return.
  func cast(_ ballot: Ballot) async throws(StoreFault) -> Casting {
    let casting = try store.cast(ballot)
    await tell()
    return casting
  }

  private func tell() async {
    kept.withLock { kept in
      kept.glances = [:]
      kept.told = .now
    }
    await live.tell()
  }

  private func follow(_ kept: inout Kept, _ now: Moment) throws(StoreFault) {
    if let since = kept.since, now.milliseconds - since.milliseconds < SessionRooms.longest {
      // As it was.
    } else {
      kept = Kept(since: now, told: kept.told)
      for planned in survey.sessions { open(Session(planned), &kept) }
    }
    for event in try store.events(of: nil, after: kept.place) {
      kept.place = max(kept.place, event.place)
      if case .made(let session) = event.event.kind, session.id == event.event.session { open(session, &kept) }
      kept.logs[event.event.session]?.take([event])
    }
  }

  private func open(_ session: Session, _ kept: inout Kept) {
    guard kept.logs[session.id] == nil else { return }
    kept.logs[session.id] = SessionLog(session, themes: themes)
    kept.sessions.append(session)
  }
}
