internal import Foundation
internal import GRDB
internal import Responses
internal import Surveys

/// Takes submissions one by one inside a transaction, with statements that are prepared once.
struct ResponseWriter {
  private(set) var addition = Addition()
  private let db: Database
  private let limit: Int?
  private var responses: Int
  private let insert: Statement
  private let address: Statement

  init(_ db: Database, limit: Int?) throws {
    self.db = db
    self.limit = limit
    responses = limit == nil ? 0 : try Int.fetchOne(db, sql: "SELECT count(*) FROM response") ?? 0
    insert = try db.cachedStatement(
      sql: """
        INSERT INTO response (id, form, mode, language, started_ms, submitted_ms, received_ms, simulated, receipt, codes, answers)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """)
    address = try db.cachedStatement(
      sql: "INSERT INTO address (key, place, repeat, item, question, address) VALUES (?, ?, ?, ?, ?, ?)")
  }

  mutating func take(_ submission: Submission) throws {
    let record = submission.record
    try insert.execute(arguments: [
      record.id.text, record.form.text, record.mode.rawValue, record.language.code, record.startedAt?.milliseconds,
      record.submittedAt?.milliseconds, submission.receivedAt.milliseconds, record.isSimulated,
      submission.receipt.map { Data($0.hash) }, Data(submission.codes), record.answers,
    ])
    guard db.changesCount > 0 else { return try meet(submission) }
    responses += 1
    if let limit, responses > limit { throw StoreFault.limitReached(limit) }
    try write(submission, as: db.lastInsertedRowID)
    addition.added += 1
  }

  mutating func skip(_ fingerprint: ResponseID) throws {
    try db.execute(
      sql: "INSERT INTO skipped (fingerprint) VALUES (?) ON CONFLICT (fingerprint) DO NOTHING",
      arguments: [fingerprint.text])
    addition.skipped += db.changesCount
  }

  private func write(_ submission: Submission, as seq: Int64) throws {
    try write(submission.texts, of: seq)
    guard !submission.addresses.isEmpty else { return }
    let key = submission.receipt.map { Data($0.addressKey) } ?? Data(ResponseWriter.chance(32))
    for (place, one) in submission.addresses.enumerated() {
      try address.execute(arguments: [
        key, place, one.path.item?.name.text, one.path.item?.index, one.path.question.text, one.text,
      ])
    }
  }

  /// The texts of a response, sixteen to a statement: what a statement costs is more than what a row does.
  private func write(_ texts: [ResponseText], of seq: Int64) throws {
    for start in stride(from: 0, to: texts.count, by: 16) {
      let places = start..<min(start + 16, texts.count)
      let rows = repeatElement("(?, ?, ?, ?, ?, ?, ?)", count: places.count).joined(separator: ", ")
      let statement = try db.cachedStatement(
        sql: "INSERT INTO response_text (response, place, repeat, item, question, choice, text) VALUES " + rows)
      var values: [(any DatabaseValueConvertible)?] = []
      values.reserveCapacity(7 * places.count)
      for place in places {
        let one = texts[place]
        values += [
          seq, place, one.path.item?.name.text, one.path.item?.index, one.path.question.text, one.choice?.text,
          one.text,
        ]
      }
      try statement.execute(arguments: StatementArguments(values))
    }
  }

  /// A response whose id is there already.
  private mutating func meet(_ submission: Submission) throws {
    let record = submission.record
    guard let old = try StoredVersion.fetch(db, record.id) else { return }
    let new = StoredVersion(seq: old.seq, submission)
    let isKnown = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM superseded WHERE response = ? AND digest = ?)",
      arguments: [old.seq, new.digest])
    if old.digest == new.digest || isKnown == true {
      addition.known += 1
      return
    }
    addition.duplicates += 1
    guard new.record.submittedAt.isNoEarlier(than: old.record.submittedAt) else { return try new.setAside(db) }
    try old.setAside(db)
    try db.execute(
      sql: """
        UPDATE response SET form = ?, mode = ?, language = ?, started_ms = ?, submitted_ms = ?, received_ms = ?,
          simulated = ?, receipt = coalesce(?, receipt), codes = ?, answers = ? WHERE seq = ?
        """,
      arguments: [
        record.form.text, record.mode.rawValue, record.language.code, record.startedAt?.milliseconds,
        record.submittedAt?.milliseconds, submission.receivedAt.milliseconds, record.isSimulated,
        submission.receipt.map { Data($0.hash) }, Data(submission.codes), record.answers, old.seq,
      ])
    try db.execute(sql: "DELETE FROM response_text WHERE response = ?", arguments: [old.seq])
    try write(submission, as: old.seq)
  }

  private static func chance(_ count: Int) -> [UInt8] {
    var system = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &system) }
  }
}
