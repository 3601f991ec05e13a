package import Responses
package import Surveys

/// Sorts and counts the responses of a store with the help of the blocks that it keeps, and brings these up to date.
///
/// Only what is new is read from the rows, and only blocks in which something was changed or erased are made anew; the figures are those that
/// the rows alone would give, to the last bit.
package struct Projection {
  /// The people of a block; it may be smaller, and some people larger where ids lie close together.
  package static let blockSize = 65_536
  /// Fewer rows are read sooner than blocks are kept.
  package static let leastRows = 4096
  /// So few new rows are read again sooner than their block is written again.
  package static let leastNew = 1024
  /// What the bytes of blocks mean. Another one whenever sorting or counting does something else.
  private static let edition = "1"

  private let survey: Survey
  /// Under which blocks are kept: another one wherever they would mean something else.
  package let key: String
  private let size: Int
  private let least: Int
  private let leastNew: Int
  private var sorting: ResponseSorting
  private let older: @Sendable (FormHash) -> Survey?
  private let shape: MatrixCounts

  /// The columns of all blocks, or of the new ones alone.
  private var whole: SortedResponses
  private var isWhole = true
  /// Whether a block was made anew from its rows.
  private var isRedone = false
  private var counts: MatrixCounts
  /// The blocks in order, each with its rows in `whole`.
  private var blocks: [Block] = []

  private struct Block {
    var bound: String
    var rows: Range<Int>
    var summary: BlockSummary
    var isNew: Bool
  }

  /// `method` stands for all that the definition says beside its form; `older` gives the definition of another form, nil if there is none.
  package init(
    _ survey: Survey, form: FormHash, method: String, window: AcceptanceWindow, blockSize: Int = blockSize,
    leastRows: Int = leastRows, leastNew: Int = leastNew, older: @escaping @Sendable (FormHash) -> Survey?
  ) {
    self.survey = survey
    self.older = older
    size = blockSize
    least = leastRows
    self.leastNew = leastNew
    key = "\(Projection.edition) \(form.text) \(method) \(window.words)"
    sorting = ResponseSorting(survey, form: form, window: window)
    whole = SortedResponses(sorting.layout)
    shape = MatrixCounts.byAudience(survey, ResponseMatrix(sorting.layout))
    counts = shape
  }

  /// The responses of a store as of one moment, sorted and counted; what was made anew is kept if the store can keep it, and left if not.
  ///
  /// Linear in the blocks' bytes and in what is new or redone; cold, in all rows.
  package func read(_ store: some MatrixStore) throws(SortedResponses.Fault) -> CountedResponses {
    var projection = self
    try projection.readAll(store)
    return CountedResponses(sorted: projection.whole, counts: projection.counts)
  }

  /// The same without the answers themselves: only the columns of blocks in which something is new are read.
  package func count(_ store: some MatrixStore) throws(SortedResponses.Fault) -> ResponseCounts {
    var projection = self
    projection.isWhole = false
    try projection.readAll(store)
    return ResponseCounts(
      account: projection.whole.account, counts: projection.counts,
      people: projection.counts.people(survey, projection.sorting.layout))
  }

  private mutating func readAll(_ store: some MatrixStore) throws(SortedResponses.Fault) {
    var change: BlockChange?
    var fault: SortedResponses.Fault?
    do throws(StoreFault) {
      try store.atOneMoment {
        do throws(SortedResponses.Fault) { change = try collect(store) } catch { fault = error }
      }
    } catch {
      throw .store(error)
    }
    if let fault { throw fault }
    if let change {
      // The figures stand without it: a store that is busy, full or not to be written keeps what it has.
      let new = blocks.filter(\.isNew)
      _ = try? store.keep(change, new.count) { at in
        var writer = BlockWriter(capacity: new[at].rows.count * (sorting.layout.width + 16) + 64)
        whole.write(new[at].rows, new[at].summary.account, to: &writer)
        return BlockChange.Block(bound: new[at].bound, summary: new[at].summary.bytes, columns: writer.bytes)
      }
    }
  }

  private mutating func collect(_ store: some MatrixStore) throws(SortedResponses.Fault) -> BlockChange? {
    let kept = try orFault { () throws(StoreFault) in try store.keptBlocks(under: key) }
    let counters = try orFault { () throws(StoreFault) in try store.counters() }
    if isWhole || kept.blocks.isEmpty { whole.reserveCapacity(counters.responses) }
    var places = KeptPlaces(kept, shape: shape, size: size)
    if kept.last > kept.mark, !places.isAllEmpty {
      try orFault { () throws(StoreFault) in
        try store.readCodes(after: kept.mark) { row in
          places.take(row)
          return !places.isAllEmpty
        }
      }
    }
    let isNew = places.isAllEmpty && counters.responses >= least ? try readAnew(store, kept) : false
    if !isNew {
      for at in places.list.indices { try fill(places, at, store) }
    }
    var accounts = SortingAccount()
    for block in blocks {
      accounts.add(block.summary.account)
      counts.add(block.summary.counts)
    }
    whole.add(accounts)
    try superseded(store)
    var rest = SortingAccount()
    rest.add(counters)
    whole.add(rest)
    guard counters.responses >= least, isRedone || places.lateRows >= leastNew else { return nil }
    guard blocks.contains(where: \.isNew) || kept.mark != kept.last || kept.blocks.isEmpty else { return nil }
    let stay = Set(blocks.filter { !$0.isNew }.map(\.bound))
    return BlockChange(
      key: key, version: kept.version, mark: kept.last,
      gone: stay.isEmpty ? nil : kept.blocks.map(\.bound).filter { !stay.contains($0) })
  }

  /// Makes all blocks of the rows as they came, and puts them into order at the end; false, and nothing done, where rows were changed
  /// meanwhile.
  private mutating func readAnew(_ store: some MatrixStore, _ kept: KeptBlocks) throws(SortedResponses.Fault) -> Bool {
    let bounds = try orFault { () throws(StoreFault) in try store.bounds(every: size) }
    let piles = try orFault { [sorting, older] () throws(StoreFault) in
      try store.readCodes(upTo: kept.last, at: kept.version) { rows in
        ResponsePile(sorting, bounds: bounds.map(\.first), capacity: rows, older: older)
      }
    }
    guard var piles else { return false }
    let (sorted, ranges) = try ResponsePile.join(&piles)
    whole = sorted
    isRedone = true
    var first = 0
    for (bound, range) in zip([""] + bounds.map(\.text), ranges) {
      let rows = first..<(first + range.account.ledger.analysed)
      add(bound, rows, range.account, last: range.last)
      first = rows.upperBound
    }
    return true
  }

  /// Puts the rows of one place behind the others: from its block, with what came later, or from the rows anew.
  private mutating func fill(
    _ places: KeptPlaces, _ at: Int, _ store: some MatrixStore
  ) throws(SortedResponses.Fault) {
    let place = places.list[at]
    if let summary = place.summary {
      if !isWhole, place.late.isEmpty {
        let rows = whole.ids.count..<whole.ids.count
        blocks.append(Block(bound: place.bound, rows: rows, summary: summary, isNew: false))
        return
      }
      let bytes = try orFault { () throws(StoreFault) in try store.columns(ofBlockFrom: place.bound) }
      if let part = bytes.flatMap({ SortedResponses($0, sorting.layout, summary.account) }) {
        let first = whole.ids.count
        whole.append(part)
        if place.late.isEmpty {
          _ = whole.takeAccount()
          blocks.append(Block(bound: place.bound, rows: first..<whole.ids.count, summary: summary, isNew: false))
        } else {
          var building = Building(bound: place.bound, first: first, last: summary.last)
          for row in place.late { try take(row, &building) }
          finish(building)
        }
        return
      }
    }
    isRedone = true
    var building = Building(bound: place.bound, first: whole.ids.count, last: nil)
    var fault = RowFault()
    try orFault { () throws(StoreFault) in
      try store.readCodes(in: places.range(at)) { row in
        fault.takes { () throws(SortedResponses.Fault) in try take(row, &building) }
      }
    }
    try fault.check()
    finish(building)
  }

  /// A block to which rows are being added.
  private struct Building {
    var bound: String
    var first: Int
    /// The last row's id, counted or not.
    var last: ResponseID?
  }

  private mutating func take(_ row: CodedRow, _ building: inout Building) throws(SortedResponses.Fault) {
    // Where there is no bound, the block takes one more.
    if whole.ids.count - building.first >= size, let last = building.last,
      let bound = RangeBound(before: row.id, after: last)
    {
      finish(building)
      building = Building(bound: bound.text, first: whole.ids.count, last: nil)
    }
    try sorting.take(row, into: &whole, older: older)
    building.last = row.id
  }

  private mutating func finish(_ building: Building) {
    let account = whole.takeAccount()
    add(building.bound, building.first..<whole.ids.count, account, last: building.last)
  }

  /// A new block of rows that stand in `whole`.
  private mutating func add(_ bound: String, _ rows: Range<Int>, _ account: SortingAccount, last: ResponseID?) {
    let counts = MatrixCounts.byAudience(survey, whole.matrix.part(rows, simulated: account.simulated))
    let summary = BlockSummary(account: account, last: last, counts: counts)
    blocks.append(Block(bound: bound, rows: rows, summary: summary, isNew: true))
  }

  /// Those that gave way are in no block, and none of them is counted in the figures.
  private mutating func superseded(_ store: some MatrixStore) throws(SortedResponses.Fault) {
    var aside = SortedResponses(sorting.layout)
    var fault = RowFault()
    try orFault { () throws(StoreFault) in
      try store.readSuperseded { row in
        fault.takes { () throws(SortedResponses.Fault) in try sorting.take(row, into: &aside, older: older) }
      }
    }
    try fault.check()
    whole.add(aside.account)
  }

  private func orFault<Value>(_ body: () throws(StoreFault) -> Value) throws(SortedResponses.Fault) -> Value {
    do { return try body() } catch { throw .store(error) }
  }
}

extension SortedResponses {
  /// What a block's bytes hold; nil where they are no columns of that layout and account.
  fileprivate init?(_ bytes: [UInt8], _ layout: MatrixLayout, _ account: SortingAccount) {
    var reader = BlockReader(bytes)
    do throws(BlockReader.Fault) {
      try self.init(layout, account, from: &reader)
      try reader.end()
    } catch {
      return nil
    }
  }
}

extension AcceptanceWindow {
  /// The same words for the same window.
  fileprivate var words: String {
    func word(_ moment: Moment?) -> String { moment.map { "\($0.milliseconds)" } ?? "-" }
    let byHand = byHand.map { "\(word($0.lowerBound))..\(word($0.upperBound))" }
    return ([word(opens), word(closes)] + byHand).joined(separator: " ")
  }
}
