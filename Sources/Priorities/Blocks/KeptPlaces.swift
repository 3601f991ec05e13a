internal import Responses

/// The ranges of a store's blocks: which are kept, which must be made anew, and what comes behind the last.
struct KeptPlaces {
  struct Place {
    let bound: String
    /// Nil where the block must be made anew.
    var summary: BlockSummary?
    /// Rows that came later and stand behind all of the block's.
    var late: [CodedRow] = []
  }

  private(set) var list: [Place]
  private let size: Int
  private var full = 0

  /// At least one place, the first without a lower bound.
  init(_ kept: KeptBlocks, shape: MatrixCounts, size: Int) {
    self.size = size
    list = kept.blocks.map { block in
      Place(bound: block.bound, summary: block.summary.flatMap { BlockSummary($0, shape: shape) })
    }
    if list.first?.bound != "" { list = [Place(bound: "", summary: nil)] }
    full = list.count { $0.summary != nil }
  }

  /// How many rows came later and stand behind the last block.
  var lateRows: Int { list.reduce(0) { $0 + $1.late.count } }

  /// Whether no block can be used.
  var isAllEmpty: Bool { full == 0 }

  func range(_ at: Int) -> IDRange {
    IDRange(from: list[at].bound, to: at + 1 < list.count ? list[at + 1].bound : nil)
  }

  /// A row that came later, in the order of the ids: it goes behind the last block, or else its block must be made anew.
  mutating func take(_ row: CodedRow) {
    let at = place(of: row.id.text)
    guard let summary = list[at].summary else { return }
    let last = list[at].late.last?.id ?? summary.last
    if at == list.count - 1, last.map({ $0 < row.id }) ?? true, list[at].late.count < size {
      list[at].late.append(row)
    } else {
      list[at].summary = nil
      list[at].late = []
      full -= 1
    }
  }

  /// The last place whose bound is no later than a text; the first one's bound is empty. Logarithmic in the places.
  private func place(of text: String) -> Int { list.partition { $0.bound <= text } - 1 }
}
