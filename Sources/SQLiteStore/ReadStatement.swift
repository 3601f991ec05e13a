internal import GRDB
internal import GRDBSQLite

/// One question to a store, prepared once on a read-only connection of its own and asked again and again.
///
/// It is for what is asked by every page that is shown: beside SQLite's own work a question through GRDB costs three times as much. It belongs to whoever
/// holds it, one after another.
final class ReadStatement {
  private let connection: OpaquePointer
  private let statement: OpaquePointer

  /// - Throws: `DatabaseError` where the file cannot be opened or does not know what is asked for.
  init(_ sql: String, path: String, patience: Double) throws {
    var connection: OpaquePointer?
    var statement: OpaquePointer?
    var code = sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
    if code == SQLITE_OK {
      sqlite3_busy_timeout(connection, Int32(patience * 1000))
      code = sqlite3_exec(connection, StoreOpening.caution, nil, nil, nil)
    }
    if code == SQLITE_OK {
      code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    }
    guard code == SQLITE_OK, let connection, let statement else {
      defer { sqlite3_close_v2(connection) }
      throw ReadStatement.fault(code, connection)
    }
    self.connection = connection
    self.statement = statement
  }

  deinit {
    sqlite3_finalize(statement)
    sqlite3_close_v2(connection)
  }

  /// What `body` makes of the first row; nil for no row. A statement is one moment to SQLite.
  ///
  /// - Parameter blobs: the values of the statement's parameters, in their order.
  func first<Value>(_ blobs: [[UInt8]] = [], _ body: (ReadRow) throws -> Value) throws -> Value? {
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (place, blob) in blobs.enumerated() {
      // SQLite takes a copy: the bytes are held for no longer than the call.
      let copying = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      let code = sqlite3_bind_blob(statement, Int32(place + 1), blob, Int32(blob.count), copying)
      guard code == SQLITE_OK else { throw ReadStatement.fault(code, connection) }
    }
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return try body(ReadRow(statement: statement))
    case SQLITE_DONE: return nil
    case let code: throw ReadStatement.fault(code, connection)
    }
  }

  private static func fault(_ code: Int32, _ connection: OpaquePointer?) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code), message: connection.map { String(cString: sqlite3_errmsg($0)) })
  }
}
