internal import Foundation
internal import GRDB
package import Responses
package import Surveys

/// Responses are read by streaming the tables, one row in memory at a time.
extension SurveyStore: ResponseSource {
  package func counters() throws(StoreFault) -> ResponseCounters {
    try reading { db in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
      return ResponseCounters(
        withdrawn: try count("SELECT count FROM counter WHERE name = 'withdrawn'"),
        skipped: try count("SELECT count(*) FROM skipped"), responses: try count("SELECT count(*) FROM response"))
    }
  }

  package func readCodes(_ body: (CodedRow) -> Bool) throws(StoreFault) {
    try reading { db in
      let older = try StoredRows.superseded(db)
      try StoredCodes(db, "ORDER BY id").read { row, seq in
        for version in older[seq] ?? [] { guard body(version) else { return false } }
        return body(row)
      }
    }
  }

  package func readRecords(_ body: (ResponseRecord) -> Bool) throws(StoreFault) {
    try reading { db in
      let found = try GRDB.Row.fetchCursor(
        db, sql: "SELECT \(StoredRows.recordColumns) FROM response ORDER BY id")
      while let one = try found.next() {
        guard body(try StoredRows.record(one, from: 0)) else { return }
      }
    }
  }

  package func readTexts(_ body: (ResponseID, ResponseText) -> Bool) throws(StoreFault) {
    try reading { db in
      let found = try GRDB.Row.fetchCursor(
        db,
        sql: """
          SELECT response.id, t.repeat, t.item, t.question, t.choice, t.text
          FROM response JOIN response_text AS t ON t.response = response.seq ORDER BY response.id, t.place
          """)
      while let one = try found.next() {
        let text = ResponseText(
          try StoredRows.path(one[1], one[2], one[3]), choice: try (one[4] as String?).map(StoredRows.name), one[5])
        guard body(try StoredRows.id(one[0]), text) else { return }
      }
    }
  }

  package func readLanguages(_ body: (ResponseID, Language) -> Bool) throws(StoreFault) {
    try reading { db in
      let found = try GRDB.Row.fetchCursor(db, sql: "SELECT id, language FROM response ORDER BY id")
      while let one = try found.next() {
        guard body(try StoredRows.id(one[0]), Language(one[1])) else { return }
      }
    }
  }
}

/// How the values of a row become values of the domain; what does not is damage.
enum StoredRows {
  static let recordColumns = "id, form, mode, language, started_ms, submitted_ms, simulated, answers"

  static func record(_ row: GRDB.Row, from first: Int) throws -> ResponseRecord {
    ResponseRecord(
      id: try id(row[first]), form: FormHash(row[first + 1]), mode: try mode(row[first + 2]),
      language: Language(row[first + 3]), startedAt: (row[first + 4] as Int64?).map(Moment.init(milliseconds:)),
      submittedAt: (row[first + 5] as Int64?).map(Moment.init(milliseconds:)), isSimulated: row[first + 6],
      answers: row[first + 7])
  }

  /// The versions that gave way, by the response that they gave way to; there are few.
  static func superseded(_ db: Database) throws -> [Int64: [CodedRow]] {
    var found: [Int64: [CodedRow]] = [:]
    let rows = try GRDB.Row.fetchCursor(
      db,
      sql: """
        SELECT s.response, response.id, s.form, s.mode, s.submitted_ms, s.simulated, s.codes
        FROM superseded AS s JOIN response ON response.seq = s.response ORDER BY s.seq
        """)
    while let one = try rows.next() {
      found[one[0], default: []].append(
        CodedRow(
          id: try id(one[1]), form: FormHash(one[2]), mode: try mode(one[3]),
          submittedAt: (one[4] as Int64?).map(Moment.init(milliseconds:)), isSimulated: one[5], exclusion: .duplicate,
          codes: [UInt8](one[6] as Data)))
    }
    return found
  }

  static func id(_ text: String) throws -> ResponseID {
    guard let id = ResponseID(text) else { throw damage("‘\(text)’ is no id of a response") }
    return id
  }

  static func mode(_ text: String) throws -> ResponseMode {
    guard let mode = ResponseMode(rawValue: text) else { throw damage("‘\(text)’ is no mode of a response") }
    return mode
  }

  static func name(_ text: String) throws -> Name {
    guard let name = Name(text) else { throw damage("‘\(text)’ is no name") }
    return name
  }

  static func path(_ item: String?, _ index: Int?, _ question: String) throws -> QuestionPath {
    let place: QuestionPath.RepeatItem? =
      if let item, let index { QuestionPath.RepeatItem(try name(item), index) } else { nil }
    return QuestionPath(try name(question), in: place)
  }

  static func damage(_ detail: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: detail)
  }
}
