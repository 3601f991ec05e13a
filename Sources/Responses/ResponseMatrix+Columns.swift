/// Columns behind one another, and in another order.
extension ResponseMatrix {
  /// The rows of some matrices of one layout, behind one another and then put in order: row i becomes what row `order[i]` was.
  ///
  /// Beside what is given two columns are held at a time, and what is given is let go of column by column. Linear in the values.
  static func join(_ parts: inout [ResponseMatrix], _ layout: MatrixLayout, order: [UInt32]) -> ResponseMatrix {
    var whole = ResponseMatrix(layout)
    for at in parts.indices {
      whole.count += parts[at].count
      whole.simulated += parts[at].simulated
    }
    for index in whole.columns.indices {
      var column = whole.take(index)
      for at in parts.indices { column.append(parts[at].take(index)) }
      whole.columns[index] = column.picked(order)
    }
    return whole
  }

  /// Puts the rows into another order: row i becomes what row `order[i]` was. Linear in the values.
  mutating func reorder(_ order: [UInt32]) {
    for index in columns.indices { columns[index] = take(index).picked(order) }
  }
}

extension ResponseMatrix.Column {
  /// Adds a column of the same field behind this one; nothing where it is of another kind.
  mutating func append(_ more: ResponseMatrix.Column) {
    let mine = self
    // Let go of here, so that it is held once and grows where it stands.
    self = .flags([])
    switch (consume mine, more) {
    case (.choice(var mine), .choice(let more)):
      mine += more
      self = .choice(mine)
    case (.choices(var mine, let words), .choices(let more, _)):
      mine += more
      self = .choices(mine, words: words)
    case (.places(var mine, let stride), .places(let more, _)):
      mine += more
      self = .places(mine, stride: stride)
    case (.points(var mine, let stride), .points(let more, _)):
      mine += more
      self = .points(mine, stride: stride)
    case (.numbers(var mine), .numbers(let more)):
      mine += more
      self = .numbers(mine)
    case (.days(var mine), .days(let more)):
      mine += more
      self = .days(mine)
    case (.flags(var mine), .flags(let more)):
      mine += more
      self = .flags(mine)
    case (.items(var mine, var inner), .items(let more, let rows)):
      mine += more
      inner.append(rows)
      self = .items(mine, inner)
    case (let mine, _): self = mine
    }
  }

  /// The rows in another order: row i is what row `order[i]` is here.
  func picked(_ order: [UInt32]) -> ResponseMatrix.Column {
    switch self {
    case .choice(let codes): .choice(order.map { codes[Int($0)] })
    case .choices(let sets, let words): .choices(pick(sets, words, order), words: words)
    case .places(let places, let stride): .places(pick(places, stride, order), stride: stride)
    case .points(let points, let stride): .points(pick(points, stride, order), stride: stride)
    case .numbers(let numbers): .numbers(order.map { numbers[Int($0)] })
    case .days(let days): .days(order.map { days[Int($0)] })
    case .flags(let flags): .flags(order.map { flags[Int($0)] })
    case .items(let counts, let inner): items(counts, inner, order)
    }
  }

  private func items(_ counts: [UInt32], _ inner: ResponseMatrix, _ order: [UInt32]) -> ResponseMatrix.Column {
    var firsts: [UInt32] = []
    var first: UInt32 = 0
    for count in counts {
      firsts.append(first)
      first += count
    }
    var inner = inner
    inner.reorder(order.flatMap { firsts[Int($0)]..<(firsts[Int($0)] + counts[Int($0)]) })
    return .items(order.map { counts[Int($0)] }, inner)
  }

  private func pick<Value>(_ values: [Value], _ stride: Int, _ order: [UInt32]) -> [Value] {
    guard stride > 1 else { return stride == 1 ? order.map { values[Int($0)] } : [] }
    var picked: [Value] = []
    picked.reserveCapacity(order.count * stride)
    for row in order {
      let first = Int(row) * stride
      for at in first..<(first + stride) { picked.append(values[at]) }
    }
    return picked
  }
}
