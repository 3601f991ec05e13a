internal import Foundation
internal import GRDB
package import Responses
package import Sessions
package import Surveys

/// Events of sessions go in and out of the table `session_event`, ballots of `ballot`.
///
/// A ballot has no time, and lies at the place that its own chance gives it, so that the file does not show in which order they came in.
extension SurveyStore: SessionStore {
  @discardableResult
  package func append(_ events: [SessionEvent]) throws(StoreFault) -> Int {
    let (new, ends) = try writing { db in
      let insert = try db.makeStatement(
        sql: """
          INSERT INTO session_event (id, session, at_ms, author, kind, vote, body) VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO NOTHING
          """)
      var (new, ends) = (0, false)
      for event in events {
        try insert.execute(arguments: [
          event.id.text, event.session.text, event.at.milliseconds, event.by, event.kind.word, event.kind.vote?.text,
          try StoredSessions.text(of: event.kind),
        ])
        new += db.changesCount
        if db.changesCount > 0, case .voteClosed = event.kind { ends = true }
      }
      return (new, ends)
    }
    // The journal still shows in which order ballots came in; it is emptied with the vote's end.
    if ends { _ = try scrub() }
    return new
  }

  package func events(of session: Name?, after place: Int) throws(StoreFault) -> [KeptEvent] {
    try reading { db in
      var found: [KeptEvent] = []
      let rows = try GRDB.Row.fetchCursor(
        db,
        sql: """
          SELECT seq, id, session, at_ms, author, kind, body FROM session_event
          WHERE seq > ? AND (? IS NULL OR session = ?) ORDER BY seq
          """, arguments: [place, session?.text, session?.text])
      while let row = try rows.next() { found.append(try StoredSessions.event(row)) }
      return found
    }
  }

  package func cast(_ ballot: Ballot) throws(StoreFault) -> Casting {
    try writing { db in
      let vote = ballot.vote.text
      let last = try String.fetchOne(
        db,
        sql: """
          SELECT kind FROM session_event WHERE (id = ?1 OR vote = ?1)
            AND kind IN ('voteOpened', 'voteClosed', 'voteReopened', 'voteDiscarded') ORDER BY seq DESC LIMIT 1
          """, arguments: [vote])
      let isDiscarded = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM session_event WHERE vote = ? AND kind = 'voteDiscarded')",
        arguments: [vote])
      guard last == "voteOpened" || last == "voteReopened", isDiscarded != true,
        let body = try String.fetchOne(
          db, sql: "SELECT body FROM session_event WHERE id = ? AND kind = 'voteOpened'", arguments: [vote]),
        case .voteOpened(let dots, let themes) = try StoredSessions.kind(body)
      else { return .closed }
      if let fault = Ballot.fault(ballot.dots, most: dots, themes: themes) { return .refused(fault) }
      let dotsText = StoredSessions.text(of: ballot.dots)
      // Each change of a ballot has a revision of its own, so that their sum tells whether any has changed.
      try db.execute(
        sql: """
          INSERT INTO ballot (vote, id, revision, dots) VALUES (?, ?, ?, ?)
          ON CONFLICT (vote, id) DO UPDATE SET dots = excluded.dots,
            revision = excluded.revision + (excluded.revision = ballot.revision)
            WHERE excluded.revision > ballot.revision
              OR (excluded.revision = ballot.revision AND excluded.dots <> ballot.dots)
          """, arguments: [vote, ballot.id.text, ballot.revision, dotsText])
      if db.changesCount > 0 { return .kept }
      let standing = try String.fetchOne(
        db, sql: "SELECT dots FROM ballot WHERE vote = ? AND id = ?", arguments: [vote, ballot.id.text])
      return standing == dotsText ? .kept : .overtaken
    }
  }

  package func ballots(of vote: EventID) throws(StoreFault) -> [Ballot] {
    try reading { db in
      try GRDB.Row.fetchAll(
        db, sql: "SELECT id, revision, dots FROM ballot WHERE vote = ? ORDER BY id", arguments: [vote.text]
      ).map { row in
        guard let id = BallotID(row[0] as String) else { throw StoredRows.damage("a ballot has no id") }
        return Ballot(id: id, vote: vote, revision: row[1], dots: try StoredSessions.dots(row[2]))
      }
    }
  }

  @discardableResult
  package func eraseAttendance(before moment: Moment) throws(StoreFault) -> Int {
    let erased = try writing { db in
      try db.execute(
        sql: "UPDATE session_event SET kind = 'erased', body = ? WHERE kind = 'attended' AND at_ms < ?",
        arguments: [try StoredSessions.text(of: .erased), moment.milliseconds])
      return db.changesCount
    }
    if erased > 0 { _ = try scrub() }
    return erased
  }
}

/// How what happened in a session becomes texts of a row, and comes back from them; what does not is damage.
private enum StoredSessions {
  static func text(of kind: SessionEvent.Kind) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(KeptKind(kind)), as: UTF8.self)
  }

  static func kind(_ body: String) throws -> SessionEvent.Kind {
    do {
      return try JSONDecoder().decode(KeptKind.self, from: Data(body.utf8)).kind
    } catch {
      throw StoredRows.damage("an event of a session cannot be read: \(error)")
    }
  }

  static func event(_ row: GRDB.Row) throws -> KeptEvent {
    guard let id = EventID(row[1] as String), let session = Name(row[2] as String) else {
      throw StoredRows.damage("an event of a session has no id")
    }
    return KeptEvent(
      place: row[0],
      event: SessionEvent(
        id: id, session: session, at: Moment(milliseconds: row[3]), by: row[4], kind: try kind(row[6])))
  }

  /// `awareness:2 capacity:3`.
  static func text(of dots: [Name: Int]) -> String {
    dots.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: " ")
  }

  static func dots(_ text: String) throws -> [Name: Int] {
    var dots: [Name: Int] = [:]
    for word in text.split(separator: " ") {
      let halves = word.split(separator: ":")
      guard halves.count == 2, let theme = Name(halves[0]), let count = Int(halves[1]) else {
        throw StoredRows.damage("‘\(text)’ are no dots")
      }
      dots[theme] = count
    }
    return dots
  }
}
