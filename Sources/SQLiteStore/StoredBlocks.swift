internal import Crypto
internal import Foundation
internal import GRDB
package import Responses
internal import Synchronization

/// Blocks of columns lie in the table `block`, each under a digest of its bytes.
extension SurveyStore: MatrixStore {
  package func atOneMoment(_ body: () -> Void) throws(StoreFault) {
    try reading { _ in body() }
  }

  package func keptBlocks(under key: String) throws(StoreFault) -> KeptBlocks {
    try reading { db in
      let last = try Int64.fetchOne(db, sql: "SELECT max(seq) FROM response") ?? 0
      guard let state = try GRDB.Row.fetchOne(db, sql: "SELECT key, version, mark FROM block_state") else {
        return KeptBlocks(version: 0, mark: 0, last: last, blocks: [])
      }
      guard state[0] == key else { return KeptBlocks(version: state[1], mark: 0, last: last, blocks: []) }
      let blocks = try GRDB.Row.fetchAll(db, sql: "SELECT bound, summary_digest, summary FROM block ORDER BY bound")
      return KeptBlocks(
        version: state[1], mark: state[2], last: last,
        blocks: blocks.map { KeptBlocks.Block(bound: $0[0], summary: StoredBlocks.bytes($0[0], $0[1], $0[2])) })
    }
  }

  package func columns(ofBlockFrom bound: String) throws(StoreFault) -> [UInt8]? {
    try reading { db in
      try GRDB.Row.fetchOne(db, sql: "SELECT columns_digest, columns FROM block WHERE bound = ?", arguments: [bound])
        .flatMap { StoredBlocks.bytes(bound, $0[0], $0[1]) }
    }
  }

  package func bounds(every count: Int) throws(StoreFault) -> [RangeBound] {
    try reading { db in
      var bounds: [RangeBound] = []
      var last: ResponseID?
      while true {
        let ids = try String.fetchCursor(
          db, sql: "SELECT id FROM response WHERE id >= ? ORDER BY id LIMIT -1 OFFSET ?",
          arguments: [bounds.last?.first.text ?? "", max(0, count - 1)])
        var next: RangeBound?
        while next == nil, let text = try ids.next() {
          let id = try StoredRows.id(text)
          next = last.flatMap { RangeBound(before: id, after: $0) }
          last = id
        }
        guard let next else { return bounds }
        bounds.append(next)
        last = nil
      }
    }
  }

  package func readCodes<Pile: RowPile>(
    upTo mark: Int64, at version: Int64, into pile: @Sendable (_ rows: Int) -> Pile
  ) throws(StoreFault) -> [Pile]? {
    let rows = try counters().responses
    let parts = Int64(min(4, max(1, ProcessInfo.processInfo.activeProcessorCount)))
    let bounds = (0...parts).map { mark / parts * $0 + min($0, mark % parts) }
    let done = Mutex([Result<Pile?, StoreFault>?](repeating: nil, count: Int(parts)))
    DispatchQueue.concurrentPerform(iterations: Int(parts)) { at in
      // All go into the first one in the end.
      var pile = pile(at == 0 ? rows : min(rows, Int(bounds[at + 1] - bounds[at])))
      let result = Result { () throws(StoreFault) in
        try readingApart { db -> Pile? in
          // Rows below a mark are the same for every connection as long as nothing was changed.
          guard try Int64.fetchOne(db, sql: "SELECT version FROM block_state") == version else { return nil }
          try StoredCodes(db, "WHERE seq > ? AND seq <= ? ORDER BY seq", [bounds[at], bounds[at + 1]])
            .read { row, _ in pile.take(row) }
          pile.finish()
          return pile
        }
      }
      done.withLock { $0[at] = result }
    }
    var found: [Pile] = []
    for result in done.withLock({ $0 }) {
      guard let pile = try result?.get() else { return nil }
      found.append(pile)
    }
    return found
  }

  package func readCodes(in range: IDRange, _ body: (CodedRow) -> Bool) throws(StoreFault) {
    try reading { db in
      let end = range.to == nil ? "" : " AND id < ?"
      let arguments = StatementArguments([range.from] + (range.to.map { [$0] } ?? []))
      try StoredCodes(db, "WHERE id >= ?\(end) ORDER BY id", arguments).read { row, _ in body(row) }
    }
  }

  package func readCodes(after mark: Int64, _ body: (CodedRow) -> Bool) throws(StoreFault) {
    try reading { db in
      // The plus keeps the rows from being looked for by id.
      try StoredCodes(db, "WHERE seq > ? ORDER BY +id", [mark]).read { row, _ in body(row) }
    }
  }

  package func readSuperseded(_ body: (CodedRow) -> Bool) throws(StoreFault) {
    try reading { db in
      for rows in try StoredRows.superseded(db).values {
        for row in rows { guard body(row) else { return } }
      }
    }
  }

  package func keep(
    _ change: BlockChange, _ count: Int, _ block: (Int) -> BlockChange.Block
  ) throws(StoreFault) -> Bool {
    try writing { db in
      let version = try Int64.fetchOne(db, sql: "SELECT version FROM block_state")
      guard version == change.version else { return false }
      if let gone = change.gone {
        for bound in gone { try db.execute(sql: "DELETE FROM block WHERE bound = ?", arguments: [bound]) }
      } else {
        try db.execute(sql: "DELETE FROM block")
      }
      for at in 0..<count {
        try keep(block(at), db)
      }
      try db.execute(
        sql: "UPDATE block_state SET key = ?, version = version + 1, mark = ?", arguments: [change.key, change.mark])
      return true
    }
  }
}

extension SurveyStore {
  /// The bytes are handed over where they lie: a block is some megabytes.
  private func keep(_ block: BlockChange.Block, _ db: Database) throws {
    let digests = [block.summary, block.columns].map { StoredBlocks.digest(block.bound, $0) }
    try block.columns.withUnsafeBytes { bytes in
      let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
      let columns = start.map { Data(bytesNoCopy: $0, count: bytes.count, deallocator: .none) } ?? Data()
      try db.execute(
        sql: "INSERT INTO block (bound, summary_digest, columns_digest, summary, columns) VALUES (?, ?, ?, ?, ?)",
        arguments: [block.bound, digests[0], digests[1], Data(block.summary), columns])
    }
  }
}

private enum StoredBlocks {
  /// SHA-256 of the bound and the bytes, so that no block passes for another.
  static func digest(_ bound: String, _ bytes: [UInt8]) -> Data {
    var hash = SHA256()
    hash.update(data: Array((bound + ":").utf8))
    hash.update(data: bytes)
    return Data(hash.finalize())
  }

  /// The bytes, if they have that digest.
  static func bytes(_ bound: String, _ digest: Data?, _ bytes: Data?) -> [UInt8]? {
    guard let digest, let bytes = bytes.map({ [UInt8]($0) }), StoredBlocks.digest(bound, bytes) == digest else {
      return nil
    }
    return bytes
  }
}
