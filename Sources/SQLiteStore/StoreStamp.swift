internal import GRDB
package import Responses

private enum StoreStamp {
  static let texts = """
    , (SELECT max(seq) FROM session_event), (SELECT max(seq) FROM suggestion)
    """
  static let rest = """
    , (SELECT max(seq) FROM coding), (SELECT count(*) + sum(revision) FROM ballot)
    """
}

extension SurveyStore {
  /// A text that is another one whenever figures made from the store may have become others.
  ///
  /// Costs a walk over one index, not over the answers. Where only `ofTexts`: whenever the texts that are coded, or what a machine
  /// suggested for them, may have become others; not for decisions about them, nor for ballots.
  package func stamp(ofTexts: Bool = false) throws(StoreFault) -> String {
    try reading { db in
      let found = try GRDB.Row.fetchOne(
        db,
        sql: """
          SELECT (SELECT count(*) FROM response), (SELECT max(seq) FROM response), (SELECT max(seq) FROM superseded),
            (SELECT count FROM counter WHERE name = 'withdrawn'), (SELECT count(*) FROM skipped),
            (SELECT group_concat(exclusion || total) FROM (SELECT exclusion, sum(seq) AS total FROM response
              WHERE exclusion IS NOT NULL GROUP BY exclusion ORDER BY exclusion)),
            (SELECT max(seq) FROM ruling)
          """ + StoreStamp.texts + (ofTexts ? "" : StoreStamp.rest))
      return found.map { row in row.databaseValues.map(\.description).joined(separator: "|") } ?? ""
    }
  }
}
