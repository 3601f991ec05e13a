/// The people of a sector by what they add to its sums: those who add the same are one pattern.
///
/// A row holds, for each of the sector's tables in turn, the value on each theme and then 1 for each theme with a value; last 1 for
/// anyone with a value at all. Columns that are the same for everyone are kept once.
struct Patterns {
  /// Pattern by pattern, `width` numbers each.
  private var rows: [Double] = []
  /// The pattern of each person.
  private(set) var ofPerson: [Int] = []
  private(set) var count = 0
  private var width: Int
  /// The kept column of each column of a row; nil where everyone has 0.
  private var kept: [Int?]
  private var known: [[Double]: Int] = [:]

  init(width: Int) {
    self.width = width
    kept = Array(0..<width)
  }

  /// One more person.
  mutating func add(_ row: [Double]) {
    if let pattern = known[row] {
      ofPerson.append(pattern)
    } else {
      known[row] = count
      ofPerson.append(count)
      rows += row
      count += 1
    }
  }

  /// Called once after the last person: finds the columns that are the same. Linear in patterns times columns.
  mutating func finish() {
    known = [:]
    var columns: [[Double]: Int] = [Array(repeating: 0, count: count): -1]
    var sources: [Int] = []
    for column in 0..<width {
      let values = (0..<count).map { rows[$0 * width + column] }
      let place = columns[values] ?? sources.count
      if place == sources.count {
        columns[values] = place
        sources.append(column)
      }
      kept[column] = place < 0 ? nil : place
    }
    rows = (0..<count).flatMap { pattern in sources.map { rows[pattern * width + $0] } }
    width = sources.count
  }

  /// The sums of a row's columns over a sample that holds each pattern so many times; patterns times columns.
  ///
  /// `columns` is room for the columns that are kept; what stood in either before is lost.
  func sum(_ counts: [Int], into sums: inout [Double], columns: inout [Double]) {
    columns.removeAll(keepingCapacity: true)
    for _ in 0..<width { columns.append(0) }
    rows.withUnsafeBufferPointer { rows in
      columns.withUnsafeMutableBufferPointer { columns in
        for (pattern, times) in counts.enumerated() where times > 0 {
          let (weight, start) = (Double(times), pattern * width)
          for column in 0..<width { columns[column] += weight * rows[start + column] }
        }
      }
    }
    sums.removeAll(keepingCapacity: true)
    for place in kept { sums.append(place.map { columns[$0] } ?? 0) }
  }
}
