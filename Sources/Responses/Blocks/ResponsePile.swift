package import Surveys

/// Something that takes coded rows in any order.
package protocol RowPile: Sendable {
  /// Whether a row was taken; after one that was not none need come.
  mutating func take(_ row: CodedRow) -> Bool
  /// Called once, after the last row.
  mutating func finish()
}

/// Responses that are sorted as they come, in whatever order, and put into the order of their ids at the end; each range of ids has an
/// account of its own.
///
/// Codes wait in rows until there are some thousands, and then go into the columns one column at a time.
package struct ResponsePile: RowPile {
  /// What is known of the rows of a range.
  package struct Range: Sendable {
    package internal(set) var account = SortingAccount()
    /// The last id of any of its rows, counted or not; nil for no rows.
    package internal(set) var last: ResponseID?
  }

  private var sorting: ResponseSorting
  private let older: @Sendable (FormHash) -> Survey?
  /// The first ids of all ranges but the first, ascending.
  private let bounds: [ResponseID]
  private var ranges: [Range]
  private var ids: [ResponseID] = []
  private var matrix: ResponseMatrix
  private var fault: SortedResponses.Fault?

  private static let most = 4096
  /// Rows that have passed their check and stand in no column yet, each of the layout's width.
  private var waiting: [UInt8] = []
  private var (waitingPeople, waitingSimulated) = (0, 0)
  /// The rows in the order of their ids.
  private var order: [UInt32] = []

  /// Nobody's, with room for so many.
  package init(
    _ sorting: ResponseSorting, bounds: [ResponseID], capacity: Int, older: @escaping @Sendable (FormHash) -> Survey?
  ) {
    self.sorting = sorting
    self.older = older
    self.bounds = bounds
    ranges = Array(repeating: Range(), count: bounds.count + 1)
    matrix = ResponseMatrix(sorting.layout)
    matrix.reserveCapacity(capacity)
    ids.reserveCapacity(capacity)
  }

  package mutating func take(_ row: CodedRow) -> Bool {
    let range = range(of: row.id)
    do throws(SortedResponses.Fault) {
      if let codes = try sorting.codes(of: row, counted: &ranges[range].account, older: older) {
        ids.append(row.id)
        add(codes, isSimulated: row.isSimulated)
      }
    } catch {
      fault = error
      return false
    }
    ranges[range].last = max(ranges[range].last ?? row.id, row.id)
    return true
  }

  package mutating func finish() {
    flush()
    order = ids.indices.map { UInt32($0) }
    ResponsePile.sort(&order, by: ids)
  }

  /// All rows of some piles in the order of their ids, and what is known of each range; the piles must have the same ranges.
  ///
  /// The piles are empty afterwards; two columns at a time are held beside what they gave. Linear in the rows.
  /// - Throws: the first fault of any of their rows.
  package static func join(_ piles: inout [ResponsePile]) throws(SortedResponses.Fault) -> (
    SortedResponses, [Range]
  ) {
    for case .some(let fault) in piles.map(\.fault) { throw fault }
    guard let layout = piles.first?.matrix.layout, var ranges = piles.first?.ranges else {
      preconditionFailure("no piles are joined")
    }
    // Each is let go of where it was, so that it is held once and grows where it stands.
    var parts = [piles[0].give(ResponseMatrix(layout), \.matrix)]
    var ids = piles[0].give([], \.ids)
    var order = piles[0].give([], \.order)
    for at in piles.indices.dropFirst() {
      let first = UInt32(ids.count)
      ids += piles[at].give([], \.ids)
      order += piles[at].give([], \.order).map { $0 + first }
      parts.append(piles[at].give(ResponseMatrix(layout), \.matrix))
      for (range, other) in piles[at].ranges.enumerated() {
        ranges[range].account.add(other.account)
        ranges[range].last = [ranges[range].last, other.last].compactMap { $0 }.max()
      }
    }
    sort(&order, by: ids)
    let matrix = ResponseMatrix.join(&parts, layout, order: order)
    return (SortedResponses(matrix, ids: order.map { ids[Int($0)] }, SortingAccount()), ranges)
  }

  /// Two lists in order behind one another are merged, without being sorted again.
  private static func sort(_ order: inout [UInt32], by ids: [ResponseID]) {
    order.sort { ids[Int($0)] < ids[Int($1)] }
  }

  private mutating func give<Value>(_ left: Value, _ part: WritableKeyPath<ResponsePile, Value>) -> Value {
    let value = self[keyPath: part]
    self[keyPath: part] = left
    return value
  }

  private func range(of id: ResponseID) -> Int { bounds.partition { $0 <= id } }

  private mutating func add(_ codes: [UInt8], isSimulated: Bool) {
    waiting += codes
    waitingPeople += 1
    if isSimulated { waitingSimulated += 1 }
    if waitingPeople == ResponsePile.most { flush() }
  }

  private mutating func flush() {
    matrix.append(rows: waiting, count: waitingPeople, simulated: waitingSimulated)
    waiting.removeAll(keepingCapacity: true)
    (waitingPeople, waitingSimulated) = (0, 0)
  }
}
