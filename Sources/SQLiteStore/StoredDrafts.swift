internal import Foundation
internal import GRDB
package import Responses
package import Surveys

extension SurveyStore: DraftStore {
  package func save(_ draft: Draft) throws(StoreFault) {
    try writing { db in try SurveyStore.keep(draft, db) }
  }

  /// Puts a draft in place of the one with its code.
  static func keep(_ draft: Draft, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO draft (code, form, language, started_ms, saved_ms, answers, invitation) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (code) DO UPDATE SET form = excluded.form, language = excluded.language,
          started_ms = excluded.started_ms, saved_ms = excluded.saved_ms, answers = excluded.answers,
          invitation = excluded.invitation
        """)
    try statement.execute(arguments: [
      Data(draft.code), draft.form.text, draft.language.code, draft.startedAt.milliseconds, draft.savedAt.milliseconds,
      draft.answers, draft.invitation.map { Data($0) },
    ])
  }

  package func draft(_ code: [UInt8]) throws(StoreFault) -> Draft? {
    try reading { db in
      try GRDB.Row.fetchOne(
        db, sql: "SELECT form, language, started_ms, saved_ms, answers, invitation FROM draft WHERE code = ?",
        arguments: [Data(code)]
      ).map { found in
        Draft(
          code: code, form: FormHash(found[0]), language: Language(found[1]),
          startedAt: Moment(milliseconds: found[2]), savedAt: Moment(milliseconds: found[3]), answers: found[4],
          invitation: (found[5] as Data?).map { [UInt8]($0) })
      }
    }
  }

  package func discard(_ code: [UInt8]) throws(StoreFault) {
    try writing { db in try db.execute(sql: "DELETE FROM draft WHERE code = ?", arguments: [Data(code)]) }
    _ = try scrub()
  }

  package func discardDrafts(before moment: Moment) throws(StoreFault) -> Int {
    let count = try writing { db in
      try db.execute(sql: "DELETE FROM draft WHERE saved_ms < ?", arguments: [moment.milliseconds])
      return db.changesCount
    }
    if count > 0 { _ = try scrub() }
    return count
  }
}
