internal import GRDB
package import Responses
internal import Surveys

extension SurveyStore: DefinitionArchive {
  package func archive(_ definition: ArchivedDefinition) throws(StoreFault) {
    let isThere = try reading { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM definition WHERE form = ? AND method = ?)",
        arguments: [definition.form.text, definition.method])
    }
    guard isThere != true else { return }
    try writing { db in
      try db.execute(
        sql: """
          INSERT INTO definition (form, method, source, first_used_ms) VALUES (?, ?, ?, ?)
          ON CONFLICT (form, method) DO NOTHING
          """,
        arguments: [
          definition.form.text, definition.method, definition.source, definition.firstUsed.milliseconds,
        ])
    }
  }

  package func definitions() throws(StoreFault) -> [ArchivedDefinition] {
    try reading { db in
      try GRDB.Row.fetchAll(db, sql: "SELECT form, method, source, first_used_ms FROM definition ORDER BY seq").map(
        SurveyStore.definition)
    }
  }

  package func definition(of form: FormHash) throws(StoreFault) -> ArchivedDefinition? {
    try reading { db in
      try GRDB.Row.fetchOne(
        db, sql: "SELECT form, method, source, first_used_ms FROM definition WHERE form = ? ORDER BY seq LIMIT 1",
        arguments: [form.text]
      ).map(SurveyStore.definition)
    }
  }

  private static func definition(_ found: GRDB.Row) -> ArchivedDefinition {
    ArchivedDefinition(
      form: FormHash(found[0]), method: found[1], source: found[2], firstUsed: Moment(milliseconds: found[3]))
  }
}
