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
    let row = statement.sqliteStatement
    defer { sqlite3_reset(row) }
    // Rows of one form follow one another, and so do those of one mode; their texts are made once.
    var (form, formBytes) = (FormHash(""), [UInt8]())
    var (mode, modeBytes) = (ResponseMode.web, Array(ResponseMode.web.rawValue.utf8))
    while true {
      switch sqlite3_step(row) {
      case SQLITE_ROW: break
      case SQLITE_DONE: return
      case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
      }
      guard let id = ResponseID(ascii: bytes(row, 0).span) else {
        throw StoredRows.damage("‘\(text(row, 0))’ is no id of a response")
      }
      if !bytes(row, 1).elementsEqual(formBytes) {
        (form, formBytes) = (FormHash(text(row, 1)), Array(bytes(row, 1)))
      }
      if !bytes(row, 2).elementsEqual(modeBytes) {
        (mode, modeBytes) = (try StoredRows.mode(text(row, 2)), Array(bytes(row, 2)))
      }
      let coded = CodedRow(
        id: id, form: form, mode: mode,
        submittedAt: isNull(row, 3) ? nil : Moment(milliseconds: sqlite3_column_int64(row, 3)),
        isSimulated: sqlite3_column_int64(row, 4) != 0,
        exclusion: isNull(row, 5) ? nil : Exclusion(rawValue: text(row, 5)), codes: Array(bytes(row, 6)))
      guard body(coded, sqlite3_column_int64(row, 7)) else { return }
    }
  }

  private func isNull(_ row: OpaquePointer, _ column: Int32) -> Bool {
    sqlite3_column_type(row, column) == SQLITE_NULL
  }

  private func text(_ row: OpaquePointer, _ column: Int32) -> String {
    String(decoding: bytes(row, column), as: UTF8.self)
  }

  /// A text or blob where SQLite holds it, until the next step.
  private func bytes(_ row: OpaquePointer, _ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_blob(row, column)?.assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, column)))
  }
}
