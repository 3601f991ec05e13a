/// Cuts the text of a formula into words; linear in its length.
struct FormulaLexer {
  enum Word: Hashable {
    case number(Double)
    case text(String)
    case reference(FormulaReference)
    case name(String)
    case sign(String)
  }

  struct Piece {
    var word: Word
    var span: Range<Int>
  }

  private let bytes: [UInt8]
  private var at = 0

  private init(_ source: String) { bytes = Array(source.utf8) }

  static func pieces(of source: String) throws(FormulaFault) -> [Piece] {
    var lexer = FormulaLexer(source)
    guard lexer.bytes.count <= 10_000 else {
      throw FormulaFault(
        span: 0..<1, message: "The formula is too long", notes: ["Write it in no more than 10,000 characters"])
    }
    var found: [Piece] = []
    while let piece = try lexer.next() { found.append(piece) }
    return found
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func isDigit(_ place: Int) -> Bool { place < bytes.count && (48...57).contains(bytes[place]) }

  private func isLetter(_ place: Int) -> Bool {
    place < bytes.count && ((65...90).contains(bytes[place] & 0xDF) || bytes[place] == UInt8(ascii: "_"))
  }

  private mutating func next() throws(FormulaFault) -> Piece? {
    while at < bytes.count, [32, 9, 10, 13].contains(bytes[at]) { at += 1 }
    guard at < bytes.count else { return nil }
    let start = at
    func piece(_ word: Word) -> Piece { Piece(word: word, span: start..<at) }
    switch bytes[at] {
    case UInt8(ascii: "$"):
      let reference = try reference()
      return piece(.reference(reference))
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      let quote = bytes[at]
      guard let end = bytes[(at + 1)...].firstIndex(of: quote) else {
        throw FormulaFault(
          span: start..<bytes.count, message: "This text has no end", notes: ["Close it with the same quotation mark"])
      }
      at = end + 1
      return piece(.text(text(start + 1..<end)))
    case _ where isDigit(at) || (bytes[at] == UInt8(ascii: ".") && isDigit(at + 1)):
      while isDigit(at) { at += 1 }
      if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
        at += 1
        while isDigit(at) { at += 1 }
      }
      guard let number = Double("0" + text(start..<at) + "0".prefix(text(start..<at).hasSuffix(".") ? 1 : 0)) else {
        throw FormulaFault(span: start..<at, message: "This is no number")
      }
      return piece(.number(number))
    case _ where isLetter(at):
      while isLetter(at) || isDigit(at) || (at < bytes.count && bytes[at] == UInt8(ascii: "-") && isLetter(at + 1)) {
        at += 1
      }
      return piece(.name(text(start..<at)))
    default: return try sign(start)
    }
  }

  private mutating func sign(_ start: Int) throws(FormulaFault) -> Piece {
    for sign in ["!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "(", ")", ",", "."]
    where bytes[start...].starts(with: sign.utf8) {
      at = start + sign.utf8.count
      return Piece(word: .sign(sign), span: start..<at)
    }
    at += 1
    while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
    throw FormulaFault(
      span: start..<at, message: "‘\(text(start..<at))’ means nothing in a formula",
      notes: ["Write a question as ${name}, a text in quotation marks, and ‘=’ for equal"])
  }

  private mutating func reference() throws(FormulaFault) -> FormulaReference {
    let start = at
    guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "{"),
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "}"))
    else {
      throw FormulaFault(
        span: start..<start + 1, message: "A question is written as ${name}", notes: ["Put the name between ${ and }"])
    }
    at = end + 1
    let parts = text(start + 2..<end).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let name = parts.first.flatMap({ Name($0) }), parts.count == 1 || Name(parts[1]) != nil
    else {
      throw FormulaFault(
        span: start..<at, message: "‘\(text(start + 2..<end))’ is no name",
        notes: ["Write ${name}, or ${name.row} for a row of a matrix"])
    }
    return FormulaReference(name: name, part: parts.count == 2 ? Name(parts[1]) : nil, span: start..<at)
  }
}
