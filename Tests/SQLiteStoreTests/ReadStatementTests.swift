import Foundation
import GRDB
import TestSupport
import Testing

@testable import SQLiteStore

struct ReadStatementTests {
  private func path() throws -> (folder: TemporaryFolder, path: String) {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(
        sql: "CREATE TABLE t (a BLOB, b TEXT, c INTEGER); INSERT INTO t VALUES (x'0102', 'ceud mìle', NULL)")
    }
    try queue.close()
    return (folder, path)
  }

  @Test func `values come as they are stored, nothing as nothing, and no row as nil`() throws {
    let (folder, path) = try path()
    let statement = try ReadStatement("SELECT a, b, c FROM t WHERE a = ?", path: path, patience: 1)
    let found = try statement.first([[1, 2]]) { row in
      #expect(row.isNull(2) && !row.isNull(0) && row.integer(2) == 0 && row.text(2).isEmpty && row.bytes(2).isEmpty)
      return (row.bytes(0), row.text(1))
    }
    #expect(found?.0 == [1, 2] && found?.1 == "ceud mìle")
    #expect(try statement.first([[3]]) { $0.text(1) } == nil)
    // Nothing of the question before is left in the next.
    #expect(try statement.first { $0.text(1) } == nil)
    withExtendedLifetime(folder) {}
  }

  @Test func `a file that is not there, is no database or has another shape is a fault that says which`() throws {
    let (folder, path) = try path()
    #expect(throws: DatabaseError.self) { try ReadStatement("SELECT 1", path: path + "x", patience: 1) }
    try Data("no database at all, but long enough to be looked at as one".utf8).write(
      to: URL(filePath: folder.file("b.sqlite")))
    #expect(throws: DatabaseError.self) {
      try ReadStatement("SELECT a FROM t", path: folder.file("b.sqlite"), patience: 1)
    }
    let fault = #expect(throws: DatabaseError.self) { try ReadStatement("SELECT d FROM t", path: path, patience: 1) }
    #expect(fault?.message?.contains("no such column") == true)
  }
}
