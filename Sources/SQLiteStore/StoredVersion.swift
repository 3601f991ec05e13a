internal import Foundation
internal import GRDB
internal import Responses
internal import Surveys

/// One of the versions of a response that came in under the same id.
struct StoredVersion {
  let seq: Int64
  let record: ResponseRecord
  let codes: [UInt8]

  init(seq: Int64, _ submission: Submission) {
    self.seq = seq
    record = submission.record
    codes = submission.codes
  }

  private init(seq: Int64, record: ResponseRecord, codes: [UInt8]) {
    self.seq = seq
    self.record = record
    self.codes = codes
  }

  /// The version that is kept now; nil for an unknown id.
  static func fetch(_ db: Database, _ id: ResponseID) throws -> StoredVersion? {
    guard
      let found = try GRDB.Row.fetchOne(
        db, sql: "SELECT seq, codes, \(StoredRows.recordColumns) FROM response WHERE id = ?", arguments: [id.text])
    else { return nil }
    return StoredVersion(seq: found[0], record: try StoredRows.record(found, from: 2), codes: [UInt8](found[1] as Data))
  }

  /// Tells one version from another: the 64-bit FNV-1a hash of everything that a person can see of it.
  ///
  /// http://www.isthe.com/chongo/tech/comp/fnv/ (public domain)
  var digest: Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    mix(record.form.text)
    mix(record.mode.rawValue)
    mix(record.language.code)
    mix(record.startedAt?.description ?? "")
    mix(record.submittedAt?.description ?? "")
    mix(record.isSimulated ? "simulated" : "")
    mix(record.answers)
    return Int64(bitPattern: hash)
  }

  /// Keeps the version's codes for the ledger, as one that gave way.
  func setAside(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO superseded (response, form, mode, submitted_ms, simulated, codes, digest) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        seq, record.form.text, record.mode.rawValue, record.submittedAt?.milliseconds, record.isSimulated, Data(codes),
        digest,
      ])
  }
}
