/// A JSON text as a value; the order of an object's members is kept, and no name stands in it twice.
package enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// Always finite.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value in an object.
  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSONValue
    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The value under a name of an object; nil if there is none or it is no object. Linear in the number of members.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The value as JSON on one line without blanks: the same bytes for the same value on every machine.
  package var text: String {
    var writer = JSONWriter()
    writer.write(self)
    return writer.text
  }
}

/// Writes JSON without blanks into one growing text.
package struct JSONWriter: Sendable {
  private var bytes: [UInt8] = []

  package init() {}

  /// All that was written so far.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes a value behind what was written before, an object's members in their order.
  package mutating func write(_ value: JSONValue) {
    switch value {
    case .null: raw("null")
    case .boolean(let truth): raw(truth ? "true" : "false")
    case .number(let number): write(number)
    case .string(let text): write(text)
    case .array(let items):
      raw("[")
      for (index, item) in items.enumerated() {
        if index > 0 { raw(",") }
        write(item)
      }
      raw("]")
    case .object(let members):
      raw("{")
      for (index, member) in members.enumerated() {
        if index > 0 { raw(",") }
        write(member.name)
        raw(":")
        write(member.value)
      }
      raw("}")
    }
  }

  /// A text in quotation marks; only what JSON forbids is escaped.
  package mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    // Most texts have nothing to escape, and are taken over whole.
    guard text.utf8.contains(where: JSONWriter.isEscaped) else { return bytes.append(contentsOf: text.utf8) }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): raw("\\\"")
      case UInt8(ascii: "\\"): raw("\\\\")
      case 0x0A: raw("\\n")
      case 0x0D: raw("\\r")
      case 0x09: raw("\\t")
      case 0..<0x20: raw("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// A number with the fewest digits that give it back; whole ones below 2^53 without a fraction. What is not finite is null.
  package mutating func write(_ number: Double) {
    guard number.isFinite else { return raw("null") }
    if number.rounded() == number, abs(number) < 9_007_199_254_740_992 {
      raw(String(Int(number)))
    } else {
      raw("\(number)")
    }
  }

  /// Text that is JSON already, or a part of it.
  package mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
