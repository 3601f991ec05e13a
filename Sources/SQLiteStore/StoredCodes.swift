internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import Responses
internal import Surveys

/// Reads coded rows at the speed of the file: values are taken where SQLite holds them, and nothing is made of them twice.
struct StoredCodes {
  private let db: Database
  private let statement: Statement

  /// The rows that a clause of the query names.
  init(_ db: Database, _ clause: String, _ arguments: StatementArguments = []) throws {
    self.db = db
    statement = try db.makeStatement(
      sql: "SELECT id, form, mode, submitted_ms, simulated, exclusion, codes, seq FROM response \(clause)")
    try statement.setArguments(arguments)
  }

  /// Hands over each row with its number, until `body` returns false.
  func read(_ body: (CodedRow, Int64) -> Bool) throws {
    let row = ReadRow(statement: statement.sqliteStatement)
    defer { sqlite3_reset(row.statement) }
    // Rows of one form follow one another, and so do those of one mode; their texts are made once.
    var (form, formBytes) = (FormHash(""), [UInt8]())
    var (mode, modeBytes) = (ResponseMode.web, Array(ResponseMode.web.rawValue.utf8))
    while true {
      switch sqlite3_step(row.statement) {
      case SQLITE_ROW: break
      case SQLITE_DONE: return
      case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
      }
      guard let id = ResponseID(ascii: row.raw(0).span) else {
        throw StoredRows.damage("‘\(row.text(0))’ is no id of a response")
      }
      if !row.raw(1).elementsEqual(formBytes) {
        (form, formBytes) = (FormHash(row.text(1)), row.bytes(1))
      }
      if !row.raw(2).elementsEqual(modeBytes) {
        (mode, modeBytes) = (try StoredRows.mode(row.text(2)), row.bytes(2))
      }
      let coded = CodedRow(
        id: id, form: form, mode: mode,
        submittedAt: row.isNull(3) ? nil : Moment(milliseconds: row.integer(3)),
        isSimulated: row.integer(4) != 0,
        exclusion: row.isNull(5) ? nil : Exclusion(rawValue: row.text(5)), codes: row.bytes(6))
      guard body(coded, row.integer(7)) else { return }
    }
  }
}
