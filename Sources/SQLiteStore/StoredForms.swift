internal import Foundation
internal import GRDB
package import Responses
internal import Surveys

extension SurveyStore: FormStore {
  package func commit(_ deeds: [FormDeed], limit: Int?) async throws(StoreFault) -> [FormOutcome] {
    do {
      return try await pool.write { db in
        var writer = try FormWriter(db, limit: limit)
        return try deeds.map { try writer.perform($0) }
      }
    } catch {
      throw StoreFault(error, path)
    }
  }

  /// The same for whoever has nothing to do while it is written.
  package func perform(_ deed: FormDeed, limit: Int?) throws(StoreFault) -> FormOutcome {
    try writing { db in
      var writer = try FormWriter(db, limit: limit)
      return try writer.perform(deed)
    }
  }

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

  init(_ db: Database, limit: Int?) throws {
    self.db = db
    self.limit = limit
    responses = limit == nil ? 0 : try Int.fetchOne(db, sql: "SELECT count(*) FROM response") ?? 0
    writer = try ResponseWriter(db, limit: nil)
  }

  mutating func perform(_ deed: FormDeed) throws -> FormOutcome {
    switch deed {
    case .submit(let submission, let draft, let invitation):
      if let receipt = submission.receipt, try isStored(receipt.hash) { return .known }
      if let limit, responses >= limit { return .full }
      if let invitation, try !SurveyStore.use(invitation, db) {
        return .uninvited(try SurveyStore.state(of: invitation, db))
      }
      try writer.take(submission)
      responses += 1
      if let draft { try erase(draft) }
      return .done
    case .keep(let draft, let receipt):
      if try isStored(receipt) { return .known }
      try SurveyStore.keep(draft, db)
      return .done
    case .discard(let code):
      try erase(code)
      return .done
    }
  }

  private func isStored(_ receipt: [UInt8]) throws -> Bool {
    let found = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM response WHERE receipt = ?)")
    return try Bool.fetchOne(found, arguments: [Data(receipt)]) ?? false
  }

  private func erase(_ code: [UInt8]) throws {
    try db.cachedStatement(sql: "DELETE FROM draft WHERE code = ?").execute(arguments: [Data(code)])
  }
}
