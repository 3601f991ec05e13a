/// An expression of XLSForm's, parsed: what `relevant`, `constraint` and `calculation` hold.
package struct Formula: Hashable, Sendable {
  /// The text as the author wrote it.
  package let source: String
  package let root: FormulaTerm

  /// The formula in a text; throws the first fault of syntax, of an unknown function or of a wrong number of arguments.
  package static func parse(_ source: String) throws(FormulaFault) -> Formula {
    Formula(source: source, root: try FormulaParser.root(of: source))
  }

  /// Where it stands in its text, without blanks and brackets round it.
  package var span: Range<Int> { root.span }

  /// Every question that the formula refers to, in the order of the text, with repetitions.
  package var references: [FormulaReference] { root.references }

  /// What is wrong with the formula where only those names are known; in the order of the text, empty when sound.
  ///
  /// Errors are unknown references, choices that do not exist, and types that cannot fit; a warning is a condition that no answer can change.
  /// - Parameter isCondition: whether the formula as a whole says yes or no, as in `relevant`.
  package func check(in scope: some FormulaScope, isCondition: Bool = false) -> [FormulaFault] {
    var check = FormulaCheck(scope: scope)
    let type = check.look(at: root)
    if isCondition { check.truth(of: root, type) }
    let constants = root.constants(isCondition: isCondition).filter { constant in
      !check.faults.contains { $0.span.overlaps(constant.span) }
    }
    return (check.faults + constants).enumerated().sorted {
      ($0.element.span.lowerBound, $0.offset) < ($1.element.span.lowerBound, $1.offset)
    }.map(\.element)
  }

  /// The type of the formula's value where only those names are known; `unknown` where it cannot be told, as of what is not known.
  package func type(in scope: some FormulaScope) -> FormulaType {
    var check = FormulaCheck(scope: scope)
    return check.look(at: root).single
  }

  /// The value of the formula; never fails: what has no value is the empty text or not-a-number.
  package func evaluate(in context: some FormulaContext) -> FormulaValue {
    FormulaEvaluation(context: context).value(of: root)
  }
}

/// `${name}`, or `${name.part}` for a row of a matrix, a choice of an allocation, or the text beside a choice.
package struct FormulaReference: Hashable, Sendable {
  package let name: Name
  package let part: Name?
  /// Where it stands in the formula, in UTF-8 bytes from its start, `${` and `}` included.
  package let span: Range<Int>

  package init(name: Name, part: Name? = nil, span: Range<Int> = 0..<0) {
    self.name = name
    self.part = part
    self.span = span
  }
}

/// One fault in a formula: where it stands, what is wrong, and what may have been meant.
package struct FormulaFault: Error, Hashable, Sendable {
  /// In UTF-8 bytes from the start of the formula.
  package var span: Range<Int>
  package var message: String
  package var notes: [String]
  package var severity: Finding.Severity
  package init(span: Range<Int>, message: String, notes: [String] = [], severity: Finding.Severity = .error) {
    self.span = span
    self.message = message
    self.notes = notes
    self.severity = severity
  }
}

/// What a formula may refer to, and of which type it is.
package protocol FormulaScope {
  /// The type behind a name, or behind a part of it; nil if it cannot be referred to here.
  func type(of name: Name, part: Name?) -> FormulaType?
  /// Whether the question is worked out and not answered, so that it may say ‘false’.
  func isCalculated(_ name: Name) -> Bool
  /// The names to compare with when a reference is not known, for "did you mean".
  var names: [String] { get }
  /// The type of `.`; nil where there is no answer of one's own, as in `relevant`.
  var ownType: FormulaType? { get }
}

/// What a formula is evaluated with.
package protocol FormulaContext {
  /// The string values behind a reference: one for a question (empty if unanswered), one for each item in a repeat, none where nothing is relevant.
  func values(of name: Name, part: Name?) -> [String]
  /// The string value of `.`.
  var own: String { get }
  var today: CivilDate { get }
}

extension FormulaTerm {
  /// In the order of the text.
  var references: [FormulaReference] {
    switch self {
    case .text, .number, .own: []
    case .reference(let reference): [reference]
    case .negative(let term, _): term.references
    case .operation(_, let left, let right): left.references + right.references
    case .call(_, let arguments, _): arguments.flatMap(\.references)
    }
  }
}
