/// How the bytes of a spreadsheet file stand for letters.
package enum TextEncoding: Hashable, Sendable {
  case utf8
  /// What older spreadsheet programs write in western Europe and America; Latin-1 with letters and marks where that has none.
  case windows1252

  /// The text in some bytes. Linear; every byte of Windows-1252 stands for one scalar, and bad UTF-8 for U+FFFD.
  package func text(_ bytes: ArraySlice<UInt8>) -> String {
    switch self {
    case .utf8: return String(decoding: bytes, as: UTF8.self)
    case .windows1252:
      guard bytes.contains(where: { $0 >= 0x80 }) else { return String(decoding: bytes, as: UTF8.self) }
      var text = String.UnicodeScalarView()
      for byte in bytes {
        text.append((0x80..<0xA0).contains(byte) ? TextEncoding.upper[Int(byte) - 0x80] : Unicode.Scalar(byte))
      }
      return String(text)
    }
  }

  /// The bytes 80 to 9F of Windows-1252, by the Encoding Standard (https://encoding.spec.whatwg.org/index-windows-1252.txt).
  private static let upper = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}

extension CSVRow {
  /// The text of a cell, from 0; empty for a cell beyond the last.
  package func text(_ cell: Int, _ encoding: TextEncoding) -> String { encoding.text(self[cell]) }

  /// Whether every cell is UTF-8.
  var isUTF8: Bool {
    for cell in 0..<count {
      let bytes = self[cell]
      if bytes.contains(where: { $0 >= 0x80 }), String(validating: bytes, as: UTF8.self) == nil { return false }
    }
    return true
  }
}
