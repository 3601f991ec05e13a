internal import GRDB

extension StoreMigrations {
  /// The blocks of columns beside the rows; a block is emptied in the transaction that changes or erases one of its rows.
  ///
  /// A row that is erased last may leave its number to the next one: the mark then goes back, so that the next one is not passed over.
  static func blocks(_ db: Database) throws {
    let empty = """
      UPDATE block SET summary = NULL, columns = NULL, summary_digest = NULL, columns_digest = NULL
        WHERE bound = (SELECT max(bound) FROM block WHERE bound <= old.id) AND summary IS NOT NULL;
      UPDATE block_state SET version = version + 1, mark = min(mark, (SELECT ifnull(max(seq), 0) FROM response));
      """
    try db.execute(
      sql: """
        CREATE TABLE block_state (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          key TEXT NOT NULL,
          version INTEGER NOT NULL,
          mark INTEGER NOT NULL CHECK (mark >= 0)
        ) STRICT;
        INSERT INTO block_state (one, key, version, mark) VALUES (1, '', 0, 0);

        CREATE TABLE block (
          bound TEXT PRIMARY KEY NOT NULL,
          summary_digest BLOB CHECK (length(summary_digest) = 32),
          columns_digest BLOB CHECK (length(columns_digest) = 32),
          summary BLOB,
          columns BLOB,
          CHECK ((summary IS NULL) = (columns IS NULL)),
          CHECK ((summary IS NULL) = (summary_digest IS NULL)),
          CHECK ((columns IS NULL) = (columns_digest IS NULL))
        ) STRICT;

        CREATE TRIGGER block_erasure AFTER DELETE ON response BEGIN
        \(empty)
        END;
        CREATE TRIGGER block_change AFTER UPDATE OF id, form, mode, submitted_ms, simulated, exclusion, codes ON response BEGIN
        \(empty)
        END;
        """)
  }
}
