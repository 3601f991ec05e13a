import Foundation
import GRDB
import Responses
import Surveys
import TestSupport
import Testing

@testable import SQLiteStore

@Suite struct StoreFaultTests {
  private func fault(of body: () throws -> Void) -> StoreFault? {
    do {
      try body()
      return nil
    } catch {
      return error as? StoreFault
    }
  }

  @Test func `a store from a newer version is refused and left as it was`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let store = try SurveyStore(path: path)
    try store.pool.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
    try store.close()
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(fault { _ = try SurveyStore(path: path) } == .fromNewerVersion(path: path))
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test func `a file that is no store is refused and left as it was`() throws {
    let folder = try TemporaryFolder()
    let garbage = folder.file("garbage.sqlite")
    var chance = SeededChance(seed: 4)
    let bytes = (0..<20_000).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
    try Data(bytes).write(to: URL(filePath: garbage))
    guard case .corrupt(garbage, _)? = fault(of: { _ = try SurveyStore(path: garbage) }) else {
      Issue.record("garbage was opened")
      return
    }
    #expect(try folder.bytes(of: "garbage") == bytes)

    let other = folder.file("other.sqlite")
    let queue = try DatabaseQueue(path: other)
    try queue.write { try $0.execute(sql: "CREATE TABLE holiday (day TEXT)") }
    try queue.close()
    let before = try folder.bytes(of: "other")
    #expect(
      fault { _ = try SurveyStore(path: other) } == .corrupt(path: other, detail: "it is a database of another program")
    )
    #expect(try folder.bytes(of: "other") == before)
  }

  @Test func `a store that lost its end is found damaged, whether at the door or when it is read`() throws {
    let folder = try TemporaryFolder()
    let whole = folder.file("whole.sqlite")
    let store = try SurveyStore(path: whole)
    try store.add((0..<500).map { Sample.submission($0, String(repeating: "k", count: 600)) })
    try store.close()
    let bytes = try folder.bytes(of: "whole")
    for share in [0.02, 0.1, 0.5, 0.9] {
      let path = folder.file("cut-\(share).sqlite")
      let cut = Int(Double(bytes.count) * share)
      try Data(bytes[..<cut]).write(to: URL(filePath: path))
      let found = fault {
        let store = try SurveyStore(path: path)
        #expect(try store.allCodes().count == 500)
      }
      guard case .corrupt(path, _)? = found else {
        Issue.record("\(share) of the store was taken for the whole: \(String(describing: found))")
        continue
      }
    }
  }

  @Test func `an empty file becomes a store`() throws {
    let folder = try TemporaryFolder()
    try Data().write(to: URL(filePath: folder.file("a.sqlite")))
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    #expect(try store.add([Sample.submission(1)]).added == 1)
  }

  @Test func `a folder that is not there is named`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("nowhere/a.sqlite")
    #expect(
      fault { _ = try SurveyStore(path: path) }
        == .cannotOpen(path: path, detail: "there is no folder \(folder.file("nowhere"))"))
    #expect(fault { _ = try SurveyStore(path: folder.path) } != nil)
  }

  @Test func `a full store refuses the whole and keeps what it had`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let store = try SurveyStore(path: path)
    try store.add([Sample.submission(1)])
    try store.pool.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 4)")
    }
    let large = (2..<200).map { Sample.submission($0, String(repeating: "w", count: 2_000)) }
    #expect(fault { try store.add(large) } == .full(path: path))
    #expect(try store.allRecords() == [Sample.submission(1).record])
    #expect(try store.add([Sample.submission(2)]).added == 1)
  }

  @Test func `a store that another process holds is busy, and nothing is stored`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let store = try SurveyStore(path: path, patience: 0.05)
    let other = try DatabaseQueue(path: path)
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      #expect(fault { try store.add([Sample.submission(1)]) } == .busy(path: path))
      #expect(try store.allRecords().isEmpty)
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try store.add([Sample.submission(1)]).added == 1)
  }

  @Test(.enabled("needs the right to mount a file system of its own, as root") { Mount.isPossible })
  func `a full disk and a read-only disk are each said plainly, and nothing is half written`() throws {
    let folder = try TemporaryFolder()
    let mount = try #require(Mount(at: folder.path, size: "512k"))
    let path = folder.file("a.sqlite")
    var store: SurveyStore? = try SurveyStore(path: path)
    try store?.add([Sample.submission(1)])
    let large = (2..<2_000).map { Sample.submission($0, String(repeating: "w", count: 2_000)) }
    #expect(fault { try store?.add(large) } == .full(path: path))
    #expect(try store?.allRecords() == [Sample.submission(1).record])
    try store?.close()
    store = nil
    #expect(mount.makeReadOnly())
    #expect(fault { _ = try SurveyStore(path: path) } == .readOnly(path: path))
    #expect(fault { _ = try SurveyStore(path: folder.file("b.sqlite")) } == .readOnly(path: folder.file("b.sqlite")))
  }

  @Test(.enabled("needs the right to mount a file system of its own, as root") { Mount.isPossible })
  func `a disk without room for an empty store says that it is full`() throws {
    let folder = try TemporaryFolder()
    let mount = try #require(Mount(at: folder.path, size: "8k"))
    #expect(fault { _ = try SurveyStore(path: folder.file("a.sqlite")) } == .full(path: folder.file("a.sqlite")))
    _ = mount
  }
}

/// A small file system in memory, mounted on a folder as long as the test needs it.
private final class Mount {
  private let path: String

  static let isPossible: Bool = {
    guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
    return Mount(at: folder.path, size: "64k") != nil
  }()

  init?(at path: String, size: String) {
    self.path = path
    guard Mount.run(["mount", "-t", "tmpfs", "-o", "size=\(size)", "tmpfs", path]) else { return nil }
  }

  func makeReadOnly() -> Bool { Mount.run(["mount", "-o", "remount,ro", path]) }

  deinit { _ = Mount.run(["umount", "-l", path]) }

  private static func run(_ words: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
