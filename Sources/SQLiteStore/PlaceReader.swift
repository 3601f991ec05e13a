internal import Foundation
internal import GRDB
internal import Responses
internal import Surveys
internal import Synchronization

/// Reads one person's place with one prepared statement on a connection of its own, opened when it is first wanted.
///
/// A web form reads a place for each page that it shows. One statement is one moment to SQLite, so no transaction is begun for it.
final class PlaceReader: Sendable {
  private let path: String
  private let patience: Double
  private let connection = Mutex<DatabaseQueue?>(nil)

  init(path: String, patience: Double) {
    self.path = path
    self.patience = patience
  }

  func place(draft code: [UInt8], receipt hash: [UInt8]) throws -> StoredPlace {
    try opened().unsafeRead { db in
      let statement = try db.cachedStatement(sql: PlaceReader.sql)
      let row = try GRDB.Row.fetchOne(statement, arguments: [Data(hash), Data(hash), Data(code)])
      guard let row else { return StoredPlace(draft: nil, isSent: false, ruling: nil) }
      let form: String? = row[3]
      return StoredPlace(
        draft: form.map { form in
          Draft(
            code: code, form: FormHash(form), language: Language(row[4]), startedAt: Moment(milliseconds: row[5]),
            savedAt: Moment(milliseconds: row[6]), answers: row[7],
            invitation: (row[8] as Data?).map { [UInt8]($0) })
        },
        isSent: row[2], isWithdrawn: row[9],
        ruling: PlaceReader.ruling(row))
    }
  }

  func lastRuling() throws -> Ruling? {
    try opened().unsafeRead { db in
      try GRDB.Row.fetchOne(try db.cachedStatement(sql: PlaceReader.rulingSQL)).flatMap(PlaceReader.ruling)
    }
  }

  private static func ruling(_ row: GRDB.Row) -> Ruling? {
    (row[0] as String?).flatMap(Ruling.Choice.init(rawValue:)).map { Ruling($0, at: Moment(milliseconds: row[1])) }
  }

  func close() throws {
    try connection.withLock { queue in
      try queue?.close()
      queue = nil
    }
  }

  private func opened() throws -> DatabaseQueue {
    try connection.withLock { queue in
      if let queue { return queue }
      let made = try DatabaseQueue(
        path: path, configuration: StoreOpening.configuration(patience: patience, readonly: true))
      queue = made
      return made
    }
  }

  private static let rulingSQL = "SELECT choice, at_ms FROM ruling ORDER BY seq DESC LIMIT 1"
  private static let sql = """
    SELECT last.choice, last.at_ms, EXISTS (SELECT 1 FROM response WHERE receipt = ?),
      draft.form, draft.language, draft.started_ms, draft.saved_ms, draft.answers, draft.invitation,
      EXISTS (SELECT 1 FROM withdrawn WHERE receipt = ?)
    FROM (SELECT 1) LEFT JOIN (\(rulingSQL)) AS last
      LEFT JOIN draft ON draft.code = ?
    """
}
