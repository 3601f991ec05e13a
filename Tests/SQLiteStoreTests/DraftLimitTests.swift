import Foundation
import GRDB
import Responses
import Surveys
import TestSupport
import Testing

@testable import SQLiteStore

/// What a form may leave in the store: how large, how many, and for how long.
struct DraftLimitTests {
  private let folder: TemporaryFolder
  private let store: SurveyStore
  private let now = Moment(milliseconds: 1_767_225_600_000)

  init() throws {
    folder = try TemporaryFolder()
    store = try SurveyStore(path: folder.file("a.sqlite"))
  }

  private func draft(_ number: UInt8, _ text: String = "x", days: Int64 = 0) -> Draft {
    let moment = Moment(milliseconds: now.milliseconds + days * 24 * 60 * 60 * 1000)
    return Draft(
      code: [UInt8](repeating: number, count: 32), form: FormHash("f"), language: "en", startedAt: moment,
      savedAt: moment, answers: "{\"a\":\"\(text)\"}")
  }

  private func keep(_ draft: Draft) throws -> FormOutcome {
    try store.perform(.keep(draft, unlessSent: Sample.receipt(1).hash), limit: nil)
  }

  @Test func `a draft that is too large leaves the one before as it was`() throws {
    #expect(try keep(draft(1)) == .done)
    #expect(try keep(draft(1, String(repeating: "x", count: Draft.mostBytes))) == .tooLarge)
    #expect(try store.draft(draft(1).code) == draft(1))
    #expect(try keep(draft(1, String(repeating: "x", count: Draft.mostBytes - 8))) == .done)
  }

  @Test func `drafts that nobody came back to are gone after thirty days`() throws {
    #expect(try keep(draft(1)) == .done)
    #expect(try keep(draft(2, days: 29)) == .done)
    #expect(try keep(draft(3, days: 31)) == .done)
    #expect(try store.draft(draft(1).code) == nil)
    #expect(try store.draft(draft(2).code) != nil)
  }

  @Test func `there is an end to how many are kept, and those who have one go on`() throws {
    #expect(try keep(draft(1)) == .done)
    try store.pool.write { db in
      try db.execute(
        sql: """
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
          INSERT INTO draft (code, form, language, started_ms, saved_ms, answers)
          SELECT randomblob(32), 'f', 'en', 1, ?, '{}' FROM n
          """, arguments: [Draft.most - 1, now.milliseconds])
    }
    #expect(try keep(draft(2)) == .crowded)
    #expect(try keep(draft(1, "y")) == .done)
    try store.discard(draft(1).code)
    #expect(try keep(draft(2)) == .done)
    #expect(try keep(draft(3)) == .crowded)
    #expect(try keep(draft(3, days: 31)) == .done)
  }

  @Test func `what was taken back is neither kept nor sent again under its receipt`() throws {
    let (receipt, other) = (Sample.receipt(1), Sample.receipt(2))
    #expect(try store.perform(.submit(Sample.submission(1, receipt: 1), draft: nil), limit: nil) == .done)
    #expect(try store.forget(receipt).responses == 1)
    #expect(try store.perform(.submit(Sample.submission(2, receipt: 1), draft: nil), limit: nil) == .withdrawn)
    #expect(try store.perform(.keep(draft(1), unlessSent: receipt.hash), limit: nil) == .withdrawn)
    #expect(try store.perform(.keep(draft(1), unlessSent: other.hash), limit: nil) == .done)
    let place = try store.place(draft: draft(9).code, receipt: receipt.hash)
    #expect(place.isWithdrawn && !place.isSent)
    #expect(try store.counters() == ResponseCounters(withdrawn: 1))
  }

  @Test func `an address in a draft that was sent is nowhere in the files once the store has settled`() throws {
    var draft = draft(1)
    draft.answers = "{\"email\":\"gannet@example.org\"}"
    #expect(try keep(draft) == .done)
    _ = try store.perform(.submit(Sample.submission(1, receipt: 2), draft: draft.code), limit: nil)
    func isSomewhere() throws -> Bool {
      Data(try folder.bytes(of: "a.sqlite")).range(of: Data("gannet@".utf8)) != nil
    }
    #expect(try isSomewhere())
    try store.settle()
    #expect(try !isSomewhere())
  }
}
