/// The least and the most of one unknown among unknowns of 0 or more that some equations tie.
///
/// G. B. Dantzig's simplex method on a dense tableau with R. G. Bland's rule ("New finite pivoting rules for the simplex method", Mathematics of
/// Operations Research 2 (1977), 103–107), which never cycles. The equations must have a solution.
struct Simplex {
  /// Each line: the unknowns' coefficients and, last, the right side, which is 0 or more.
  private var lines: [[Double]]
  /// The unknown that each line gives.
  private var basis: [Int]
  private let columns: Int
  private let slack = 1e-9

  /// Finds a first solution, with one unknown more for each equation, which then must be 0.
  init(rows: [[Double]], right: [Double], columns: Int) {
    self.columns = columns
    lines = zip(rows, right).map { row, value in
      value < 0 ? row.map { -$0 } + [-value] : row + [value]
    }
    basis = lines.indices.map { columns + $0 }
    let extra = lines.count
    for place in lines.indices {
      let unit = (0..<extra).map { $0 == place ? 1.0 : 0.0 }
      lines[place] = lines[place].dropLast() + unit + [lines[place].last ?? 0]
    }
    _ = improve(Array(repeating: 0, count: columns) + Array(repeating: -1, count: extra), of: columns + extra)
    // What is still given by an extra unknown is 0: another takes its place, or the equation says nothing new.
    for line in lines.indices.reversed() where basis[line] >= columns {
      if let column = (0..<columns).first(where: { lines[line][$0].magnitude > slack }) {
        pivot(line, column)
      } else {
        lines.remove(at: line)
        basis.remove(at: line)
      }
    }
    lines = lines.map { $0.prefix(columns) + [$0.last ?? 0] }
  }

  /// The most that an unknown can be; nil where it has no end.
  mutating func most(of column: Int) -> Double? {
    improve((0..<columns).map { $0 == column ? 1 : 0 }, of: columns) ? value(of: column) : nil
  }

  /// The least that an unknown can be.
  mutating func least(of column: Int) -> Double {
    _ = improve((0..<columns).map { $0 == column ? -1 : 0 }, of: columns)
    return value(of: column)
  }

  private func value(of column: Int) -> Double {
    basis.firstIndex(of: column).map { lines[$0].last ?? 0 } ?? 0
  }

  /// Moves to a solution where Σ aim·x is greatest; false where it has no end.
  private mutating func improve(_ aim: [Double], of count: Int) -> Bool {
    while true {
      // The first unknown that would raise the aim: its own part less what it costs those that give way.
      let entering = (0..<count).first { column in
        var gain = aim[column]
        for (line, given) in basis.enumerated() { gain -= aim[given] * lines[line][column] }
        return gain > slack && !basis.contains(column)
      }
      guard let entering else { return true }
      var leaving: Int?
      var least = Double.infinity
      for line in lines.indices where lines[line][entering] > slack {
        let ratio = (lines[line].last ?? 0) / lines[line][entering]
        if ratio < least - slack || ratio <= least + slack && leaving.map({ basis[line] < basis[$0] }) ?? true {
          least = min(least, ratio)
          leaving = line
        }
      }
      guard let leaving else { return false }
      pivot(leaving, entering)
    }
  }

  private mutating func pivot(_ line: Int, _ column: Int) {
    let by = lines[line][column]
    lines[line] = lines[line].map { $0 / by }
    for other in lines.indices where other != line && lines[other][column] != 0 {
      let factor = lines[other][column]
      for place in lines[other].indices { lines[other][place] -= factor * lines[line][place] }
    }
    basis[line] = column
  }
}
