extension Formula {
  /// What a formula compares answers with, where it does nothing else.
  package struct Comparisons: Hashable, Sendable {
    package var texts: Set<String> = []
    /// Whether it says anywhere that something is not so.
    package var isNegating = false
    /// False where a pattern, a sum or the like may depend on answers that no text names.
    package var isPlain = true

    package init() {}

    /// Takes in what another part of the formula compares.
    package mutating func add(_ other: Comparisons) {
      texts.formUnion(other.texts)
      isNegating = isNegating || other.isNegating
      isPlain = isPlain && other.isPlain
    }
  }

  /// Linear in the formula.
  package var comparisons: Comparisons { root.comparisons }
}

extension FormulaTerm {
  fileprivate var comparisons: Formula.Comparisons {
    var found = Formula.Comparisons()
    switch self {
    case .text(let text, _): found.texts = [text]
    case .number, .reference, .own: break
    case .negative(let term, _): found = term.comparisons
    case .operation(let sign, let left, let right):
      found = left.comparisons
      found.add(right.comparisons)
      switch sign {
      case .or, .and, .equal: break
      case .unequal: found.isNegating = true
      default: found.isPlain = false
      }
    case .call(let function, let arguments, _):
      for argument in arguments { found.add(argument.comparisons) }
      switch function {
      case .selected: break
      case .not: found.isNegating = true
      default: found.isPlain = false
      }
    }
    return found
  }
}
