import Foundation
import GRDB
import Responses
import Sessions
import Surveys
import TestSupport
import Testing
import Themes

@testable import SQLiteStore

@Suite struct SurveyStoreTests {
  @Test(arguments: StoreContract.all) func `the store on disk keeps the contract`(_ contract: StoreContract) throws {
    let folder = try TemporaryFolder()
    try contract.check(try SurveyStore(path: folder.file("a.sqlite")))
  }

  @Test(arguments: StoreContract.all) func `the store in memory keeps the contract`(_ contract: StoreContract) throws {
    try contract.check(MemoryStore())
  }

  @Test func `what was stored is there when the store is opened again`() throws {
    let folder = try TemporaryFolder()
    let first = try SurveyStore(path: folder.file("a.sqlite"))
    try first.add([Sample.submission(1)])
    let key = first.key
    try first.close()
    let again = try SurveyStore(path: folder.file("a.sqlite"))
    #expect(try again.allRecords() == [Sample.submission(1).record])
    #expect(again.key == key)
    #expect(key.count == 32)
  }

  @Test func `two stores have different keys`() throws {
    let folder = try TemporaryFolder()
    #expect(try SurveyStore(path: folder.file("a.sqlite")).key != SurveyStore(path: folder.file("b.sqlite")).key)
  }

  @Test func `the connection that writes flushes at each commit, and erases what it deletes`() throws {
    let folder = try TemporaryFolder()
    for _ in 0..<2 {
      let store = try SurveyStore(path: folder.file("a.sqlite"))
      let settings = try store.pool.writeWithoutTransaction { db in
        try ["synchronous", "foreign_keys", "secure_delete"].map { try Int.fetchOne(db, sql: "PRAGMA \($0)") }
      }
      #expect(settings == [2, 1, 1])
      #expect(try store.pool.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
      // In a transaction, too; all other connections only read.
      #expect(try store.writing { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
      #expect(throws: DatabaseError.self) {
        try store.pool.read { try $0.execute(sql: "UPDATE counter SET count = 7") }
      }
      try store.close()
    }
  }

  @Test func `every table is strict`() throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    let loose = try store.pool.read {
      try String.fetchAll($0, sql: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0")
    }
    #expect(Set(loose) == ["sqlite_schema", "grdb_migrations"])
  }

  @Test(arguments: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]) func `each shape of the store is frozen`(
    shape: String
  )
    throws
  {
    let queue = try DatabaseQueue()
    try StoreMigrations.all.migrate(queue, upTo: shape)
    let tables = try queue.read {
      try String.fetchAll(
        $0, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'grdb%' ORDER BY name")
    }
    expectGolden(tables.joined(separator: ";\n") + "\n", "shape-\(shape).sql")
  }

  @Test func `a store of an older shape is brought to this one, with everything in it`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let queue = try DatabaseQueue(path: path)
    try StoreMigrations.all.migrate(queue, upTo: "1")
    try queue.write {
      try $0.execute(
        sql: """
          INSERT INTO response (id, form, mode, language, received_ms, simulated, codes, answers)
          VALUES (?, 'sha256:a', 'web', 'en', 5, 0, x'01', '{}')
          """, arguments: [Sample.id(1).text])
    }
    try queue.close()
    let store = try SurveyStore(path: path)
    #expect(try store.allRecords().map(\.id) == [Sample.id(1)])
    #expect(try store.decisions().isEmpty)
    #expect(try store.invitationCount() == InvitationCount())
  }

  @Test func `decisions about comments come through the change by which contributions are coded, too`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let queue = try DatabaseQueue(path: path)
    try StoreMigrations.all.migrate(queue, upTo: "8")
    try queue.write {
      try $0.execute(
        sql: """
          INSERT INTO response (id, form, mode, language, received_ms, simulated, codes, answers)
          VALUES (?1, 'sha256:a', 'web', 'en', 5, 0, x'01', '{}'), (?2, 'sha256:a', 'web', 'en', 5, 0, x'01', '{}');
          """, arguments: [Sample.id(1).text, Sample.id(2).text])
      try $0.execute(
        sql: """
          INSERT INTO coding (seq, response, repeat, item, question, digest, coder, at_ms, kind, codes, note, withheld)
          VALUES (3, 1, NULL, NULL, 'change', -5, 'Anna', 7, 'coded', 'roads@0-4', 'why', 'a name'),
            (9, 2, 'visits', 1, 'change', 6, 'Ben', 8, 'skipped', '', NULL, NULL);
          INSERT INTO coding (seq, response, question, digest, coder, at_ms, kind, codes, original, original_question)
          VALUES (11, 2, 'change', 6, 'Ben', 9, 'copy', '', (SELECT id FROM response WHERE seq = 1), 'change');
          INSERT INTO session_event (id, session, at_ms, kind, body) VALUES (?, 'focus-group', 60000, 'contributed',
            '{"contributed":{"text":"The bus"}}');
          """, arguments: [SampleSession.id(1).text])
    }
    try queue.close()
    let store = try SurveyStore(path: path)
    let (one, two) = (
      CommentPlace(Sample.id(1), QuestionPath("change")), QuestionPath("change", in: .init("visits", 1))
    )
    let old = [
      CodingDecision(
        place: one, digest: UInt64(bitPattern: -5), coder: "Anna", at: Moment(milliseconds: 7),
        kind: .coded([Code("roads", parts: [0..<4])]), note: "why", withheld: "a name"),
      CodingDecision(
        place: CommentPlace(Sample.id(2), two), digest: 6, coder: "Ben", at: Moment(milliseconds: 8), kind: .skipped),
      CodingDecision(
        place: CommentPlace(Sample.id(2), QuestionPath("change")), digest: 6, coder: "Ben",
        at: Moment(milliseconds: 9), kind: .copy(of: one)),
    ]
    #expect(try store.decisions() == old)
    #expect(try store.decisions(after: 9).decisions == [old[2]])
    let said = CodingDecision(
      place: .contribution(SampleSession.id(1)), digest: 1, coder: "Anna", at: Moment(milliseconds: 9), kind: .skipped)
    // The same again is the same, before and after.
    #expect(try store.record(old + [said, said]) == 1)
    #expect(try store.decisions() == old + [said])
    #expect(try store.reading { try Int.fetchOne($0, sql: "SELECT count(*) FROM pragma_foreign_key_check") } == 0)
  }

  @Test func `only its owner can read a store`() throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    try store.add([Sample.submission(1)])
    for name in ["a.sqlite", "a.sqlite-wal"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name))
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `what a person said is nowhere in the files after erasure`() throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    let secret = "lapwings over the machair"
    func isSomewhere(_ word: String) throws -> Bool {
      Data(try folder.bytes(of: "a.sqlite")).range(of: Data(word.utf8)) != nil
    }
    var chance = SeededChance(seed: 1)
    let others = (10..<400).map {
      Sample.submission($0, String(repeating: "x", count: Int.random(in: 1...900, using: &chance)))
    }
    try store.add(others)
    try store.add([
      Sample.submission(1, secret + String(repeating: "!", count: 9_000), receipt: 1, addresses: ["me@example.org"])
    ])
    try store.add((400..<700).map { Sample.submission($0, "y", addresses: ["other\($0)@example.org"]) })
    #expect(try isSomewhere(secret))
    #expect(try isSomewhere("me@example.org"))
    let erasure = try store.forget(Sample.receipt(1))
    #expect(erasure == Erasure(responses: 1, addresses: 1, isScrubbed: true))
    #expect(try !isSomewhere(secret))
    #expect(try !isSomewhere("me@example.org"))
    #expect(try store.counters().responses == 690)
  }

  @Test func `many erasures in a crowded store leave no trace of any`() throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    var chance = SeededChance(seed: 7)
    func word(_ number: Int) -> String { "secret-\(number)-word" }
    for number in 0..<600 {
      let padding = String(repeating: "z", count: Int.random(in: 0...700, using: &chance))
      try store.add([
        Sample.submission(number, word(number) + padding, receipt: number, addresses: ["\(word(number))@example.org"])
      ])
      // Erasing in between moves rows from page to page.
      if number % 3 == 2 { _ = try store.forget(Sample.receipt(number - 1)) }
    }
    for number in stride(from: 0, to: 600, by: 3) { _ = try store.forget(Sample.receipt(number)) }
    let bytes = Data(try folder.bytes(of: "a.sqlite"))
    let traces = (0..<600).filter { $0 % 3 != 2 && bytes.range(of: Data((word($0)).utf8)) != nil }
    #expect(traces.isEmpty)
    #expect((0..<600).filter { $0 % 3 == 2 && bytes.range(of: Data((word($0)).utf8)) != nil }.count == 200)
  }

  @Test func `erasure says when a reader still holds the old state, and the next one takes it away`() throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"), patience: 0.05)
    try store.add([Sample.submission(1, "seen by a reader", receipt: 1)])
    let reader = try DatabaseQueue(path: folder.file("a.sqlite"))
    try reader.inDatabase { db in
      try db.execute(sql: "BEGIN; SELECT count(*) FROM response")
      let erasure = try store.forget(Sample.receipt(1))
      #expect(erasure == Erasure(responses: 1, addresses: 0, isScrubbed: false))
      try db.execute(sql: "COMMIT")
    }
    #expect(try store.forget(Sample.receipt(1)).isScrubbed)
    #expect(Data(try folder.bytes(of: "a.sqlite")).range(of: Data("seen by a reader".utf8)) == nil)
  }

  @Test func `nothing in the tables leads from an answer to an address`() throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    let count = 200
    for number in 0..<count {
      try store.add([Sample.submission(number, receipt: number, addresses: ["\(number + 1000)@example.org"])])
    }
    let (columns, order) = try store.pool.read { db in
      (
        try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info('address')"),
        try String.fetchAll(db, sql: "SELECT address FROM address NOT INDEXED").map { $0.prefix(4) }
      )
    }
    #expect(columns == ["key", "place", "repeat", "item", "question", "address"])
    // As they lie in the file, neighbours came in one after the other no more often than chance has it.
    let neighbours = zip(order, order.dropFirst()).filter { Int($1) == (Int($0) ?? 0) + 1 }.count
    #expect(neighbours < 10)
  }
}
