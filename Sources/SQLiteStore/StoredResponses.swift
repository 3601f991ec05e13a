internal import Foundation
internal import GRDB
package import Responses
package import Surveys

/// Responses go in and out of the tables `response`, `response_text`, `superseded`, `address`, `skipped` and `counter`.
extension SurveyStore: ResponseStore {
  package func add(limit: Int?, _ next: () -> Intake) throws(StoreFault) -> Addition {
    do {
      var addition = Addition()
      try pool.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          var writer = try ResponseWriter(db, limit: limit)
          while true {
            switch next() {
            case .response(let submission): try writer.take(submission)
            case .skipped(let fingerprint): try writer.skip(fingerprint)
            case .end:
              addition = writer.addition
              return .commit
            case .abandon: return .rollback
            }
          }
        }
      }
      return addition
    } catch {
      throw StoreFault(error, path)
    }
  }

  package func forget(_ receipt: SealedReceipt) throws(StoreFault) -> Erasure {
    var erasure = try writing { db in
      try db.execute(sql: "DELETE FROM address WHERE key = ?", arguments: [Data(receipt.addressKey)])
      let addresses = db.changesCount
      let responses = try withdraw("response.receipt = ?", [Data(receipt.hash)], db)
      if responses > 0 {
        try db.execute(
          sql: "INSERT INTO withdrawn (receipt) VALUES (?) ON CONFLICT DO NOTHING", arguments: [Data(receipt.hash)])
      }
      return Erasure(responses: responses, addresses: addresses)
    }
    // Also where nothing was found: an erasure before may have met a reader in its way.
    erasure.isScrubbed = try scrub()
    return erasure
  }

  package func purge(before moment: Moment) throws(StoreFault) -> Erasure {
    var erasure = try writing { db in
      let responses = try withdraw(
        "coalesce(response.submitted_ms, response.received_ms) < ?", [moment.milliseconds], db)
      guard responses > 0 else { return Erasure() }
      try db.execute(sql: "DELETE FROM address")
      let addresses = db.changesCount
      try db.execute(sql: "DELETE FROM invitation_label; DELETE FROM invitation WHERE used = 1")
      return Erasure(responses: responses, addresses: addresses)
    }
    erasure.isScrubbed = try scrub()
    return erasure
  }

  package func exclude(_ id: ResponseID, as exclusion: Exclusion?) throws(StoreFault) -> Bool {
    try writing { db in
      try db.execute(
        sql: "UPDATE response SET exclusion = ? WHERE id = ?", arguments: [exclusion?.rawValue, id.text])
      return db.changesCount > 0
    }
  }

  /// Erases the responses that meet a condition, and counts them and the versions that gave way to them as withdrawn.
  private func withdraw(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> Int {
    let older =
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM superseded JOIN response ON response.seq = superseded.response WHERE \(condition)
          """, arguments: arguments) ?? 0
    try db.execute(sql: "DELETE FROM response WHERE \(condition)", arguments: arguments)
    let responses = db.changesCount
    if responses > 0 {
      try db.execute(
        sql: "UPDATE counter SET count = count + ? WHERE name = 'withdrawn'", arguments: [responses + older])
    }
    return responses
  }
}
