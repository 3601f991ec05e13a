internal import GRDB
package import Responses
internal import Surveys

extension SurveyStore: AddressStore {
  package func addresses() throws(StoreFault) -> [Address] {
    try reading { db in
      try GRDB.Row.fetchAll(
        db, sql: "SELECT repeat, item, question, address FROM address ORDER BY address, question, repeat, item"
      ).map { found in
        Address(try StoredRows.path(found[0], found[1], found[2]), found[3])
      }
    }
  }

  package func eraseAddress(_ text: String) throws(StoreFault) -> Int {
    let count = try writing { db in
      try db.execute(sql: "DELETE FROM address WHERE address = ?", arguments: [text])
      return db.changesCount
    }
    if count > 0 { _ = try scrub() }
    return count
  }
}
