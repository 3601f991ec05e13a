internal import GRDB

extension StoreMigrations {
  /// A decision is about an answer, and goes with its response, or about a contribution, and goes with the event that wrote it down.
  static func contributions(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE coding_of_both (
          seq INTEGER PRIMARY KEY,
          response INTEGER REFERENCES response (seq) ON DELETE CASCADE,
          repeat TEXT,
          item INTEGER CHECK (item >= 0),
          question TEXT CHECK (question <> ''),
          contribution INTEGER REFERENCES session_event (seq) ON DELETE CASCADE,
          digest INTEGER NOT NULL,
          coder TEXT NOT NULL CHECK (coder <> ''),
          at_ms INTEGER NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('coded', 'resolved', 'skipped', 'undone', 'copy')),
          codes TEXT NOT NULL,
          original TEXT CHECK (length(original) = 36),
          original_repeat TEXT,
          original_item INTEGER CHECK (original_item >= 0),
          original_question TEXT CHECK (original_question <> ''),
          note TEXT,
          withheld TEXT,
          CHECK ((response IS NULL) <> (contribution IS NULL)),
          CHECK ((response IS NULL) = (question IS NULL)),
          CHECK (response IS NOT NULL OR (item IS NULL AND kind <> 'copy')),
          CHECK ((repeat IS NULL) = (item IS NULL)),
          CHECK ((original_repeat IS NULL) = (original_item IS NULL)),
          CHECK ((kind = 'copy') = (original IS NOT NULL)),
          CHECK ((original IS NULL) = (original_question IS NULL))
        ) STRICT;
        INSERT INTO coding_of_both (seq, response, repeat, item, question, digest, coder, at_ms, kind, codes, original,
          original_repeat, original_item, original_question, note, withheld)
        SELECT seq, response, repeat, item, question, digest, coder, at_ms, kind, codes, original, original_repeat,
          original_item, original_question, note, withheld FROM coding ORDER BY seq;
        DROP TABLE coding;
        ALTER TABLE coding_of_both RENAME TO coding;
        CREATE UNIQUE INDEX coding_once ON coding (response, question, ifnull(item, -1), coder, at_ms, kind)
          WHERE response IS NOT NULL;
        CREATE UNIQUE INDEX coding_of_contribution_once ON coding (contribution, coder, at_ms, kind)
          WHERE contribution IS NOT NULL;
        """)
  }
}
