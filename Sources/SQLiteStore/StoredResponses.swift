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
      try db.execute(sql: "DELETE FROM response WHERE receipt = ?", arguments: [Data(receipt.hash)])
      let responses = db.changesCount
      try count(withdrawn: responses, db)
      return Erasure(responses: responses, addresses: addresses)
    }
    // Also where nothing was found: an erasure before may have met a reader in its way.
    erasure.isScrubbed = try scrub()
    return erasure
  }

  package func purge(before moment: Moment) throws(StoreFault) -> Erasure {
    var erasure = try writing { db in
      try db.execute(
        sql: "DELETE FROM response WHERE coalesce(submitted_ms, received_ms) < ?", arguments: [moment.milliseconds])
      let responses = db.changesCount
      try count(withdrawn: responses, db)
      guard responses > 0 else { return Erasure() }
      try db.execute(sql: "DELETE FROM address")
      return Erasure(responses: responses, addresses: db.changesCount)
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

  private func count(withdrawn: Int, _ db: Database) throws {
    guard withdrawn > 0 else { return }
    try db.execute(sql: "UPDATE counter SET count = count + ? WHERE name = 'withdrawn'", arguments: [withdrawn])
  }
}
