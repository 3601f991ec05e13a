/// Turns the bytes of a terminal into key presses; a character or a sequence may be split over any number of reads.
///
/// The sequences are those of ECMA-48 and of xterm's control sequences; one that is not known is passed over.
struct KeyReader {
  private var pending: [UInt8] = []
  private var pasted: [UInt8]?

  /// Whether bytes wait for what may follow: a lone escape, or the first bytes of a character.
  var isWaiting: Bool { !pending.isEmpty }

  /// The key presses in the bytes read so far.
  mutating func read(_ bytes: [UInt8]) -> [KeyPress] {
    pending += bytes
    var presses: [KeyPress] = []
    var typed = ""
    while let step = next() {
      pending.removeFirst(step.count)
      switch step.press {
      case .text(let text)?: typed += text
      case let press?:
        if !typed.isEmpty { presses.append(.text(typed)) }
        typed = ""
        presses.append(press)
      case nil: break
      }
    }
    if !typed.isEmpty { presses.append(.text(typed)) }
    return presses
  }

  /// What waits, now that nothing more came: a lone escape is the key; half a character is dropped.
  mutating func settle() -> [KeyPress] {
    guard pasted == nil else { return [] }
    let isEscape = pending == [0x1B]
    pending = []
    return isEscape ? [.escape] : []
  }

  private typealias Step = (count: Int, press: KeyPress?)

  /// The first press in what waits, and how many bytes it took; nil where more must come.
  private mutating func next() -> Step? {
    guard let first = pending.first else { return nil }
    if pasted != nil { return paste() }
    switch first {
    case 0x1B: return escape()
    case 0x0D, 0x0A: return (1, .enter)
    case 0x09: return (1, .tab)
    case 0x08, 0x7F: return (1, .backspace)
    case 1...26: return (1, .control(Character(Unicode.Scalar(first + 96))))
    case 0..<32: return (1, nil)
    default: return character(first)
    }
  }

  private func character(_ first: UInt8) -> Step? {
    let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    let bytes = pending.prefix(length)
    if let bad = bytes.dropFirst().firstIndex(where: { $0 & 0xC0 != 0x80 }) { return (bad - pending.startIndex, nil) }
    guard bytes.count == length else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return (length, text.contains("\u{FFFD}") ? nil : .text(text))
  }

  private mutating func escape() -> Step? {
    guard pending.count > 1 else { return nil }
    switch pending[1] {
    case UInt8(ascii: "["): return sequence()
    case UInt8(ascii: "O"):
      guard pending.count > 2 else { return nil }
      return (3, KeyReader.named(pending[2], modified: false))
    case 0x1B: return (1, .escape)
    // A key pressed with Alt.
    default: return (2, nil)
    }
  }

  private mutating func sequence() -> Step? {
    guard let end = pending[2...].firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      return pending.count > 32 ? (pending.count, nil) : nil
    }
    let parameters = String(decoding: pending[2..<end], as: UTF8.self).split(separator: ";").map { Int($0) ?? 0 }
    let count = end + 1
    guard pending[end] == UInt8(ascii: "~") else {
      return (count, KeyReader.named(pending[end], modified: (parameters.dropFirst().first ?? 1) > 2))
    }
    if parameters.first == 200 {
      pasted = []
      return (count, nil)
    }
    return (count, KeyReader.numbered[parameters.first ?? 0])
  }

  /// What was pasted comes in one piece; it ends with a sequence of its own.
  private mutating func paste() -> Step? {
    let end: [UInt8] = [0x1B] + Array("[201~".utf8)
    guard let at = pending.indices.first(where: { pending[$0...].starts(with: end) }) else {
      // What cannot be the beginning of the end is taken in.
      let safe = max(0, pending.count - end.count + 1)
      guard safe > 0 else { return nil }
      pasted? += pending.prefix(safe)
      return (safe, nil)
    }
    let bytes = (pasted ?? []) + pending[..<at]
    pasted = nil
    let text = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\r" || $0 == "\n" }.joined(separator: "\n")
    return (at + end.count, .paste(text))
  }

  private static func named(_ final: UInt8, modified: Bool) -> KeyPress? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): modified ? .wordRight : .right
    case UInt8(ascii: "D"): modified ? .wordLeft : .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "Z"): .backTab
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "P"): .function(1)
    case UInt8(ascii: "Q"): .function(2)
    case UInt8(ascii: "R"): .function(3)
    case UInt8(ascii: "S"): .function(4)
    default: nil
    }
  }

  private static let numbered: [Int: KeyPress] = [
    1: .home, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end, 11: .function(1), 12: .function(2),
    13: .function(3), 14: .function(4), 15: .function(5),
  ]
}
