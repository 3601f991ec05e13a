extension ResponseMatrix {
  /// Some of the rows, of which so many were simulated. Linear in these, and in a repeat in those before them.
  package func part(_ rows: Range<Int>, simulated: Int) -> ResponseMatrix {
    var part = ResponseMatrix(layout)
    part.count = rows.count
    part.simulated = simulated
    part.columns = columns.map { $0.part(rows) }
    return part
  }
}

extension ResponseMatrix.Column {
  /// The same field of some of the rows.
  func part(_ rows: Range<Int>) -> ResponseMatrix.Column {
    func slice<Value>(_ values: [Value], _ stride: Int) -> [Value] {
      Array(values[(rows.lowerBound * stride)..<(rows.upperBound * stride)])
    }
    return switch self {
    case .choice(let codes): .choice(slice(codes, 1))
    case .choices(let sets, let words): .choices(slice(sets, words), words: words)
    case .places(let places, let stride): .places(slice(places, stride), stride: stride)
    case .points(let points, let stride): .points(slice(points, stride), stride: stride)
    case .numbers(let numbers): .numbers(slice(numbers, 1))
    case .days(let days): .days(slice(days, 1))
    case .flags(let flags): .flags(slice(flags, 1))
    case .items(let counts, let inner): items(counts, inner, rows)
    }
  }

  private func items(_ counts: [UInt32], _ inner: ResponseMatrix, _ rows: Range<Int>) -> ResponseMatrix.Column {
    let first = counts[..<rows.lowerBound].reduce(0) { $0 + Int($1) }
    let own = Array(counts[rows])
    return .items(own, inner.part(first..<(first + own.reduce(0) { $0 + Int($1) }), simulated: 0))
  }
}
