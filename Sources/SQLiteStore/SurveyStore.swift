internal import GRDB
package import Responses

/// The store of one survey: one SQLite file, in WAL mode, that several processes may use at once.
///
/// What it says is stored is on the disk: the journal is flushed at each commit (`synchronous=FULL`). It holds a survey's responses,
/// drafts, definitions and addresses.
package struct SurveyStore: Sendable {
  /// As it was given.
  package let path: String
  /// 32 bytes of chance, made with the store, under which receipts are hashed.
  package let key: [UInt8]
  let pool: DatabasePool
  private let patience: Double
  private let places: PlaceReader

  /// Opens the store at a path, and makes it, brought to this version's shape, where there is none. Its folder must be there.
  ///
  /// `patience` is for how many seconds another process may hold the store before it is said to be busy.
  /// - Throws: `StoreFault`, with the file as it was: it is from a newer version, damaged, no store, cannot be written or opened.
  package init(path: String, patience: Double = 10) throws(StoreFault) {
    self.path = path
    self.patience = patience
    do {
      let opened = try StoreOpening.open(path, patience: patience)
      pool = opened.pool
      key = opened.key
      places = PlaceReader(path: path, patience: patience)
    } catch {
      throw StoreFault(error, path)
    }
  }

  /// Lets go of the file; what was stored stays.
  ///
  /// - Throws: `StoreFault` while it is in use.
  package func close() throws(StoreFault) {
    do {
      places.close()
      try pool.close()
    } catch { throw StoreFault(error, path) }
  }

  /// Reads in one transaction, so that all of it is of one moment; also while the store is being read or written by the same caller.
  func reading<Value>(_ body: (Database) throws -> Value) throws(StoreFault) -> Value {
    do {
      return try pool.unsafeReentrantRead { db in
        guard !db.isInsideTransaction else { return try body(db) }
        try db.beginTransaction(.deferred)
        do {
          let value = try body(db)
          try db.commit()
          return value
        } catch {
          // What went wrong first is what is told.
          try? db.rollback()
          throw error
        }
      }
    } catch {
      throw StoreFault(error, path)
    }
  }

  /// Reads in one transaction on a connection of its own, which is closed again.
  ///
  /// Who reads in many parts at once takes none of the pool's few readers: parts that wait for one another's could wait for ever.
  func readingApart<Value>(_ body: (Database) throws -> Value) throws(StoreFault) -> Value {
    do {
      let configuration = StoreOpening.configuration(patience: patience, readonly: true)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      return try queue.read(body)
    } catch {
      throw StoreFault(error, path)
    }
  }

  package func lastRuling() throws(StoreFault) -> Ruling? {
    do { return try places.lastRuling() } catch { throw StoreFault(error, path) }
  }

  package func place(draft code: [UInt8], receipt hash: [UInt8]) throws(StoreFault) -> StoredPlace {
    do { return try places.place(draft: code, receipt: hash) } catch { throw StoreFault(error, path) }
  }

  /// Writes in one transaction: all of it is durable on return, or nothing is stored.
  func writing<Value>(_ body: (Database) throws -> Value) throws(StoreFault) -> Value {
    do { return try pool.write(body) } catch { throw StoreFault(error, path) }
  }

  /// Moves the journal into the file and empties it, so that erased bytes stand in neither; false where a reader is in the way.
  func scrub() throws(StoreFault) -> Bool {
    do {
      return try pool.writeWithoutTransaction { db in
        try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED {
      return false
    } catch {
      throw StoreFault(error, path)
    }
  }
}
