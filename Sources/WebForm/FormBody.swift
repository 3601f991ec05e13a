/// What a form sends: names and values in their order (`application/x-www-form-urlencoded`, as the URL standard of the WHATWG has it).
package struct FormBody: Hashable, Sendable {
  /// As they were sent; a name stands there as often as it was sent.
  package private(set) var fields: [Field] = []

  /// One name with its value.
  package struct Field: Hashable, Sendable {
    package var name: String
    package var value: String

    /// A field with a value whose line ends become `\n`: browsers send both signs of the two that a typewriter needed.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value =
        value.utf8.contains(13) ? value.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : value
    }
  }

  /// Why bytes are no form's.
  package enum Fault: Error, Hashable, Sendable {
    case tooManyFields
    /// A percent sign is not followed by two hexadecimal digits, or what comes out is not UTF-8.
    case badEncoding
  }

  /// The most fields that a form may send; the largest survey that `check` passes has fewer on a page.
  package static let limit = 4000

  package init() {}

  package init(fields: [Field]) { self.fields = fields }

  /// Reads the bytes of a body; empty for none. Linear in their number.
  package init(_ bytes: some Sequence<UInt8>) throws(Fault) {
    var name: [UInt8]?
    var part: [UInt8] = []
    var digits: [UInt8] = []
    var isEscape = false
    func text(_ bytes: [UInt8]) throws(Fault) -> String {
      guard let text = String(validating: bytes, as: UTF8.self) else { throw .badEncoding }
      return text
    }
    func close(_ fields: inout [Field]) throws(Fault) {
      guard name != nil || !part.isEmpty else { return }
      guard fields.count < FormBody.limit else { throw .tooManyFields }
      fields.append(Field(try text(name ?? part), name == nil ? "" : try text(part)))
    }
    for byte in bytes {
      if isEscape {
        digits.append(byte)
        guard digits.count == 2 else { continue }
        guard let high = FormBody.hexadecimal(digits[0]), let low = FormBody.hexadecimal(digits[1]) else {
          throw .badEncoding
        }
        part.append(high << 4 | low)
        isEscape = false
        continue
      }
      switch byte {
      case UInt8(ascii: "&"):
        try close(&fields)
        name = nil
        part = []
      case UInt8(ascii: "=") where name == nil:
        name = part
        part = []
      case UInt8(ascii: "+"): part.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        isEscape = true
        digits = []
      default: part.append(byte)
      }
    }
    if isEscape { throw .badEncoding }
    try close(&fields)
  }

  /// The first value under a name; nil for none.
  package subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// What stands in those of the form's own fields, whose names are given without their colon; one that was not sent is left out.
  func texts(_ names: [String]) -> [String] { names.compactMap { self[":" + $0] } }

  /// The answers among the fields: all whose names do not begin with a colon, which are the form's own.
  package var answers: [Field] { fields.filter { !$0.name.hasPrefix(":") } }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
