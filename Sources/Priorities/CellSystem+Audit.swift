extension CellSystem {
  /// What a reader can say of a hidden cell: it lies between these, both included; nil for no upper end.
  struct Bounds: Hashable {
    var cell: Int
    var low: Int
    var high: Int?
  }

  /// The audit: the least and the most that each printed, hidden cell can be, by linear programming over everything that is published.
  ///
  /// In the order of the cells. The sums of a table with rows and columns have whole ends, so that these are exact there.
  var bounds: [Bounds] {
    var found: [Bounds] = []
    forEachBounds(of: { _ in true }) { bounds in
      found.append(bounds)
      return true
    }
    return found
  }

  /// The first hidden cell under the threshold that a reader can place within fewer than `threshold` of one another; nil where all are safe.
  ///
  /// What is no less than the threshold tells of no few people: it is hidden for the others' sake, and they are looked at with it.
  func tight(under threshold: Int) -> Bounds? {
    var found: Bounds?
    forEachBounds(of: { values[$0] < threshold }) { bounds in
      if let high = bounds.high, high - bounds.low < threshold { found = bounds }
      return found == nil
    }
    return found
  }

  /// Gives the bounds one after another, as long as it is told to go on.
  private func forEachBounds(of isWanted: (Int) -> Bool, _ body: (Bounds) -> Bool) {
    guard hidden.contains(true) else { return }
    let unknowns = unknowns
    let equations = equations
    var solver = Simplex(rows: equations.rows, right: equations.right, columns: unknowns.count)
    for (column, cell) in unknowns.enumerated() where !fixed[cell] && isWanted(cell) {
      let high = solver.most(of: column).map { Int(($0 + 1e-6).rounded(.down)) }
      let low = Int((solver.least(of: column) - 1e-6).rounded(.up))
      guard body(Bounds(cell: cell, low: low, high: high)) else { return }
    }
  }

  private var unknowns: [Int] { values.indices.filter { hidden[$0] } }

  /// The sums with everything that is known on the right: Σ hidden parts − hidden whole = known whole − Σ known parts.
  private var equations: (rows: [[Double]], right: [Double]) {
    let columns = Dictionary(uniqueKeysWithValues: unknowns.enumerated().map { ($1, $0) })
    var rows: [[Double]] = []
    var right: [Double] = []
    for sum in sums {
      var row = Array(repeating: 0.0, count: columns.count)
      var known = 0
      for part in sum.parts {
        if let column = columns[part] { row[column] += 1 } else { known -= values[part] }
      }
      if let column = columns[sum.whole] { row[column] -= 1 } else { known += values[sum.whole] }
      guard row.contains(where: { $0 != 0 }) else { continue }
      rows.append(row)
      right.append(Double(known))
    }
    return (rows, right)
  }
}
