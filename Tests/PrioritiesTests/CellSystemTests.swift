@testable import Priorities
import Surveys
import Testing

@Suite struct CellSystemTests {
  /// A table with its margins, all of it published, and what is known of each cell by its row and column.
  private struct Table {
    var system = CellSystem()
    var cells: [[Int]] = []

    /// The last row and column are the sums.
    init(_ values: [[Int]]) {
      cells = values.map { row in (row + [row.reduce(0, +)]).map { system.add($0) } }
      let sums = values[0].indices.map { column in values.reduce(0) { $0 + $1[column] } }
      cells.append((sums + [sums.reduce(0, +)]).map { system.add($0) })
      let (rows, columns) = (values.count, values[0].count)
      for row in 0...rows { system.tie(cells[row][columns], to: Array(cells[row].prefix(columns))) }
      for column in 0...columns { system.tie(cells[rows][column], to: cells.prefix(rows).map { $0[column] }) }
    }

    var published: [[Int?]] { cells.map { $0.map { system.hidden[$0] ? nil : system.values[$0] } } }
  }

  /// Every whole solution by trying all, up to a bound.
  private static func bounds(_ system: CellSystem, upTo most: Int) -> [CellSystem.Bounds] {
    let unknowns = system.values.indices.filter { system.hidden[$0] }
    var (low, high) = (
      Array(repeating: Int.max, count: unknowns.count), Array(repeating: Int.min, count: unknowns.count)
    )
    var values = system.values
    func holds(_ isWhole: Bool, _ set: Int) -> Bool {
      let open = Set(unknowns.dropFirst(set))
      return system.sums.allSatisfy { sum in
        if open.contains(sum.whole) || sum.parts.contains(where: open.contains) { return true }
        return values[sum.whole] == sum.parts.reduce(0) { $0 + values[$1] }
      }
    }
    func search(_ place: Int) {
      guard place < unknowns.count else {
        for (at, cell) in unknowns.enumerated() {
          low[at] = min(low[at], values[cell])
          high[at] = max(high[at], values[cell])
        }
        return
      }
      for value in 0...most {
        values[unknowns[place]] = value
        if holds(false, place + 1) { search(place + 1) }
      }
    }
    search(0)
    return unknowns.enumerated().map {
      CellSystem.Bounds(cell: $0.element, low: low[$0.offset], high: high[$0.offset])
    }
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `the bounds of every hidden cell are those that trying everything finds`(seed: UInt64) {
    var chance = Chance(seed: seed)
    let columns = 2 + chance.below(2)
    var table = Table((0..<2 + chance.below(2)).map { _ in (0..<columns).map { _ in chance.below(5) } })
    // Margins stay, so that everything has an end.
    for cell in table.cells.dropLast().flatMap({ $0.dropLast() }) where chance.happens(0.5) { table.system.hide(cell) }
    #expect(table.system.bounds == Self.bounds(table.system, upTo: 12))
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `what is protected shows no small count, and none can be reckoned closely`(seed: UInt64) {
    var chance = Chance(seed: seed)
    let threshold = 2 + chance.below(5)
    let most = 3 + chance.below(30)
    let columns = 1 + chance.below(5)
    var table = Table((0..<1 + chance.below(5)).map { _ in (0..<columns).map { _ in chance.below(most) } })
    let isSafe = table.system.protect(under: threshold)
    // Hidden altogether, totals included, any table is safe.
    #expect(isSafe)
    for value in table.published.flatMap({ $0 }) { #expect(value ?? .max >= threshold) }
    for sum in table.system.sums {
      let parts = sum.parts.filter { table.system.hidden[$0] }
      if table.system.hidden[sum.whole] {
        #expect(!parts.isEmpty)
      } else if !parts.isEmpty {
        #expect(parts.count >= 2 && parts.reduce(0) { $0 + table.system.values[$1] } >= threshold)
      }
    }
    for bounds in table.system.bounds {
      if table.system.values[bounds.cell] < threshold {
        #expect((bounds.high ?? .max) - bounds.low >= threshold)
      }
      #expect(
        bounds.low <= table.system.values[bounds.cell] && (bounds.high ?? .max) >= table.system.values[bounds.cell])
    }
  }

  /// By hand: 3 is small; in its row 6 is the smallest of the rest, in its column 8; then the row of 8 needs 9, whose column has 6 already.
  @Test func `the smallest of a row and a column go with a small count`() {
    var table = Table([[3, 6, 20], [8, 9, 30], [40, 50, 60]])
    let isSafe = table.system.protect(under: 5)
    #expect(isSafe)
    #expect(table.published == [[nil, nil, 20, 29], [nil, nil, 30, 47], [40, 50, 60, 150], [51, 65, 110, 226]])
  }

  /// Two hidden in each row and column, and yet one follows: of two rows with the same two hidden, all is open; this is the audit's own case.
  ///
  /// The first two rows of the first two columns add up to 4 + 20 and 20 + 5; each is open between 0 and 4 or so, which is too close for 5.
  @Test func `an audit hides more where the pattern alone would not do`() {
    var table = Table([[4, 20, 90], [20, 0, 80], [70, 60, 50]])
    let isSafe = table.system.protect(under: 5)
    #expect(isSafe)
    #expect(table.system.bounds.allSatisfy { ($0.high ?? .max) - $0.low >= 5 })
  }

  @Test func `a total that cannot be kept is hidden with its parts`() {
    var table = Table([[1, 1], [30, 40]])
    let isSafe = table.system.protect(under: 5)
    #expect(isSafe)
    #expect(table.published[0] == [nil, nil, nil])
  }

  @Test func `where nothing is small nothing is hidden`() {
    var table = Table([[10, 20], [30, 40]])
    let isSafe = table.system.protect(under: 5)
    #expect(isSafe && !table.system.hidden.contains(true) && table.system.bounds.isEmpty)
  }
}
