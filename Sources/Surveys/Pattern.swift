/// A regular expression for `regex()`: a subset that is matched in time linear in the text.
///
/// Literals, `.`, classes with ranges and negation, `\d \w \s` and their negations, groups, `|`, `* + ?` and `{m,n}`; `^` at the start and `$` at the
/// end change nothing, since the whole text must match. Backreferences and lookaround are refused. Works on Unicode scalars.
package struct Pattern: Hashable, Sendable {
  /// A step of the machine that runs along the text.
  enum Step: Hashable, Sendable {
    case take(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case end
  }

  let steps: [Step]

  /// The pattern in a text; throws what in it cannot be used.
  package static func parse(_ text: String) throws(PatternFault) -> Pattern {
    var parser = PatternParser(text)
    return Pattern(steps: try parser.steps())
  }

  /// Whether the whole of a text matches; linear in its length times the pattern's.
  package func matchesWhole(_ text: String) -> Bool {
    var active: [Int] = []
    var seen = Array(repeating: -1, count: steps.count)
    follow(0, into: &active, &seen, 0)
    for (place, scalar) in text.unicodeScalars.enumerated() {
      var next: [Int] = []
      for at in active {
        if case .take(let set) = steps[at], set.contains(scalar) { follow(at + 1, into: &next, &seen, place + 1) }
      }
      active = next
      if active.isEmpty { return false }
    }
    return active.contains { steps[$0] == .end }
  }

  private func follow(_ start: Int, into active: inout [Int], _ seen: inout [Int], _ turn: Int) {
    var open = [start]
    while let at = open.popLast() {
      guard seen[at] != turn else { continue }
      seen[at] = turn
      switch steps[at] {
      case .jump(let to): open.append(to)
      case .split(let first, let second): open += [second, first]
      case .take, .end: active.append(at)
      }
    }
  }
}

/// Why a pattern cannot be used.
package struct PatternFault: Error, Hashable, Sendable {
  package var message: String
}

/// A set of Unicode scalars: ranges, and whether they are the ones that are left out.
struct ScalarSet: Hashable, Sendable {
  var ranges: [ClosedRange<UInt32>]
  var isNegated = false

  static let digits = ScalarSet(ranges: [48...57])
  static let words = ScalarSet(ranges: [48...57, 65...90, 95...95, 97...122])
  static let blanks = ScalarSet(ranges: [9...13, 32...32, 160...160])

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } != isNegated
  }
}
