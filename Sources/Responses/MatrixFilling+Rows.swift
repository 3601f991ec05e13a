/// Many rows at once, one column after another.
extension ResponseMatrix {
  /// Adds people from rows of codes of the same layout, which have passed its check and stand one behind the other; so many of them were
  /// simulated. Linear in the bytes.
  mutating func append(rows bytes: [UInt8], count people: Int, simulated: Int) {
    let rows = bytes.span
    self.simulated += simulated
    if layout.slots.contains(where: { $0.kind == .items }) {
      var end = 0
      for _ in 0..<people { end = fill(rows, at: end) }
      return
    }
    count += people
    for index in columns.indices {
      let slot = layout.slots[index]
      let starts = stride(from: slot.offset, to: slot.offset + people * layout.width, by: layout.width)
      switch take(index) {
      case .choice(var column):
        if slot.width == 1 {
          for at in starts { column.append(UInt16(rows[at])) }
        } else {
          for at in starts { column.append(UInt16(truncatingIfNeeded: rows.number(at, width: slot.width))) }
        }
        columns[index] = .choice(column)
      case .choices(var column, let words):
        for at in starts { for word in 0..<words { column.append(rows[at + word]) } }
        columns[index] = .choices(column, words: words)
      case .places(var column, let stride):
        for at in starts { for place in 0..<stride { column.append(rows[at + place]) } }
        columns[index] = .places(column, stride: stride)
      case .points(var column, let stride):
        for at in starts {
          for place in 0..<stride {
            column.append(UInt16(rows[at + 2 * place]) | UInt16(rows[at + 2 * place + 1]) << 8)
          }
        }
        columns[index] = .points(column, stride: stride)
      case .numbers(var column):
        for at in starts { column.append(Double(bitPattern: rows.bits(at))) }
        columns[index] = .numbers(column)
      case .days(var column):
        for at in starts { column.append(Int32(truncatingIfNeeded: rows.number(at, width: 4))) }
        columns[index] = .days(column)
      case .flags(var column):
        for at in starts { column.append(rows[at]) }
        columns[index] = .flags(column)
      case .items: break
      }
    }
  }
}
