internal import GRDB
package import Responses
internal import Sessions
internal import Surveys
package import Themes

/// Decisions go in and out of the table `coding`; each goes with its response, or stands by the event that wrote a contribution down.
extension SurveyStore: CodingStore {
  package func record(_ decisions: [CodingDecision]) throws(StoreFault) -> Int {
    try writing { db in
      let written = try db.makeStatement(
        sql: """
          INSERT INTO coding (response, repeat, item, question, digest, coder, at_ms, kind, codes, original, original_repeat,
            original_item, original_question, note, withheld)
          SELECT seq, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM response WHERE id = ?
          ON CONFLICT DO NOTHING
          """)
      let said = try db.makeStatement(
        sql: """
          INSERT INTO coding (contribution, digest, coder, at_ms, kind, codes, note, withheld)
          SELECT seq, ?, ?, ?, ?, ?, ?, ? FROM session_event WHERE id = ? AND kind = 'contributed'
          ON CONFLICT DO NOTHING
          """)
      var new = 0
      for one in decisions where !one.isImpossible {
        let (kind, original) = StoredCodings.words(of: one.kind)
        let digest = Int64(bitPattern: one.digest)
        switch one.place {
        case .answer(let response, let path):
          try written.execute(arguments: [
            path.item?.name.text, path.item?.index, path.question.text, digest, one.coder, one.at.milliseconds, kind,
            (one.codes ?? []).text, original?.response?.text, original?.path?.item?.name.text,
            original?.path?.item?.index, original?.path?.question.text, one.note, one.withheld, response.text,
          ])
        case .contribution(let event):
          try said.execute(arguments: [
            digest, one.coder, one.at.milliseconds, kind, (one.codes ?? []).text, one.note, one.withheld, event.text,
          ])
        }
        new += db.changesCount
      }
      return new
    }
  }

  package func decisions(after place: Int) throws(StoreFault) -> (decisions: [CodingDecision], last: Int) {
    try reading { db in
      var found: [CodingDecision] = []
      var last = place
      let rows = try GRDB.Row.fetchCursor(
        db,
        sql: """
          SELECT response.id, c.repeat, c.item, c.question, c.digest, c.coder, c.at_ms, c.kind, c.codes, c.original,
            c.original_repeat, c.original_item, c.original_question, c.note, c.withheld, session_event.id, c.seq
          FROM coding AS c LEFT JOIN response ON response.seq = c.response
            LEFT JOIN session_event ON session_event.seq = c.contribution WHERE c.seq > ? ORDER BY c.seq
          """, arguments: [place])
      while let row = try rows.next() {
        found.append(try StoredCodings.decision(row))
        last = row[16]
      }
      return (found, last)
    }
  }
}

/// How the values of a row become a decision; what does not is damage.
private enum StoredCodings {
  static func words(of kind: CodingDecision.Kind) -> (kind: String, original: CommentPlace?) {
    switch kind {
    case .coded: ("coded", nil)
    case .resolved: ("resolved", nil)
    case .skipped: ("skipped", nil)
    case .undone: ("undone", nil)
    case .copy(let original): ("copy", original)
    }
  }

  static func decision(_ row: GRDB.Row) throws -> CodingDecision {
    CodingDecision(
      place: try place(row),
      digest: UInt64(bitPattern: row[4] as Int64), coder: row[5], at: Moment(milliseconds: row[6]),
      kind: try kind(row), note: row[13], withheld: row[14])
  }

  private static func place(_ row: GRDB.Row) throws -> CommentPlace {
    guard let event: String = row[15] else {
      return CommentPlace(try StoredRows.id(row[0]), try StoredRows.path(row[1], row[2], row[3]))
    }
    guard let id = EventID(event) else { throw StoredRows.damage("‘\(event)’ is no id of an event") }
    return .contribution(id)
  }

  private static func kind(_ row: GRDB.Row) throws -> CodingDecision.Kind {
    let word: String = row[7]
    guard let codes = [Code](text: row[8]) else { throw StoredRows.damage("‘\(row[8] as String)’ are no codes") }
    switch word {
    case "coded": return .coded(codes)
    case "resolved": return .resolved(codes)
    case "skipped": return .skipped
    case "undone": return .undone
    case "copy":
      return .copy(of: CommentPlace(try StoredRows.id(row[9]), try StoredRows.path(row[10], row[11], row[12])))
    default: throw StoredRows.damage("‘\(word)’ is no kind of decision")
    }
  }
}
