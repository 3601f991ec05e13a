internal import Surveys

extension SortedResponses {
  /// The ids and the columns of some rows as bytes; what is known of these rows is kept apart.
  package func write(_ rows: Range<Int>, _ account: SortingAccount, to writer: inout BlockWriter) {
    writer.put(ids[rows].flatMap { [$0.high, $0.low] }, each: 8)
    matrix.write(rows, simulated: account.simulated, to: &writer)
  }

  /// What was written of so many people, with an account of them.
  package init(
    _ layout: MatrixLayout, _ account: SortingAccount, from reader: inout BlockReader
  ) throws(BlockReader.Fault) {
    let people = account.ledger.analysed
    let halves = try reader.numbers(2 * people, each: 8, of: UInt64.self)
    let ids = (0..<people).map { ResponseID(high: halves[2 * $0], low: halves[2 * $0 + 1]) }
    let matrix = try ResponseMatrix(layout, from: &reader)
    guard matrix.count == people else { throw BlockReader.Fault() }
    self.init(matrix, ids: ids, account)
  }
}

extension SortingAccount {
  /// Writes the account as four lists; the same bytes for the same account.
  package func write(to writer: inout BlockWriter) {
    writer.put(list: ledger.parts + [simulated])
    writer.put(list: times.map { [Int($0.lowerBound.milliseconds), Int($0.upperBound.milliseconds)] } ?? [])
    writer.put(list: ResponseMode.allCases.map { modes[$0] ?? 0 })
    writer.put(list: quarters.sorted { $0.key < $1.key }.flatMap { [Int($0.key), $0.value] })
  }

  package init(from reader: inout BlockReader) throws(BlockReader.Fault) {
    self.init()
    let parts = try reader.list()
    let times = try reader.list()
    let modes = try reader.list()
    let quarters = try reader.list()
    guard let simulated = parts.last, simulated >= 0, let ledger = Ledger(parts: parts.dropLast()),
      times.isEmpty || times.count == 2 && times[0] <= times[1],
      modes.count == ResponseMode.allCases.count, quarters.count % 2 == 0
    else { throw BlockReader.Fault() }
    self.ledger = ledger
    self.simulated = simulated
    if times.count == 2 {
      self.times = Moment(milliseconds: Int64(times[0]))...Moment(milliseconds: Int64(times[1]))
    }
    for (mode, count) in zip(ResponseMode.allCases, modes) where count > 0 { self.modes[mode] = count }
    for at in stride(from: 0, to: quarters.count, by: 2) { self.quarters[Int64(quarters[at])] = quarters[at + 1] }
  }
}
