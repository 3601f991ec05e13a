internal import Foundation
internal import GRDB
package import Responses

extension SurveyStore: InvitationStore {
  package func invite(_ invitations: [NewInvitation]) throws(StoreFault) {
    try writing { db in
      let insert = try db.cachedStatement(sql: "INSERT INTO invitation (hash, used) VALUES (?, 0)")
      let label = try db.cachedStatement(sql: "INSERT INTO invitation_label (hash, label) VALUES (?, ?)")
      // In the order of the hashes, so that not even the pages of the file tell in which they were made.
      for one in invitations.sorted(by: { $0.hash.lexicographicallyPrecedes($1.hash) }) {
        try insert.execute(arguments: [Data(one.hash)])
        if let text = one.label { try label.execute(arguments: [Data(one.hash), text]) }
      }
    }
  }

  package func invitation(_ hash: [UInt8]) throws(StoreFault) -> InvitationState? {
    try reading { db in try SurveyStore.state(of: hash, db) }
  }

  package func invitationCount() throws(StoreFault) -> InvitationCount {
    try reading { db in
      let found = try GRDB.Row.fetchOne(db, sql: "SELECT count(*), coalesce(sum(used), 0) FROM invitation")
      return found.map { InvitationCount(made: $0[0], used: $0[1]) } ?? InvitationCount()
    }
  }

  package func invitationLabels() throws(StoreFault) -> [LabelledInvitation] {
    try reading { db in
      try GRDB.Row.fetchAll(
        db, sql: "SELECT label, used FROM invitation_label JOIN invitation USING (hash) ORDER BY label, used"
      ).map { LabelledInvitation($0[0], $0[1] ? .used : .unused) }
    }
  }

  package func eraseLabel(_ label: String) throws(StoreFault) -> Int {
    try erase("DELETE FROM invitation_label WHERE label = ?", [label])
  }

  package func eraseInvitations() throws(StoreFault) -> Int {
    try erase("DELETE FROM invitation", [])
  }

  private func erase(_ sql: String, _ arguments: StatementArguments) throws(StoreFault) -> Int {
    let count = try writing { db in
      try db.execute(sql: sql, arguments: arguments)
      return db.changesCount
    }
    if count > 0 { _ = try scrub() }
    return count
  }

  // MARK: - Inside a transaction

  static func state(of hash: [UInt8], _ db: Database) throws -> InvitationState? {
    let find = try db.cachedStatement(sql: "SELECT used FROM invitation WHERE hash = ?")
    return try Bool.fetchOne(find, arguments: [Data(hash)]).map { $0 ? .used : .unused }
  }

  /// Uses an invitation up; false where it was used before or there is none.
  static func use(_ hash: [UInt8], _ db: Database) throws -> Bool {
    try db.cachedStatement(sql: "UPDATE invitation SET used = 1 WHERE hash = ? AND used = 0")
      .execute(arguments: [Data(hash)])
    return db.changesCount > 0
  }
}
