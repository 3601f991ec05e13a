internal import GRDB
package import Responses
internal import Surveys
package import Themes

/// Decisions about comments go in and out of the table `coding`; it goes with its response.
extension SurveyStore: CodingStore {
  package func record(_ decisions: [CodingDecision]) throws(StoreFault) -> Int {
    try writing { db in
      let insert = try db.makeStatement(
        sql: """
          INSERT INTO coding (response, repeat, item, question, digest, coder, at_ms, kind, codes, original, original_repeat,
            original_item, original_question, note, withheld)
          SELECT seq, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM response WHERE id = ?
          ON CONFLICT DO NOTHING
          """)
      var new = 0
      for one in decisions {
        let (kind, original) = StoredCodings.words(of: one.kind)
        try insert.execute(arguments: [
          one.place.path.item?.name.text, one.place.path.item?.index, one.place.path.question.text,
          Int64(bitPattern: one.digest), one.coder, one.at.milliseconds, kind, (one.codes ?? []).text,
          original?.response.text, original?.path.item?.name.text, original?.path.item?.index,
          original?.path.question.text, one.note, one.withheld, one.place.response.text,
        ])
        new += db.changesCount
      }
      return new
    }
  }

  package func decisions() throws(StoreFault) -> [CodingDecision] {
    try reading { db in
      var found: [CodingDecision] = []
      let rows = try GRDB.Row.fetchCursor(
        db,
        sql: """
          SELECT response.id, c.repeat, c.item, c.question, c.digest, c.coder, c.at_ms, c.kind, c.codes, c.original,
            c.original_repeat, c.original_item, c.original_question, c.note, c.withheld
          FROM coding AS c JOIN response ON response.seq = c.response ORDER BY c.seq
          """)
      while let row = try rows.next() { found.append(try StoredCodings.decision(row)) }
      return found
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
      place: CommentPlace(try StoredRows.id(row[0]), try StoredRows.path(row[1], row[2], row[3])),
      digest: UInt64(bitPattern: row[4] as Int64), coder: row[5], at: Moment(milliseconds: row[6]),
      kind: try kind(row), note: row[13], withheld: row[14])
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
