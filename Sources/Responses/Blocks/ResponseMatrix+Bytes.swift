/// A matrix as bytes, column by column.
///
/// The layout is not among them: who reads them knows it. Each field is as wide as in `MatrixLayout`.
extension ResponseMatrix {
  /// Some of the rows, of which so many were simulated; one column at a time is held twice.
  func write(_ rows: Range<Int>, simulated: Int, to writer: inout BlockWriter) {
    writer.put(rows.count)
    writer.put(simulated)
    for (field, column) in zip(layout.fields, columns) {
      switch column.part(rows) {
      case .choice(let codes): writer.put(codes, each: field.form.width)
      case .choices(let sets, _): writer.put(sets, each: 1)
      case .places(let places, _): writer.put(places, each: 1)
      case .points(let points, _): writer.put(points, each: 2)
      case .numbers(let numbers): writer.put(numbers.map(\.bitPattern), each: 8)
      case .days(let days): writer.put(days, each: 4)
      case .flags(let flags): writer.put(flags, each: 1)
      case .items(let counts, let inner):
        writer.put(counts, each: 4)
        inner.write(0..<inner.count, simulated: inner.simulated, to: &writer)
      }
    }
  }

  /// The matrix of a layout that those bytes hold.
  ///
  /// - Throws: a fault where they hold none; what was written is not checked again, as it came from a matrix.
  init(_ layout: MatrixLayout, from reader: inout BlockReader) throws(BlockReader.Fault) {
    self.init(layout)
    count = try reader.count()
    simulated = try reader.count()
    for (at, field) in layout.fields.enumerated() {
      switch columns[at] {
      case .choice: columns[at] = .choice(try reader.numbers(count, each: field.form.width, of: UInt16.self))
      case .choices(_, let words):
        columns[at] = .choices(try reader.numbers(count * words, each: 1, of: UInt8.self), words: words)
      case .places(_, let stride):
        columns[at] = .places(try reader.numbers(count * stride, each: 1, of: UInt8.self), stride: stride)
      case .points(_, let stride):
        columns[at] = .points(try reader.numbers(count * stride, each: 2, of: UInt16.self), stride: stride)
      case .numbers:
        columns[at] = .numbers(try reader.numbers(count, each: 8, of: UInt64.self).map { Double(bitPattern: $0) })
      case .days: columns[at] = .days(try reader.numbers(count, each: 4, of: Int32.self))
      case .flags: columns[at] = .flags(try reader.numbers(count, each: 1, of: UInt8.self))
      case .items(_, let inner):
        let counts = try reader.numbers(count, each: 4, of: UInt32.self)
        let items = try ResponseMatrix(inner.layout, from: &reader)
        guard counts.reduce(0, { $0 + Int($1) }) == items.count else { throw BlockReader.Fault() }
        columns[at] = .items(counts, items)
      }
    }
  }
}
