internal import Crypto
internal import Foundation
internal import GRDB
package import Responses

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

  package func readCodes(in range: IDRange, _ body: (CodedRow) -> Bool) throws(StoreFault) {
    try reading { db in
      let end = range.to == nil ? "" : " AND id < ?"
      try StoredRows.coded(
        db, "WHERE id >= ?\(end) ORDER BY id", StatementArguments([range.from] + (range.to.map { [$0] } ?? []))
      ) { row, _ in body(row) }
    }
  }

  package func readCodes(after mark: Int64, _ body: (CodedRow) -> Bool) throws(StoreFault) {
    try reading { db in
      // The plus keeps the rows from being looked for by id.
      try StoredRows.coded(db, "WHERE seq > ? ORDER BY +id", [mark]) { row, _ in body(row) }
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
        let block = block(at)
        try db.execute(
          sql: """
            INSERT INTO block (bound, summary_digest, columns_digest, summary, columns) VALUES (?, ?, ?, ?, ?)
            """,
          arguments: [
            block.bound, StoredBlocks.digest(block.bound, block.summary),
            StoredBlocks.digest(block.bound, block.columns),
            Data(block.summary), Data(block.columns),
          ])
      }
      try db.execute(
        sql: "UPDATE block_state SET key = ?, version = version + 1, mark = ?", arguments: [change.key, change.mark])
      return true
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
