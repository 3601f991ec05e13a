/// Texts and numbers of JSON.
extension JSONReader {
  /// The text whose quotation mark stands here.
  mutating func string() throws(Fault) -> String {
    at += 1
    let start = at
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        defer { at += 1 }
        return try text(bytes[start..<at], from: start)
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case 0..<0x20: throw fault(.controlCharacter)
      default: at += 1
      }
    }
    throw fault(.ended)
  }

  private func text(_ part: some Sequence<UInt8>, from start: Int) throws(Fault) -> String {
    guard let text = String(validating: part, as: UTF8.self) else {
      throw Fault(kind: .invalidUTF8, column: start + 1)
    }
    return text
  }

  /// The rest of a text in which an escape stands.
  private mutating func escapedString(from start: Int) throws(Fault) -> String {
    var found = Array(bytes[start..<at])
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return try text(found, from: start)
      case UInt8(ascii: "\\"): found += Array(String(try escape()).utf8)
      case 0..<0x20: throw fault(.controlCharacter)
      default:
        found.append(byte)
        at += 1
      }
    }
    throw fault(.ended)
  }

  private mutating func escape() throws(Fault) -> Unicode.Scalar {
    let start = at
    at += 1
    guard let byte = next else { throw fault(.ended) }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let high = try fourDigits()
      if let scalar = Unicode.Scalar(high) { return scalar }
      // A code above U+FFFF is written as two halves.
      guard (0xD800..<0xDC00).contains(high), next == UInt8(ascii: "\\") else {
        throw Fault(kind: .badEscape, column: start + 1)
      }
      at += 1
      guard next == UInt8(ascii: "u") else { throw Fault(kind: .badEscape, column: start + 1) }
      at += 1
      let low = try fourDigits()
      guard (0xDC00..<0xE000).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      else { throw Fault(kind: .badEscape, column: start + 1) }
      return scalar
    default: throw Fault(kind: .badEscape, column: start + 1)
    }
  }

  private mutating func fourDigits() throws(Fault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next else { throw fault(.ended) }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): code = code << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): code = code << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): code = code << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
      default: throw fault(.badEscape)
      }
      at += 1
    }
    return code
  }

  /// The number that begins here, as the nearest double.
  mutating func number() throws(Fault) -> Double {
    let start = at
    func bad() -> Fault { Fault(kind: .badNumber, column: start + 1) }
    var isNegative = false
    if next == UInt8(ascii: "-") {
      isNegative = true
      at += 1
    }
    var whole = 0
    let first = at
    let digits = skipDigits(&whole)
    guard digits > 0, digits == 1 || bytes[first] != UInt8(ascii: "0") else { throw bad() }
    var isWhole = digits <= 15
    var ignored = 0
    if next == UInt8(ascii: ".") {
      at += 1
      isWhole = false
      guard skipDigits(&ignored) > 0 else { throw bad() }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      at += 1
      isWhole = false
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
      guard skipDigits(&ignored) > 0 else { throw bad() }
    }
    if isWhole { return isNegative ? -Double(whole) : Double(whole) }
    guard let number = Double(String(decoding: bytes[start..<at], as: UTF8.self)) else { throw bad() }
    guard number.isFinite else { throw Fault(kind: .numberTooLarge, column: start + 1) }
    return number
  }

  /// Reads digits and says how many there were; their value is meant for up to eighteen of them.
  private mutating func skipDigits(_ value: inout Int) -> Int {
    var count = 0
    value = 0
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      if count < 18 { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
      count += 1
      at += 1
    }
    return count
  }
}
