package import Responses

/// Counts as bytes, each column saying what it is, so that nothing needs to be known to read them.
extension MatrixCounts {
  /// Writes the counts; the same bytes for the same counts.
  package func write(to writer: inout BlockWriter) {
    writer.put(columns.count)
    for groups in columns {
      writer.put(groups.count)
      for counts in groups { counts.write(to: &writer) }
    }
    writer.put(inner.count)
    for (at, counts) in inner.sorted(by: { $0.key < $1.key }) {
      writer.put(at)
      counts.write(to: &writer)
    }
  }

  package init(from reader: inout BlockReader) throws(BlockReader.Fault) {
    columns = []
    inner = [:]
    for _ in 0..<(try reader.count()) {
      var groups: [ColumnCounts] = []
      for _ in 0..<(try reader.count()) { groups.append(try ColumnCounts(from: &reader)) }
      columns.append(groups)
    }
    for _ in 0..<(try reader.count()) {
      let at = try reader.number()
      guard columns.indices.contains(at) else { throw BlockReader.Fault() }
      inner[at] = try MatrixCounts(from: &reader)
    }
  }

  /// Whether two counts have the same columns and groups, so that they can be added.
  package func hasShape(of other: MatrixCounts) -> Bool {
    columns.map(\.count) == other.columns.map(\.count)
      && zip(columns, other.columns).allSatisfy { zip($0, $1).allSatisfy { $0.hasShape(of: $1) } }
      && inner.count == other.inner.count
      && inner.allSatisfy { at, counts in other.inner[at].map { counts.hasShape(of: $0) } ?? false }
  }
}

extension ColumnCounts {
  fileprivate func write(to writer: inout BlockWriter) {
    switch self {
    case .choice(let counts): writer.put(list: [0] + counts)
    case .choices(let counts, let applying, let not): writer.put(list: [1, applying, not] + counts)
    case .places(let counts, let places, let answered): writer.put(list: [2, places, answered] + counts)
    case .points(let sums, let answered): writer.put(list: [3, answered] + sums)
    case .numbers(let runs):
      writer.put(list: [4] + runs.counts)
      writer.put(runs.numbers.map(\.bitPattern), each: 8)
    case .days(let count, let days):
      writer.put(list: [5, count] + (days.map { [Int($0.lowerBound), Int($0.upperBound)] } ?? []))
    case .flags(let count): writer.put(list: [6, count])
    case .items(let people, let items): writer.put(list: [7, people, items])
    }
  }

  fileprivate init(from reader: inout BlockReader) throws(BlockReader.Fault) {
    let list = try reader.list()
    switch (list.first, list.count) {
    case (0, _): self = .choice(Array(list.dropFirst()))
    case (1, 3...): self = .choices(Array(list.dropFirst(3)), applying: list[1], notApplying: list[2])
    case (2, 3...): self = .places(Array(list.dropFirst(3)), places: list[1], answered: list[2])
    case (3, 2...): self = .points(Array(list.dropFirst(2)), answered: list[1])
    case (4, _):
      let numbers = try reader.numbers(list.count - 1, each: 8, of: UInt64.self).map { Double(bitPattern: $0) }
      guard let runs = NumberRuns(numbers, counts: Array(list.dropFirst())) else { throw BlockReader.Fault() }
      self = .numbers(runs)
    case (5, 2): self = .days(list[1], nil)
    case (5, 4):
      guard let first = Int32(exactly: list[2]), let last = Int32(exactly: list[3]), first <= last else {
        throw BlockReader.Fault()
      }
      self = .days(list[1], first...last)
    case (6, 2): self = .flags(list[1])
    case (7, 3): self = .items(people: list[1], items: list[2])
    default: throw BlockReader.Fault()
    }
  }

  fileprivate func hasShape(of other: ColumnCounts) -> Bool {
    switch (self, other) {
    case (.choice(let mine), .choice(let theirs)): mine.count == theirs.count
    case (.choices(let mine, _, _), .choices(let theirs, _, _)): mine.count == theirs.count
    case (.places(let mine, let places, _), .places(let theirs, let others, _)):
      mine.count == theirs.count && places == others
    case (.points(let mine, _), .points(let theirs, _)): mine.count == theirs.count
    case (.numbers, .numbers), (.days, .days), (.flags, .flags), (.items, .items): true
    default: false
    }
  }
}
