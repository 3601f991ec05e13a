import Foundation
import GRDB
import Responses
import Sessions
import Surveys
import TestSupport
import Testing

@testable import SQLiteStore

@Suite(.serialized) struct StoredSessionsTests {
  @Test func `the form in which events are kept is frozen`() throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    try store.append(SampleSession.everyKind)
    let lines = try store.pool.read {
      try GRDB.Row.fetchAll($0, sql: "SELECT kind, ifnull(vote, '-'), body FROM session_event ORDER BY seq")
        .map { "\($0[0] as String) \($0[1] as String) \($0[2] as String)" }
    }
    expectGolden(lines.joined(separator: "\n") + "\n", "session-events.txt")
    #expect(Set(SampleSession.everyKind.map(\.kind.word)).count == 33)
  }

  @Test func `a ballot has no time, and lies in the file where chance has it`() throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    try store.append([SampleSession.event(1, .voteOpened(dots: 500, themes: ["roads"]))])
    var chance = SystemRandomNumberGenerator()
    for number in 1...200 {
      let ballot = Ballot(
        id: BallotID(using: &chance), vote: SampleSession.id(1), revision: 0, dots: ["roads": number])
      #expect(try store.cast(ballot) == .kept)
    }
    let (columns, sql) = try store.pool.read { db in
      (
        try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info('ballot')"),
        try String.fetchOne(db, sql: "SELECT sql FROM sqlite_schema WHERE name = 'ballot'")
      )
    }
    #expect(columns == ["vote", "id", "revision", "dots"])
    #expect(sql?.hasSuffix("STRICT, WITHOUT ROWID") == true)
    let order = try store.pool.read {
      try String.fetchAll($0, sql: "SELECT dots FROM ballot NOT INDEXED").compactMap { Int($0.dropFirst(6)) }
    }
    #expect(order.count == 200)
    #expect(zip(order, order.dropFirst()).count { $1 == $0 + 1 } < 10)
  }

  @Test func `nothing of the order in which ballots came in is left in the journal when the vote is closed`() throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    try store.append([SampleSession.event(1, .voteOpened(dots: 3, themes: ["roads"]))])
    _ = try store.cast(SampleSession.ballot(1, vote: 1, ["roads": 1]))
    #expect(try !folder.bytes(of: "a.sqlite-wal").isEmpty)
    try store.append([SampleSession.event(2, .voteClosed(vote: SampleSession.id(1)))])
    #expect(try folder.bytes(of: "a.sqlite-wal").isEmpty)
    #expect(try store.ballots(of: SampleSession.id(1)).count == 1)
  }

  @Test func `a name that was erased is nowhere in the files`() throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    let name = "Eilidh of the Glen"
    try store.append([SampleSession.event(1, .attended(Attendant(name, organisation: "Isles Trust")))])
    func isSomewhere() throws -> Bool {
      try ["a.sqlite", "a.sqlite-wal"].contains {
        Data(try folder.bytes(of: $0)).range(of: Data(name.utf8)) != nil
      }
    }
    #expect(try isSomewhere())
    #expect(try store.eraseAttendance(before: Moment(milliseconds: 120_000)) == 1)
    #expect(try !isSomewhere())
  }

  @Test func `figures are known to be others after any event and any change of a ballot`() throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    let empty = try store.stamp()
    try store.append([SampleSession.event(1, .voteOpened(dots: 3, themes: ["roads", "money"]))])
    #expect(try store.stamp() != empty)
    _ = try store.cast(SampleSession.ballot(2, vote: 1, ["roads": 1]))
    let before = try store.stamp()
    _ = try store.cast(SampleSession.ballot(2, vote: 1, ["roads": 2]))
    #expect(try store.stamp() != before)
  }

  @Test func `several processes write to one session at once, some of it twice, and nothing is lost or doubled`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    try SurveyStore(path: path).append([SampleSession.event(1, .voteOpened(dots: 3, themes: ["roads"]))])
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          await #expect(processExitsWith: .success) { [path = path as String, writer = writer as Int] in
            let store = try SurveyStore(path: path)
            // Every event is sent by two of the four.
            for number in 0..<25 {
              let id = 1_000 + (writer / 2) * 100 + number
              try store.append([SampleSession.event(id, .contributed(text: "said \(id)", table: nil))])
              let ballot = SampleSession.ballot(id, vote: 1, revision: writer, ["roads": 1 + writer % 2])
              _ = try store.cast(ballot)
            }
            exit(0)
          }
        }
      }
    }
    let store = try SurveyStore(path: path)
    #expect(try store.events(of: "focus-group").count == 51)
    let ballots = try store.ballots(of: SampleSession.id(1))
    #expect(ballots.count == 50)
    #expect(ballots.allSatisfy { $0.dots == ["roads": 2] })
  }

  @Test func `everything of a session that was acknowledged is found after a kill`() async throws {
    let folder = try TemporaryFolder()
    var chance = SystemRandomNumberGenerator()
    let (path, list) = (folder.file("a.sqlite"), folder.file("acknowledged"))
    try SurveyStore(path: path).append([SampleSession.event(1, .voteOpened(dots: 3, themes: ["roads"]))])
    for round in 1...3 {
      let after = UInt32.random(in: 20_000...120_000, using: &chance)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, list = list as String, after = after as UInt32, round = round as Int] in
        let descriptor = open(list, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let store = try SurveyStore(path: path)
        Thread.detachNewThread {
          usleep(after)
          kill(getpid(), SIGKILL)
        }
        for number in 0... {
          let id = round * 1_000_000 + number
          try store.append([SampleSession.event(id, .contributed(text: "said \(id)", table: nil))])
          _ = try store.cast(SampleSession.ballot(id, vote: 1, ["roads": 1]))
          let line = Array("\(SampleSession.id(id))\n".utf8)
          guard write(descriptor, line, line.count) == line.count else { return }
        }
      }
    }
    let said = Set(
      try String(contentsOfFile: list, encoding: .utf8).split(separator: "\n").compactMap { EventID($0) })
    let store = try SurveyStore(path: path)
    #expect(!said.isEmpty)
    #expect(said.subtracting(try store.events(of: "focus-group").map(\.id)).isEmpty)
    #expect(said.subtracting(try store.ballots(of: SampleSession.id(1)).compactMap { EventID($0.id.text) }).isEmpty)
  }
}
