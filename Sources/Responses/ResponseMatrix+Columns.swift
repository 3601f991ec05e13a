/// Columns behind one another, and in another order.
extension ResponseMatrix {
  /// The rows of some matrices of one layout, behind one another and then put in order: row i becomes what row `order[i]` was.
  ///
  /// Hardly more is held than what is given, as long as the first one has room for all: it is let go of column by column. Nobody's without matrices. Linear in the values.
  static func join(_ parts: inout [ResponseMatrix], _ layout: MatrixLayout, order: [UInt32]) -> ResponseMatrix {
    var whole = ResponseMatrix(layout)
    for at in parts.indices {
      whole.count += parts[at].count
      whole.simulated += parts[at].simulated
    }
    for index in whole.columns.indices {
      guard var column = parts.indices.first.map({ parts[$0].take(index) }) else { continue }
      for at in parts.indices.dropFirst() { column.append(parts[at].take(index)) }
      whole.columns[index] = (consume column).picked(order)
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
  consuming func picked(_ order: [UInt32]) -> ResponseMatrix.Column {
    switch consume self {
    case .choice(let codes): .choice(order.map { codes[Int($0)] })
    case .choices(let sets, let words): .choices(Self.pick(sets, words, order), words: words)
    case .places(let places, let stride): .places(Self.pick(places, stride, order), stride: stride)
    case .points(let points, let stride): .points(Self.pick(points, stride, order), stride: stride)
    case .numbers(let numbers): .numbers(order.map { numbers[Int($0)] })
    case .days(let days): .days(order.map { days[Int($0)] })
    case .flags(let flags): .flags(order.map { flags[Int($0)] })
    case .items(let counts, let inner): Self.items(counts, inner, order)
    }
  }

  private static func items(_ counts: [UInt32], _ inner: ResponseMatrix, _ order: [UInt32])
    -> ResponseMatrix.Column
  {
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

  /// Follows each cycle of the order, so that no value stands twice; many values a row are moved where they are.
  private static func pick<Value>(_ values: consuming [Value], _ stride: Int, _ order: [UInt32]) -> [Value] {
    var isDone = [Bool](repeating: false, count: order.count)
    for start in order.indices where !isDone[start] {
      let kept = Array(values[(start * stride)..<((start + 1) * stride)])
      var row = start
      while true {
        isDone[row] = true
        let next = Int(order[row])
        guard next != start else { break }
        for at in 0..<stride { values[row * stride + at] = values[next * stride + at] }
        row = next
      }
      for at in 0..<stride { values[row * stride + at] = kept[at] }
    }
    return values
  }
}
