import Foundation
import GRDB
import Responses
import Surveys
import TestSupport
import Testing

@testable import SQLiteStore

/// What is acknowledged is on the disk: held against processes that are killed, and by counting flushes.
@Suite(.serialized) struct DurabilityTests {
  @Test func `every response that was acknowledged is found after a kill, and none twice`() async throws {
    let folder = try TemporaryFolder()
    var chance = SystemRandomNumberGenerator()
    var acknowledged = 0
    for round in 0..<6 {
      let (path, list) = (folder.file("a.sqlite"), folder.file("acknowledged"))
      let after = UInt32.random(in: 20_000...150_000, using: &chance)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, list = list as String, after = after as UInt32, round = round as Int] in
        let descriptor = open(list, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let store = try SurveyStore(path: path)
        Thread.detachNewThread {
          usleep(after)
          kill(getpid(), SIGKILL)
        }
        for number in 0... {
          let submission = Sample.submission(round * 1_000_000 + number, receipt: round * 1_000_000 + number)
          try store.add([submission])
          let line = Array((submission.record.id.text + "\n").utf8)
          guard write(descriptor, line, line.count) == line.count else { return }
        }
      }
      acknowledged = try check(path, list, kills: round + 1)
    }
    #expect(acknowledged > 0)
  }

  /// Holds a store against the list of what it acknowledged, and says how many that were.
  private func check(_ path: String, _ list: String, kills: Int) throws -> Int {
    let said = (try? String(contentsOfFile: list, encoding: .utf8)) ?? ""
    let ids = said.split(separator: "\n").compactMap { ResponseID($0) }
    let store = try SurveyStore(path: path)
    let found = try store.allCodes().map(\.id)
    #expect(Set(found).count == found.count)
    #expect(Set(ids).subtracting(found).isEmpty)
    // At most the one that was on its way at each kill was stored without being acknowledged.
    #expect(found.count <= ids.count + kills)
    #expect(try store.allTexts().count == found.count)
    #expect(try store.pool.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
    #expect(try store.pool.read { try Int.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
    try store.close()
    return ids.count
  }

  @Test(.enabled("needs strace (apt-get install strace) and the right to trace a process") { Trace.isPossible })
  func `the journal is flushed at each commit`() async throws {
    let folder = try TemporaryFolder()
    let (path, trace) = (folder.file("a.sqlite"), folder.file("trace"))
    await #expect(processExitsWith: .success) { [path = path as String, trace = trace as String] in
      let store = try SurveyStore(path: path)
      try store.add([Sample.submission(0)])
      guard let tracer = Trace.attach(to: getpid(), writing: trace) else { exit(3) }
      for number in 1...20 { try store.add([Sample.submission(number)]) }
      kill(tracer.processIdentifier, SIGKILL)
      tracer.waitUntilExit()
      exit(0)
    }
    let calls = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
    let flushes = calls.filter { ($0.contains("fdatasync(") || $0.contains("fsync(")) && $0.contains("a.sqlite-wal") }
    #expect(flushes.count >= 20, "\(flushes.count) flushes for 20 commits")
  }

  @Test func `several processes write to one store at once and nothing is lost`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    _ = try SurveyStore(path: path)
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          await #expect(processExitsWith: .success) { [path = path as String, writer = writer as Int] in
            let store = try SurveyStore(path: path)
            for number in 0..<50 { try store.add([Sample.submission(writer * 1_000 + number)]) }
            exit(0)
          }
        }
      }
    }
    #expect(try SurveyStore(path: path).allCodes().count == 200)
  }

  @Test func `of several processes that race for the last places none gets one too many`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          await #expect(processExitsWith: .success) { [path = path as String, writer = writer as Int] in
            let store = try SurveyStore(path: path)
            for number in 0..<20 {
              do {
                try store.add([Sample.submission(writer * 1_000 + number)], limit: 30)
              } catch StoreFault.limitReached(30) {}
            }
            exit(0)
          }
        }
      }
    }
    #expect(try SurveyStore(path: path).counters().responses == 30)
  }
}

/// strace, following one process.
private enum Trace {
  static let isPossible: Bool = {
    let file = FileManager.default.temporaryDirectory.appending(path: "trace-\(getpid())").path(percentEncoded: false)
    defer { try? FileManager.default.removeItem(atPath: file) }
    guard let tracer = attach(to: getpid(), writing: file) else { return false }
    kill(tracer.processIdentifier, SIGKILL)
    tracer.waitUntilExit()
    return true
  }()

  /// The tracer, once it has taken hold; nil where it cannot.
  static func attach(to process: Int32, writing file: String) -> Process? {
    let tracer = Process()
    tracer.executableURL = URL(filePath: "/usr/bin/env")
    tracer.arguments = ["strace", "-f", "-y", "-e", "trace=fsync,fdatasync", "-o", file, "-p", "\(process)"]
    let said = Pipe()
    tracer.standardError = said
    guard (try? tracer.run()) != nil else { return nil }
    var text = ""
    while true {
      let part = said.fileHandleForReading.availableData
      text += String(decoding: part, as: UTF8.self)
      if text.contains("attached") { return tracer }
      guard !part.isEmpty else { return nil }
    }
  }
}
