internal import Foundation
internal import GRDB
package import Responses
internal import Surveys

extension SurveyStore: FormStore {
  package func commit(_ deeds: [FormDeed], limit: Int?) throws(StoreFault) -> [FormOutcome] {
    try writing { db in
      var writer = try FormWriter(db, limit: limit)
      return try deeds.map { try writer.perform($0) }
    }
  }

  /// The same for whoever has nothing to do while it is written.
  package func perform(_ deed: FormDeed, limit: Int?) throws(StoreFault) -> FormOutcome {
    try writing { db in
      var writer = try FormWriter(db, limit: limit)
      return try writer.perform(deed)
    }
  }

  package func settle() throws(StoreFault) { _ = try scrub() }

  package func record(receipt hash: [UInt8]) throws(StoreFault) -> ResponseRecord? {
    try reading { db in
      try GRDB.Row.fetchOne(
        db, sql: "SELECT \(StoredRows.recordColumns) FROM response WHERE receipt = ?", arguments: [Data(hash)]
      ).map { try StoredRows.record($0, from: 0) }
    }
  }
}

/// Does the deeds of a form one by one inside a transaction.
private struct FormWriter {
  private let db: Database
  private let limit: Int?
  private var responses: Int
  private var writer: ResponseWriter
  /// How many drafts there are, or a few fewer; nil where nobody has counted.
  private var drafts: Int?

  init(_ db: Database, limit: Int?) throws {
    self.db = db
    self.limit = limit
    responses = limit == nil ? 0 : try Int.fetchOne(db, sql: "SELECT count(*) FROM response") ?? 0
    writer = try ResponseWriter(db, limit: nil)
  }

  mutating func perform(_ deed: FormDeed) throws -> FormOutcome {
    switch deed {
    case .submit(let submission, let draft, let invitation):
      if let receipt = submission.receipt, let known = try fate(of: receipt.hash) { return known }
      if let limit, responses >= limit { return .full }
      if let invitation, try !SurveyStore.use(invitation, db) {
        return .uninvited(try SurveyStore.state(of: invitation, db))
      }
      try writer.take(submission)
      responses += 1
      if let draft { try erase(draft) }
      return .done
    case .keep(let draft, let receipt):
      if let known = try fate(of: receipt) { return known }
      guard draft.answers.utf8.count <= Draft.mostBytes else { return .tooLarge }
      guard try mayKeep(draft) else { return .crowded }
      try SurveyStore.keep(draft, db)
      return .done
    case .discard(let code):
      try erase(code)
      return .done
    }
  }

  /// What became of the answers with a receipt, by its hash; nil where they were not sent.
  private func fate(of receipt: [UInt8]) throws -> FormOutcome? {
    let found = try db.cachedStatement(
      sql: """
        SELECT EXISTS (SELECT 1 FROM response WHERE receipt = ?), EXISTS (SELECT 1 FROM withdrawn WHERE receipt = ?)
        """)
    guard let row = try GRDB.Row.fetchOne(found, arguments: [Data(receipt), Data(receipt)]) else { return nil }
    return row[0] ? .known : row[1] ? .withdrawn : nil
  }

  /// Whether there is room for a draft, once those that waited for too long are gone; always for one that is there already.
  private mutating func mayKeep(_ draft: Draft) throws -> Bool {
    let isThere = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM draft WHERE code = ?)")
    if try Bool.fetchOne(isThere, arguments: [Data(draft.code)]) == true { return true }
    try db.cachedStatement(sql: "DELETE FROM draft WHERE saved_ms < ?")
      .execute(arguments: [draft.savedAt.milliseconds - Draft.retention])
    if db.changesCount > 0 { drafts = nil }
    let count =
      try drafts ?? Int.fetchOne(db, sql: "SELECT count(*) FROM draft INDEXED BY draft_saved") ?? 0
    guard count < Draft.most else { return false }
    drafts = count + 1
    return true
  }

  private func erase(_ code: [UInt8]) throws {
    try db.cachedStatement(sql: "DELETE FROM draft WHERE code = ?").execute(arguments: [Data(code)])
  }
}
