internal import GRDBSQLite

/// A row where SQLite holds it, until the next step; columns count from 0.
struct ReadRow {
  let statement: OpaquePointer

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  /// 0 for NULL.
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  /// Empty for NULL.
  func text(_ column: Int32) -> String { String(decoding: raw(column), as: UTF8.self) }

  /// Empty for NULL.
  func bytes(_ column: Int32) -> [UInt8] { Array(raw(column)) }

  /// A text or blob where SQLite holds it; empty for NULL.
  func raw(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_blob(statement, column)?.assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
  }
}
