internal import Responses
internal import Surveys
internal import Synchronization

/// Reads one person's place, and the last ruling, each with one statement that is prepared when it is first wanted.
///
/// A web form reads a place for each page that it shows. One statement is one moment to SQLite, so no transaction is begun for it.
final class PlaceReader: Sendable {
  private let path: String
  private let patience: Double
  private let places = Mutex<ReadStatement?>(nil)
  private let rulings = Mutex<ReadStatement?>(nil)

  init(path: String, patience: Double) {
    self.path = path
    self.patience = patience
  }

  func place(draft code: [UInt8], receipt hash: [UInt8]) throws -> StoredPlace {
    let found = try places.withLock { statement in
      try opened(&statement, PlaceReader.sql).first([hash, hash, code]) { row in
        StoredPlace(
          draft: row.isNull(3)
            ? nil
            : Draft(
              code: code, form: FormHash(row.text(3)), language: Language(row.text(4)),
              startedAt: Moment(milliseconds: row.integer(5)), savedAt: Moment(milliseconds: row.integer(6)),
              answers: row.text(7), invitation: row.isNull(8) ? nil : row.bytes(8)),
          isSent: row.integer(2) != 0, isWithdrawn: row.integer(9) != 0, ruling: PlaceReader.ruling(row))
      }
    }
    return found ?? StoredPlace(draft: nil, isSent: false, ruling: nil)
  }

  func lastRuling() throws -> Ruling? {
    try rulings.withLock { statement in
      try opened(&statement, PlaceReader.rulingSQL).first { PlaceReader.ruling($0) } ?? nil
    }
  }

  private static func ruling(_ row: ReadRow) -> Ruling? {
    guard !row.isNull(0) else { return nil }
    return Ruling.Choice(rawValue: row.text(0)).map { Ruling($0, at: Moment(milliseconds: row.integer(1))) }
  }

  func close() {
    places.withLock { $0 = nil }
    rulings.withLock { $0 = nil }
  }

  private func opened(_ statement: inout ReadStatement?, _ sql: String) throws -> ReadStatement {
    if let statement { return statement }
    let made = try ReadStatement(sql, path: path, patience: patience)
    statement = made
    return made
  }

  private static let rulingSQL = "SELECT choice, at_ms FROM ruling ORDER BY seq DESC LIMIT 1"
  /// One row in any case: that of the store's key, beside which the rest may be missing.
  private static let sql = """
    SELECT ruling.choice, ruling.at_ms, EXISTS (SELECT 1 FROM response WHERE receipt = ?),
      draft.form, draft.language, draft.started_ms, draft.saved_ms, draft.answers, draft.invitation,
      EXISTS (SELECT 1 FROM withdrawn WHERE receipt = ?)
    FROM setting LEFT JOIN ruling ON ruling.seq = (SELECT max(seq) FROM ruling)
      LEFT JOIN draft ON draft.code = ?
    WHERE setting.name = 'key'
    """
}
