/// A store that keeps blocks of columns beside the rows that they were made of.
///
/// What is kept can be thrown away at any time. A block in which a response was erased, set aside or replaced is emptied in the same
/// transaction, so that it never shows what the rows no longer say.
package protocol MatrixStore: ResponseSource {
  /// Everything that is read within is of one moment.
  func atOneMoment(_ body: () -> Void) throws(StoreFault)
  /// What is kept, in the order of the ids; without blocks where nothing is kept under that key.
  func keptBlocks(under key: String) throws(StoreFault) -> KeptBlocks
  /// The ids and columns of a block, as they were kept; nil where they are damaged or not there.
  func columns(ofBlockFrom bound: String) throws(StoreFault) -> [UInt8]?
  /// Bounds between ranges of so many rows in the order of the ids, the last range's less; a range has more where there is no bound.
  func bounds(every count: Int) throws(StoreFault) -> [RangeBound]
  /// Hands over all rows up to a mark, as they came, to copies of a pile that are filled at the same time, each by some of the rows; nil
  /// where something was changed or erased since that version was read. None that gave way to others.
  func readCodes<Pile: RowPile>(
    upTo mark: Int64, at version: Int64, into pile: @Sendable (_ rows: Int) -> Pile
  ) throws(StoreFault) -> [Pile]?
  /// Hands over the rows whose ids lie in a range, in the order of the ids, until `body` returns false; none that gave way to others.
  func readCodes(in range: IDRange, _ body: (CodedRow) -> Bool) throws(StoreFault)
  /// The rows that came after a mark, in the order of their ids; none that gave way to others.
  func readCodes(after mark: Int64, _ body: (CodedRow) -> Bool) throws(StoreFault)
  /// The rows that gave way to others, each excluded as `duplicate`.
  func readSuperseded(_ body: (CodedRow) -> Bool) throws(StoreFault)
  /// Keeps so many blocks, each made as it is wanted; false, and nothing kept, where anything was changed or kept since the blocks were read.
  func keep(
    _ change: BlockChange, _ count: Int, _ block: (Int) -> BlockChange.Block
  ) throws(StoreFault) -> Bool
}

/// A range of ids, given by the beginnings of their texts.
package struct IDRange: Hashable, Sendable {
  /// The first id is no less; empty for no bound.
  package var from: String
  /// All ids are less; nil for no bound.
  package var to: String?

  package init(from: String = "", to: String? = nil) {
    self.from = from
    self.to = to
  }
}

/// Where a range of ids begins.
package struct RangeBound: Hashable, Sendable {
  /// The shortest beginning of the first id's text that comes after the id before it.
  package let text: String
  package let first: ResponseID

  /// Nil where the two ids differ in nothing but their ends: a bound that is a whole id would outlive its response.
  package init?(before first: ResponseID, after last: ResponseID) {
    let (own, other) = (Array(first.text.utf8), Array(last.text.utf8))
    let same = zip(own, other).prefix { $0 == $1 }.count
    guard same + 1 < own.count else { return nil }
    text = String(decoding: own.prefix(same + 1), as: UTF8.self)
    self.first = first
  }
}

/// What a store keeps of blocks, as of one moment.
package struct KeptBlocks: Hashable, Sendable {
  /// Another one whenever a row was changed or erased.
  package var version: Int64
  /// Rows up to it are in the blocks; 0 where there are none.
  package var mark: Int64
  /// Up to which rows there are now.
  package var last: Int64
  /// By bound, ascending; the first bound is empty. None where nothing is kept.
  package var blocks: [Block]

  /// A block as it is kept, without its columns: where its range of ids begins, and its summary.
  package struct Block: Hashable, Sendable {
    package var bound: String
    /// Nil where it was emptied, or is damaged.
    package var summary: [UInt8]?
    package init(bound: String, summary: [UInt8]?) {
      self.bound = bound
      self.summary = summary
    }
  }

  package init(version: Int64, mark: Int64, last: Int64, blocks: [Block]) {
    self.version = version
    self.mark = mark
    self.last = last
    self.blocks = blocks
  }
}

/// What is to become of the kept blocks.
package struct BlockChange: Hashable, Sendable {
  package var key: String
  /// That of what was read.
  package var version: Int64
  /// Rows up to it are in the blocks from now on.
  package var mark: Int64
  /// The bounds of the blocks that are given up; nil for all.
  package var gone: [String]?

  /// A block that is to be kept: where its range of ids begins, and its summary and columns as bytes.
  package struct Block: Hashable, Sendable {
    package var bound: String
    package var summary: [UInt8]
    package var columns: [UInt8]
    package init(bound: String, summary: [UInt8], columns: [UInt8]) {
      self.bound = bound
      self.summary = summary
      self.columns = columns
    }
  }

  package init(key: String, version: Int64, mark: Int64, gone: [String]?) {
    self.key = key
    self.version = version
    self.mark = mark
    self.gone = gone
  }
}
