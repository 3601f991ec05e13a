internal import GRDB

/// The shapes of the store, in order. Each is frozen once released: a change is a new one behind the others.
enum StoreMigrations {
  static var all: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1", migrate: first)
    migrator.registerMigration("2", migrate: coding)
    migrator.registerMigration("3", migrate: ruling)
    migrator.registerMigration("4", migrate: sessions)
    migrator.registerMigration("5", migrate: invitation)
    migrator.registerMigration("6", migrate: withdrawal)
    migrator.registerMigration("7", migrate: StoreMigrations.blocks)
    migrator.registerMigration("8", migrate: suggestion)
    migrator.registerMigration("9", migrate: StoreMigrations.contributions)
    return migrator
  }

  private static func first(_ db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(StoreOpening.applicationID)")
    try db.execute(
      sql: """
        CREATE TABLE setting (
          name TEXT PRIMARY KEY NOT NULL,
          value BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE definition (
          seq INTEGER PRIMARY KEY,
          form TEXT NOT NULL CHECK (length(form) BETWEEN 1 AND 200),
          method TEXT NOT NULL CHECK (length(method) BETWEEN 1 AND 200),
          source TEXT NOT NULL,
          first_used_ms INTEGER NOT NULL,
          UNIQUE (form, method)
        ) STRICT;

        CREATE TABLE response (
          seq INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
          form TEXT NOT NULL CHECK (length(form) BETWEEN 1 AND 200),
          mode TEXT NOT NULL CHECK (mode IN ('web', 'terminal', 'paper', 'session', 'api', 'import')),
          language TEXT NOT NULL CHECK (language <> ''),
          started_ms INTEGER,
          submitted_ms INTEGER,
          received_ms INTEGER NOT NULL,
          simulated INTEGER NOT NULL CHECK (simulated IN (0, 1)),
          exclusion TEXT CHECK (exclusion IN ('invalid', 'duplicate', 'campaign')),
          receipt BLOB UNIQUE CHECK (length(receipt) = 32),
          codes BLOB NOT NULL,
          answers TEXT NOT NULL CHECK (answers GLOB '{*}')
        ) STRICT;

        CREATE TABLE superseded (
          seq INTEGER PRIMARY KEY,
          response INTEGER NOT NULL REFERENCES response (seq) ON DELETE CASCADE,
          form TEXT NOT NULL CHECK (length(form) BETWEEN 1 AND 200),
          mode TEXT NOT NULL CHECK (mode IN ('web', 'terminal', 'paper', 'session', 'api', 'import')),
          submitted_ms INTEGER,
          simulated INTEGER NOT NULL CHECK (simulated IN (0, 1)),
          codes BLOB NOT NULL,
          digest INTEGER NOT NULL,
          UNIQUE (response, digest)
        ) STRICT;

        CREATE TABLE response_text (
          response INTEGER NOT NULL REFERENCES response (seq) ON DELETE CASCADE,
          place INTEGER NOT NULL CHECK (place >= 0),
          repeat TEXT,
          item INTEGER CHECK (item >= 0),
          question TEXT NOT NULL CHECK (question <> ''),
          choice TEXT,
          text TEXT NOT NULL CHECK (text <> ''),
          PRIMARY KEY (response, place),
          CHECK ((repeat IS NULL) = (item IS NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE address (
          key BLOB NOT NULL CHECK (length(key) = 32),
          place INTEGER NOT NULL CHECK (place >= 0),
          repeat TEXT,
          item INTEGER CHECK (item >= 0),
          question TEXT NOT NULL CHECK (question <> ''),
          address TEXT NOT NULL CHECK (address <> ''),
          PRIMARY KEY (key, place),
          CHECK ((repeat IS NULL) = (item IS NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE draft (
          code BLOB PRIMARY KEY NOT NULL CHECK (length(code) BETWEEN 16 AND 64),
          form TEXT NOT NULL CHECK (length(form) BETWEEN 1 AND 200),
          language TEXT NOT NULL CHECK (language <> ''),
          started_ms INTEGER NOT NULL,
          saved_ms INTEGER NOT NULL,
          answers TEXT NOT NULL CHECK (answers GLOB '{*}')
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE skipped (
          fingerprint TEXT PRIMARY KEY NOT NULL CHECK (length(fingerprint) = 36)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE counter (
          name TEXT PRIMARY KEY NOT NULL,
          count INTEGER NOT NULL CHECK (count >= 0)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO counter (name, count) VALUES ('withdrawn', 0);
        """)
  }

  private static func coding(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE coding (
          seq INTEGER PRIMARY KEY,
          response INTEGER NOT NULL REFERENCES response (seq) ON DELETE CASCADE,
          repeat TEXT,
          item INTEGER CHECK (item >= 0),
          question TEXT NOT NULL CHECK (question <> ''),
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
          CHECK ((repeat IS NULL) = (item IS NULL)),
          CHECK ((original_repeat IS NULL) = (original_item IS NULL)),
          CHECK ((kind = 'copy') = (original IS NOT NULL)),
          CHECK ((original IS NULL) = (original_question IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX coding_once ON coding (response, question, ifnull(item, -1), coder, at_ms, kind);
        """)
  }

  private static func ruling(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE ruling (
          seq INTEGER PRIMARY KEY,
          at_ms INTEGER NOT NULL,
          choice TEXT NOT NULL CHECK (choice IN ('open', 'closed', 'dates'))
        ) STRICT;
        CREATE INDEX response_excluded ON response (exclusion) WHERE exclusion IS NOT NULL;
        """)
  }

  private static func sessions(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE session_event (
          seq INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE CHECK (length(id) = 32),
          session TEXT NOT NULL CHECK (session <> ''),
          at_ms INTEGER NOT NULL,
          author TEXT CHECK (author <> ''),
          kind TEXT NOT NULL CHECK (kind <> ''),
          vote TEXT CHECK (length(vote) = 32),
          body TEXT NOT NULL CHECK (body GLOB '{*}')
        ) STRICT;
        CREATE INDEX session_event_session ON session_event (session, seq);
        CREATE INDEX session_event_vote ON session_event (vote) WHERE vote IS NOT NULL;

        CREATE TABLE ballot (
          vote TEXT NOT NULL CHECK (length(vote) = 32),
          id TEXT NOT NULL CHECK (length(id) = 32),
          revision INTEGER NOT NULL CHECK (revision >= 0),
          dots TEXT NOT NULL,
          PRIMARY KEY (vote, id)
        ) STRICT, WITHOUT ROWID;
        """)
  }

  private static func invitation(_ db: Database) throws {
    // The primary key alone says where an entry stands: neither an order nor a time leads from it to a response.
    try db.execute(
      sql: """
        CREATE TABLE invitation (
          hash BLOB PRIMARY KEY NOT NULL CHECK (length(hash) = 32),
          used INTEGER NOT NULL CHECK (used IN (0, 1))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE invitation_label (
          hash BLOB PRIMARY KEY NOT NULL REFERENCES invitation (hash) ON DELETE CASCADE,
          label TEXT NOT NULL CHECK (label <> '')
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE draft ADD COLUMN invitation BLOB CHECK (length(invitation) = 44);
        """)
  }

  private static func withdrawal(_ db: Database) throws {
    // What was taken back is known by the hash of its receipt, so that an old page cannot bring it back.
    try db.execute(
      sql: """
        CREATE TABLE withdrawn (
          receipt BLOB PRIMARY KEY NOT NULL CHECK (length(receipt) = 32)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX draft_saved ON draft (saved_ms);
        """)
  }

  private static func suggestion(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE suggestion (
          seq INTEGER PRIMARY KEY,
          response INTEGER NOT NULL REFERENCES response (seq) ON DELETE CASCADE,
          repeat TEXT,
          item INTEGER CHECK (item >= 0),
          question TEXT NOT NULL CHECK (question <> ''),
          digest INTEGER NOT NULL,
          model TEXT NOT NULL CHECK (model <> ''),
          run INTEGER NOT NULL CHECK (run > 0),
          content TEXT NOT NULL CHECK (content <> ''),
          codes TEXT NOT NULL,
          CHECK ((repeat IS NULL) = (item IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX suggestion_once ON suggestion (response, question, ifnull(item, -1), digest, content);
        """)
  }
}
