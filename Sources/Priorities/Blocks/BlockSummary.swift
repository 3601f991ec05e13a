package import Responses

/// What is known of a block without its columns.
package struct BlockSummary: Hashable, Sendable {
  package var account: SortingAccount
  /// The last id of any of its rows, counted or not; nil for no rows.
  package var last: ResponseID?
  /// By audience, those who gave none last.
  package var counts: MatrixCounts

  init(account: SortingAccount, last: ResponseID?, counts: MatrixCounts) {
    self.account = account
    self.last = last
    self.counts = counts
  }

  var bytes: [UInt8] {
    var writer = BlockWriter()
    account.write(to: &writer)
    writer.put(last == nil ? 0 : 1)
    writer.put([last?.high ?? 0, last?.low ?? 0], each: 8)
    counts.write(to: &writer)
    return writer.bytes
  }

  /// What the bytes say; nil where they are no summary with counts of that shape.
  init?(_ bytes: [UInt8], shape: MatrixCounts) {
    var reader = BlockReader(bytes)
    do throws(BlockReader.Fault) {
      account = try SortingAccount(from: &reader)
      let isThere = try reader.number() == 1
      let halves = try reader.numbers(2, each: 8, of: UInt64.self)
      last = isThere ? ResponseID(high: halves[0], low: halves[1]) : nil
      counts = try MatrixCounts(from: &reader)
      try reader.end()
    } catch {
      return nil
    }
    guard counts.hasShape(of: shape) else { return nil }
  }
}
