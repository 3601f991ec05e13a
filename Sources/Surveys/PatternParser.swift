/// Reads a pattern and writes the steps of its machine (K. Thompson, "Regular expression search algorithm", CACM 11, 1968).
struct PatternParser {
  private static let most = 5000
  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var depth = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func steps() throws(PatternFault) -> [Pattern.Step] {
    guard scalars.count <= 1000 else { throw PatternFault(message: "it is longer than 1,000 characters") }
    if peek == "^" { at += 1 }
    let body = try alternatives()
    guard at == scalars.count else { throw PatternFault(message: "a bracket is closed that was not opened") }
    return body + [.end]
  }

  private var peek: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    at += 1
    return true
  }

  private mutating func alternatives() throws(PatternFault) -> [Pattern.Step] {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 50 else { throw PatternFault(message: "its brackets lie too deep") }
    let first = try sequence()
    guard take("|") else { return first }
    let rest = try alternatives()
    return try fit(
      [.split(1, first.count + 2)] + shift(first, 1) + [.jump(first.count + 2 + rest.count)]
        + shift(rest, first.count + 2))
  }

  private mutating func sequence() throws(PatternFault) -> [Pattern.Step] {
    var found: [Pattern.Step] = []
    while let next = peek, next != "|", next != ")" {
      if next == "$", at + 1 == scalars.count {
        at += 1
        break
      }
      let part = try repeated(try atom())
      found += shift(part, found.count)
      found = try fit(found)
    }
    return found
  }

  private mutating func atom() throws(PatternFault) -> [Pattern.Step] {
    guard let next = peek else { throw PatternFault(message: "it ends too early") }
    at += 1
    switch next {
    case "(":
      if take("?") { guard take(":") else { throw PatternFault(message: "‘(?’ is not supported") } }
      let inner = try alternatives()
      guard take(")") else { throw PatternFault(message: "a bracket is not closed") }
      return inner
    case "[": return [.take(try set())]
    case ".": return [.take(ScalarSet(ranges: [10...10], isNegated: true))]
    case "\\": return [.take(try escape())]
    case "*", "+", "?", "{": throw PatternFault(message: "there is nothing before ‘\(next)’ to repeat")
    case "^", "$":
      throw PatternFault(message: "‘\(next)’ can stand only at its end of the pattern; write \\\(next) for the sign")
    default: return [.take(ScalarSet(ranges: [next.value...next.value]))]
    }
  }

  private mutating func escape() throws(PatternFault) -> ScalarSet {
    guard let next = peek else { throw PatternFault(message: "it ends with a backslash") }
    at += 1
    switch next {
    case "d": return .digits
    case "w": return .words
    case "s": return .blanks
    case "D": return ScalarSet(ranges: ScalarSet.digits.ranges, isNegated: true)
    case "W": return ScalarSet(ranges: ScalarSet.words.ranges, isNegated: true)
    case "S": return ScalarSet(ranges: ScalarSet.blanks.ranges, isNegated: true)
    case "n": return ScalarSet(ranges: [10...10])
    case "t": return ScalarSet(ranges: [9...9])
    case _ where next.properties.isAlphabetic || ("0"..."9").contains(next):
      throw PatternFault(message: "‘\\\(next)’ is not supported")
    default: return ScalarSet(ranges: [next.value...next.value])
    }
  }

  private mutating func set() throws(PatternFault) -> ScalarSet {
    var ranges: [ClosedRange<UInt32>] = []
    let negated = take("^")
    var first = true
    while let next = peek, next != "]" || first {
      first = false
      at += 1
      var low = next.value
      if next == "\\" {
        let inner = try escape()
        guard !inner.isNegated else { throw PatternFault(message: "\\D, \\W and \\S cannot stand in square brackets") }
        guard inner.ranges.count == 1, let only = inner.ranges.first, only.count == 1 else {
          ranges += inner.ranges
          continue
        }
        low = only.lowerBound
      }
      var high = low
      if peek == "-", at + 1 < scalars.count, scalars[at + 1] != "]" {
        at += 1
        high = scalars[at].value
        at += 1
        if high == 92 { high = try escape().ranges.first?.lowerBound ?? 92 }
        guard high >= low else { throw PatternFault(message: "a range in square brackets runs backwards") }
      }
      ranges.append(low...high)
    }
    guard take("]") else { throw PatternFault(message: "a square bracket is not closed") }
    return ScalarSet(ranges: ranges, isNegated: negated)
  }

  private mutating func repeated(_ atom: [Pattern.Step]) throws(PatternFault) -> [Pattern.Step] {
    if take("*") { return [.split(1, atom.count + 2)] + shift(atom, 1) + [.jump(0)] }
    if take("+") { return atom + [.split(0, atom.count + 1)] }
    if take("?") { return [.split(1, atom.count + 1)] + shift(atom, 1) }
    guard take("{") else { return atom }
    guard let least = count() else { throw PatternFault(message: "‘{’ needs a number, as in {2} or {2,5}") }
    var most: Int? = least
    if take(",") { most = count() }
    guard take("}"), least <= most ?? least, (most ?? least) <= 1000, least <= 1000 else {
      throw PatternFault(
        message: "a repetition must be {m}, {m,} or {m,n} with m no more than n, and no more than 1,000")
    }
    var found: [Pattern.Step] = []
    for _ in 0..<least { found = try fit(found + shift(atom, found.count)) }
    guard let most else { return found + shift([.split(1, atom.count + 2)] + shift(atom, 1) + [.jump(0)], found.count) }
    for _ in least..<most {
      found = try fit(found + shift([.split(1, atom.count + 1)] + shift(atom, 1), found.count))
    }
    return found
  }

  private mutating func count() -> Int? {
    var number: Int?
    while let next = peek, ("0"..."9").contains(next), (number ?? 0) < 10_000 {
      number = (number ?? 0) * 10 + Int(next.value - 48)
      at += 1
    }
    return number
  }

  private func fit(_ steps: [Pattern.Step]) throws(PatternFault) -> [Pattern.Step] {
    guard steps.count <= PatternParser.most else { throw PatternFault(message: "it is too large; repeat less") }
    return steps
  }

  private func shift(_ steps: [Pattern.Step], _ by: Int) -> [Pattern.Step] {
    steps.map { step in
      switch step {
      case .split(let first, let second): .split(first + by, second + by)
      case .jump(let to): .jump(to + by)
      case .take, .end: step
      }
    }
  }
}
