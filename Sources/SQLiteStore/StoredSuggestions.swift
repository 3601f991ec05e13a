internal import GRDB
package import Responses
internal import Surveys
package import Themes

/// What chat endpoints suggested goes in and out of the table `suggestion`; it goes with its response.
///
/// No words of a comment are in it: a code says by bytes where its words stand in the text of the response.
extension SurveyStore: SuggestionStore {
  package func record(_ suggestions: [MachineSuggestion]) throws(StoreFault) -> Int {
    try writing { db in
      let insert = try db.makeStatement(
        sql: """
          INSERT INTO suggestion (response, repeat, item, question, digest, model, run, content, codes)
          SELECT seq, ?, ?, ?, ?, ?, ?, ?, ? FROM response WHERE id = ?
          ON CONFLICT DO NOTHING
          """)
      var new = 0
      for one in suggestions {
        // No endpoint is asked about what was said in a room.
        guard case .answer(let response, let path) = one.place else { continue }
        try insert.execute(arguments: [
          path.item?.name.text, path.item?.index, path.question.text, Int64(bitPattern: one.digest), one.model, one.run,
          one.content, one.codes.text, response.text,
        ])
        new += db.changesCount
      }
      return new
    }
  }

  package func suggestions() throws(StoreFault) -> [MachineSuggestion] {
    try reading { db in
      var found: [MachineSuggestion] = []
      let rows = try GRDB.Row.fetchCursor(
        db,
        sql: """
          SELECT response.id, s.repeat, s.item, s.question, s.digest, s.model, s.run, s.content, s.codes
          FROM suggestion AS s JOIN response ON response.seq = s.response ORDER BY s.seq
          """)
      while let row = try rows.next() {
        guard let codes = [Code](text: row[8]) else { throw StoredRows.damage("‘\(row[8] as String)’ are no codes") }
        found.append(
          MachineSuggestion(
            place: CommentPlace(try StoredRows.id(row[0]), try StoredRows.path(row[1], row[2], row[3])),
            digest: UInt64(bitPattern: row[4] as Int64), model: row[5], run: row[6], content: row[7], codes: codes))
      }
      return found
    }
  }
}
