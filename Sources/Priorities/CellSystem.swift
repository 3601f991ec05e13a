/// Counts of which some are hidden, and the sums that tie them to one another: what a reader of a publication can reckon with.
///
/// Every count is a whole number, 0 or more. Hiding only ever grows.
struct CellSystem {
  /// The parts add up to the whole; all are places of cells.
  struct Sum: Hashable {
    var whole: Int
    var parts: [Int]
  }

  private(set) var values: [Int] = []
  private(set) var hidden: [Bool] = []
  /// Cells that are not for this table to hide or to protect: printed elsewhere, or nowhere at all.
  private(set) var fixed: [Bool] = []
  /// Cells that are printed already, shown or hidden, and stay so; to be protected where they are hidden.
  private var settled: Set<Int> = []
  private(set) var sums: [Sum] = []

  /// A cell of the table; its place.
  mutating func add(_ value: Int) -> Int {
    values.append(value)
    hidden.append(false)
    fixed.append(false)
    return values.count - 1
  }

  /// A cell of another table that is printed already; its place.
  mutating func add(printed value: Int, isHidden: Bool) -> Int {
    let cell = add(value)
    hidden[cell] = isHidden
    settled.insert(cell)
    return cell
  }

  /// A number that is known, or not, whatever the table does; its place.
  mutating func add(fixed value: Int, isKnown: Bool) -> Int {
    values.append(value)
    hidden.append(!isKnown)
    fixed.append(true)
    return values.count - 1
  }

  /// A sum of cells; one without parts says nothing, and is left out.
  mutating func tie(_ whole: Int, to parts: [Int]) {
    if !parts.isEmpty { sums.append(Sum(whole: whole, parts: parts)) }
  }

  /// The whole is no less than the sum of the parts; where the figures contradict that, it says nothing.
  mutating func tie(_ whole: Int, toAtLeast parts: some Collection<Int>) {
    let rest = values[whole] - sum(parts)
    if rest >= 0 { tie(whole, to: parts + [add(fixed: rest, isKnown: false)]) }
  }

  /// Of the true values.
  func sum(_ cells: some Collection<Int>) -> Int { cells.reduce(0) { $0 + values[$1] } }

  mutating func hide(_ cell: Int) { hidden[cell] = true }

  /// Hides every printed cell under the threshold, and then more, the smallest first, until each sum with hidden parts has at least two whose
  /// sum is no less than the threshold; and then more still, until no reader can reckon any hidden cell under the threshold too closely.
  ///
  /// A sum that cannot be protected by its parts hides its whole, too. False where some cell can be reckoned too closely, whatever is hidden.
  mutating func protect(under threshold: Int) -> Bool {
    for cell in values.indices where values[cell] < threshold && isOpen(cell) { hidden[cell] = true }
    complete(threshold)
    while let weak = tight(under: threshold) {
      guard let next = neighbour(of: weak.cell) ?? smallest(Array(values.indices)) else { return false }
      hidden[next] = true
      complete(threshold)
    }
    return true
  }

  /// Until nothing changes: the parts of each sum, and where they do not suffice, its whole.
  private mutating func complete(_ threshold: Int) {
    var isStable = false
    while !isStable {
      isStable = true
      for sum in sums {
        while let next = missing(sum, threshold) {
          hidden[next] = true
          isStable = false
        }
      }
    }
  }

  /// The next cell to hide for a sum; nil where it is protected.
  private func missing(_ sum: Sum, _ threshold: Int) -> Int? {
    // What nobody knows and nobody prints keeps a sum from giving anything away by itself.
    guard !(sum.parts + [sum.whole]).contains(where: { fixed[$0] && hidden[$0] }) else { return nil }
    let parts = sum.parts.filter { hidden[$0] }
    if hidden[sum.whole] { return parts.isEmpty ? smallest(sum.parts) : nil }
    guard !parts.isEmpty else { return nil }
    if parts.count >= 2, parts.reduce(0, { $0 + values[$1] }) >= threshold { return nil }
    return smallest(sum.parts) ?? (isOpen(sum.whole) ? sum.whole : nil)
  }

  /// Whether the cell is this table's to hide.
  private func isOpen(_ cell: Int) -> Bool { !fixed[cell] && !settled.contains(cell) }

  /// The smallest cell that is not hidden, the first of equal ones; nil where all are.
  private func smallest(_ cells: [Int]) -> Int? {
    cells.filter { !hidden[$0] && isOpen($0) }.min { values[$0] < values[$1] }
  }

  private func neighbour(of cell: Int) -> Int? {
    smallest(sums.filter { $0.whole == cell || $0.parts.contains(cell) }.flatMap { $0.parts })
      ?? smallest(sums.filter { $0.parts.contains(cell) }.map(\.whole))
  }
}
