package import Responses

/// What a first pass over a spreadsheet finds in each column, in memory that does not grow with the rows.
package struct ColumnCensus: Hashable, Sendable {
  /// How many unlike texts of a column are kept.
  package static let valueLimit = 200

  /// One column's cells, the heading's not among them.
  package struct Column: Hashable, Sendable {
    /// How many cells are not blank.
    package var filled = 0
    /// The first unlike texts, at most `valueLimit`, with how often each stands there, in the order in which they came.
    package var values: [(text: String, count: Int)] { order.map { ($0, counts[$0] ?? 0) } }
    /// Whether there are more unlike texts than are kept.
    package var hasMore = false
    /// The letters of the longest text.
    package var longest = 0
    var wholeNumbers = 0
    var numbers = 0
    var dates = 0
    private var orders: Set<DateOrder> = []
    private var marks: Set<DecimalMark> = []
    private var counts: [String: Int] = [:]
    private var order: [String] = []

    /// The order of day and month that some of its dates prove; nil where none does, or some prove the other.
    package var dateOrder: DateOrder? { orders.count == 1 ? orders.first : nil }
    /// The mark before fractions that some of its numbers prove; nil where none does, or some prove the other.
    package var decimal: DecimalMark? { marks.count == 1 ? marks.first : nil }

    package init() {}

    /// Counts a cell, that of the first row of answers perhaps after all others. Linear in its length.
    mutating func add(_ text: String, isFirst: Bool = false) {
      filled += 1
      if let count = counts[text] {
        counts[text] = count + 1
        if isFirst, let place = order.firstIndex(of: text) { order.insert(order.remove(at: place), at: 0) }
      } else if order.count < ColumnCensus.valueLimit {
        counts[text] = 1
        order.insert(text, at: isFirst ? 0 : order.count)
      } else {
        hasMore = true
      }
      let bytes = text.utf8
      if bytes.count > longest { longest = max(longest, text.count) }
      let isDigit = { (0x30...0x39).contains($0) } as (UInt8) -> Bool
      guard bytes.count < 48, bytes.contains(where: isDigit) else { return }
      if bytes.count <= 15, bytes.allSatisfy(isDigit) {
        // Digits alone are a whole number, and say nothing of marks or dates.
        numbers += 1
        wholeNumbers += 1
        return
      }
      if let number = try? NumberText(text, mark: decimal ?? .point, isWhole: false) {
        numbers += 1
        if number.value.rounded() == number.value { wholeNumbers += 1 }
        if let mark = NumberText.evidence(text) { marks.insert(mark) }
      } else if DateOrder.allCases.contains(where: { (try? DateText(text, order: $0)) != nil }) {
        dates += 1
        if let order = DateText.evidence(text) { orders.insert(order) }
      }
    }

    package static func == (left: Column, right: Column) -> Bool {
      left.filled == right.filled && left.order == right.order && left.counts == right.counts
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(filled)
      hasher.combine(order)
    }
  }

  /// The first two rows, and the third, as texts.
  package private(set) var head: [[String]] = []
  /// By column; headings are not counted where `headerRows` says so.
  package private(set) var columns: [Column] = []
  /// How many rows have something in them, the first among them.
  package private(set) var rows = 0
  /// Windows-1252 where any cell is not UTF-8.
  package private(set) var encoding = TextEncoding.utf8

  package init() {}

  /// Counts a row; empty lines are passed over. Linear in its length.
  package mutating func add(_ row: CSVRow) {
    let isUTF8 = row.isUTF8
    if !isUTF8 { encoding = .windows1252 }
    let texts = (0..<row.count).map { row.text($0, isUTF8 ? .utf8 : .windows1252) }
    guard !row.isBlank else { return }
    rows += 1
    while columns.count < texts.count { columns.append(Column()) }
    // Which of the first rows are headings is not known yet.
    if rows <= 2 {
      head.append(texts)
    } else {
      for (index, text) in texts.enumerated() where !text.isAllBlank { columns[index].add(text) }
    }
  }

  /// The census with the second row counted as answers where it is no heading.
  package func counted(headerRows: Int) -> ColumnCensus {
    guard headerRows < 2, head.count > 1 else { return self }
    var census = self
    for (index, text) in head[1].enumerated() where !text.isAllBlank { census.columns[index].add(text, isFirst: true) }
    return census
  }

  /// Passes over a whole file. `report` is told how far it is, in rows, now and then.
  ///
  /// - Throws: the fault of a row after which nothing can be read; other faulty rows are left to the second pass.
  package init(_ reader: CSVReader) throws(CSVReader.Fault) {
    var reader = reader
    while true {
      do throws(CSVReader.Fault) {
        guard let row = try reader.next() else { return }
        add(row)
      } catch {
        if error.endsFile { throw error }
      }
    }
  }
}
