internal import GRDB
package import Responses
internal import Surveys

extension SurveyStore: RulingStore {
  package func rulings() throws(StoreFault) -> [Ruling] {
    try reading { db in
      try GRDB.Row.fetchAll(db, sql: "SELECT choice, at_ms FROM ruling ORDER BY seq").compactMap { found in
        Ruling.Choice(rawValue: found[0]).map { Ruling($0, at: Moment(milliseconds: found[1])) }
      }
    }
  }

  package func rule(_ ruling: Ruling) throws(StoreFault) {
    try writing { db in
      try db.execute(
        sql: "INSERT INTO ruling (at_ms, choice) VALUES (?, ?)",
        arguments: [ruling.at.milliseconds, ruling.choice.rawValue])
    }
  }
}
