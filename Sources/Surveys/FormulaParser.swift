/// Builds the tree of a formula from its words, by precedence climbing; depth is bounded, so no formula can overflow the stack.
struct FormulaParser {
  static let depthLimit = 100

  private let pieces: [FormulaLexer.Piece]
  private let end: Int
  private var at = 0
  private var depth = 0
  private var terms = 0

  private init(_ source: String) throws(FormulaFault) {
    pieces = try FormulaLexer.pieces(of: source)
    end = source.utf8.count
  }

  static func root(of source: String) throws(FormulaFault) -> FormulaTerm {
    var parser = try FormulaParser(source)
    let term = try parser.expression(0)
    if let rest = parser.peek {
      throw FormulaFault(
        span: rest.span, message: "The formula should end here", notes: ["Join two conditions with ‘and’ or ‘or’"])
    }
    return term
  }

  private var peek: FormulaLexer.Piece? { at < pieces.count ? pieces[at] : nil }

  private mutating func take(_ sign: String) -> Bool {
    guard peek?.word == .sign(sign) else { return false }
    at += 1
    return true
  }

  private mutating func expression(_ least: Int) throws(FormulaFault) -> FormulaTerm {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormulaParser.depthLimit, terms < 500 else {
      let span = peek?.span ?? max(0, end - 1)..<end
      throw FormulaFault(
        span: span, message: "The formula is nested too deeply or too long",
        notes: ["Split it with a calculate question"])
    }
    terms += 1
    var left = try unary()
    while let sign = operation(), sign.strength > least {
      at += 1
      let right = try expression(sign.strength)
      left = .operation(sign, left, right)
    }
    return left
  }

  private func operation() -> FormulaOperator? {
    switch peek?.word {
    case .sign(let sign)?: FormulaOperator(rawValue: sign)
    case .name(let name)?: FormulaOperator(rawValue: name)
    default: nil
    }
  }

  private mutating func unary() throws(FormulaFault) -> FormulaTerm {
    let sign = peek?.span
    var negative = false
    while take("-") { negative.toggle() }
    let term = try primary()
    return if negative, let sign { .negative(term, sign) } else { term }
  }

  private mutating func primary() throws(FormulaFault) -> FormulaTerm {
    guard let piece = peek else {
      throw FormulaFault(
        span: max(0, end - 1)..<end, message: "The formula ends too early", notes: ["Write what should come here"])
    }
    at += 1
    switch piece.word {
    case .number(let number): return .number(number, piece.span)
    case .text(let text): return .text(text, piece.span)
    case .reference(let reference): return .reference(reference)
    case .sign("."): return .own(piece.span)
    case .sign("("):
      let inner = try expression(0)
      guard take(")") else {
        throw FormulaFault(
          span: piece.span, message: "This bracket is not closed", notes: ["Put ‘)’ where it should end"])
      }
      return inner
    case .name(let name): return try call(name, piece.span)
    case .sign(let sign):
      throw FormulaFault(span: piece.span, message: "Something should stand before ‘\(sign)’")
    }
  }

  private mutating func call(_ name: String, _ span: Range<Int>) throws(FormulaFault) -> FormulaTerm {
    guard take("(") else {
      throw FormulaFault(
        span: span, message: "‘\(name)’ is neither a function nor a question",
        notes: ["Write ${\(name)} for the question, or '\(name)' for the text"])
    }
    guard let function = FormulaFunction(rawValue: name) else {
      let near = Spelling.nearest(to: name, among: FormulaFunction.allCases.map(\.rawValue))
      throw FormulaFault(
        span: span, message: "There is no function ‘\(name)’", notes: near.map { ["did you mean ‘\($0)’?"] } ?? [])
    }
    var arguments: [FormulaTerm] = []
    if !take(")") {
      repeat { arguments.append(try expression(0)) } while take(",")
      guard take(")") else {
        throw FormulaFault(
          span: span, message: "The bracket after ‘\(name)’ is not closed", notes: ["Put ‘)’ where it should end"])
      }
    }
    guard function.arity.contains(arguments.count) else {
      let (least, most) = (function.arity.lowerBound, function.arity.upperBound)
      let wanted = least == most ? "\(least)" : most == 100 ? "at least \(least)" : "\(least) or \(most)"
      throw FormulaFault(
        span: span, message: "‘\(name)’ takes \(wanted) argument\(wanted == "1" ? "" : "s"), not \(arguments.count)")
    }
    return .call(function, arguments, span)
  }
}
