/// Rows of codes become rows of a matrix.
extension ResponseMatrix {
  /// Adds one person from a row of codes of the same layout.
  ///
  /// Throws a `CodesFault`, with the matrix as it was, if the bytes are no such row. Linear in the number of bytes.
  package mutating func append(codes: Span<UInt8>, isSimulated: Bool) throws(CodesFault) {
    try layout.check(codes)
    _ = fill(codes, at: 0)
    if isSimulated { simulated += 1 }
  }

  /// Adds one person from a row of codes of the same layout.
  ///
  /// Throws a `CodesFault`, with the matrix as it was, if the bytes are no such row. Linear in the number of bytes.
  package mutating func append(codes: [UInt8], isSimulated: Bool) throws(CodesFault) {
    try append(codes: codes.span, isSimulated: isSimulated)
  }

  /// Adds one person from a row of codes that has passed the layout's check. Linear in the number of bytes.
  mutating func append(checked codes: [UInt8], isSimulated: Bool) {
    _ = fill(codes.span, at: 0)
    if isSimulated { simulated += 1 }
  }

  /// Adds the people of another matrix of the same layout behind the ones that are here; false, and nothing done, if the
  /// layouts differ. Linear in the size of the other.
  @discardableResult
  package mutating func append(_ other: ResponseMatrix) -> Bool {
    guard other.layout == layout else { return false }
    for index in columns.indices {
      var column = take(index)
      column.append(other.columns[index])
      columns[index] = column
    }
    count += other.count
    simulated += other.simulated
    return true
  }

  /// Makes room for that many more people, so that filling does not move what is there.
  package mutating func reserveCapacity(_ people: Int) {
    let whole = count + people
    for index in columns.indices {
      switch take(index) {
      case .choice(var codes):
        codes.reserveCapacity(whole)
        columns[index] = .choice(codes)
      case .choices(var sets, let words):
        sets.reserveCapacity(whole * words)
        columns[index] = .choices(sets, words: words)
      case .places(var places, let stride):
        places.reserveCapacity(whole * stride)
        columns[index] = .places(places, stride: stride)
      case .points(var points, let stride):
        points.reserveCapacity(whole * stride)
        columns[index] = .points(points, stride: stride)
      case .numbers(var numbers):
        numbers.reserveCapacity(whole)
        columns[index] = .numbers(numbers)
      case .days(var days):
        days.reserveCapacity(whole)
        columns[index] = .days(days)
      case .flags(var flags):
        flags.reserveCapacity(whole)
        columns[index] = .flags(flags)
      case .items(var counts, let inner):
        counts.reserveCapacity(whole)
        columns[index] = .items(counts, inner)
      }
    }
  }

  /// Adds a row that has passed the layout's check, and returns where it ended.
  mutating func fill(_ codes: Span<UInt8>, at start: Int) -> Int {
    var end = start + layout.width
    for index in columns.indices {
      let slot = layout.slots[index]
      let at = start + slot.offset
      switch take(index) {
      case .choice(var column):
        column.append(UInt16(truncatingIfNeeded: codes.number(at, width: slot.width)))
        columns[index] = .choice(column)
      case .choices(var column, let words):
        for word in 0..<words { column.append(codes[at + word]) }
        columns[index] = .choices(column, words: words)
      case .places(var column, let stride):
        for place in 0..<stride { column.append(codes[at + place]) }
        columns[index] = .places(column, stride: stride)
      case .points(var column, let stride):
        for place in 0..<stride {
          column.append(UInt16(truncatingIfNeeded: codes.number(at + 2 * place, width: 2)))
        }
        columns[index] = .points(column, stride: stride)
      case .numbers(var column):
        column.append(Double(bitPattern: codes.bits(at)))
        columns[index] = .numbers(column)
      case .days(var column):
        column.append(Int32(truncatingIfNeeded: codes.number(at, width: 4)))
        columns[index] = .days(column)
      case .flags(var column):
        column.append(codes[at])
        columns[index] = .flags(column)
      case .items(var counts, var inner):
        let items = codes.number(at, width: 4)
        counts.append(UInt32(truncatingIfNeeded: items))
        if inner.layout.width == 0 {
          inner.count += items
        } else {
          for _ in 0..<items { end = inner.fill(codes, at: end) }
        }
        columns[index] = .items(counts, inner)
      }
    }
    count += 1
    return end
  }

  /// A column taken out of its place, so that it is held once and grows where it stands.
  mutating func take(_ index: Int) -> Column {
    var column = Column.flags([])
    swap(&column, &columns[index])
    return column
  }
}
