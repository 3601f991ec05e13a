/// A piece of HTML or SVG as a value: an element, a text, or several pieces; it cannot hold anything unescaped.
package indirect enum Markup: Hashable, Sendable {
  case element(String, [Attribute], [Markup])
  case text(String)
  case several([Markup])
  /// The program's own stylesheet; nothing else may stand here.
  case style(Stylesheet)
  /// Markup whose bytes are known already.
  case bytes(Written)

  /// The bytes of some markup; made from markup alone, so that they are escaped.
  package struct Written: Hashable, Sendable {
    fileprivate let bytes: [UInt8]
  }

  /// The same markup, its bytes made once and for all.
  var written: Markup {
    var bytes: [UInt8] = []
    write(into: &bytes)
    return .bytes(Written(bytes: bytes))
  }

  /// An attribute of an element: its value is escaped when it is written, its name stands as it is.
  package struct Attribute: Hashable, Sendable {
    package var name: String
    package var value: String
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The bytes of the markup in UTF-8; linear in its size.
  package func write(into bytes: inout [UInt8]) {
    switch self {
    case .text(let text): Markup.escape(text, into: &bytes)
    case .several(let parts): for part in parts { part.write(into: &bytes) }
    case .style(let sheet):
      bytes += "<style>".utf8
      bytes += sheet.css.utf8
      bytes += "</style>".utf8
    case .bytes(let written): bytes += written.bytes
    case .element(let name, let attributes, let children):
      bytes.append(UInt8(ascii: "<"))
      bytes += name.utf8
      for attribute in attributes {
        bytes.append(UInt8(ascii: " "))
        bytes += attribute.name.utf8
        bytes += "=\"".utf8
        Markup.escape(attribute.value, into: &bytes)
        bytes.append(UInt8(ascii: "\""))
      }
      bytes.append(UInt8(ascii: ">"))
      guard !Markup.void.contains(name) else { return }
      // A browser drops the line end that a field of several lines begins with.
      if name == "textarea", case .text(let text)? = children.first, text.first?.isNewline == true {
        bytes.append(UInt8(ascii: "\n"))
      }
      for child in children { child.write(into: &bytes) }
      bytes += "</".utf8
      bytes += name.utf8
      bytes.append(UInt8(ascii: ">"))
      if Markup.lines.contains(name) { bytes.append(UInt8(ascii: "\n")) }
    }
  }

  /// Escapes by Unicode scalar, so that a combining mark after a quotation mark hides nothing; line ends of every kind become `\n`,
  /// as browsers read them, and what no page may hold becomes U+FFFD.
  private static func escape(_ text: String, into bytes: inout [UInt8]) {
    // Most texts hold nothing of the kind, which their bytes show without being decoded.
    if text.utf8.allSatisfy(stands) {
      bytes += text.utf8
      return
    }
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      switch scalar {
      case "\n" where isAfterReturn: continue
      case "\r": bytes.append(UInt8(ascii: "\n"))
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"": bytes += "&quot;".utf8
      case "'": bytes += "&#39;".utf8
      case "`": bytes += "&#96;".utf8
      case "\n", "\t": bytes.append(UInt8(scalar.value))
      case _ where scalar.value < 32 || (127...159).contains(scalar.value): bytes += [0xEF, 0xBF, 0xBD]
      // Marks that turn the direction of what follows could make a reader see another text.
      case _ where (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value):
        bytes += [0xEF, 0xBF, 0xBD]
      default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
  }

  /// Whether a byte of UTF-8 stands for itself on a page, whatever comes before and after it.
  ///
  /// What must be looked at more closely begins with C2 (U+0080 to U+009F) or E2 (the marks of direction).
  private static func stands(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "`"):
      false
    case UInt8(ascii: "\n"), UInt8(ascii: "\t"): true
    case 0..<32, 127, 0xC2, 0xE2: false
    default: true
    }
  }

  private static let void: Set = ["meta", "br", "link", "hr", "input"]
  /// Elements after which a line ends, so that differences between two pages can be read.
  private static let lines: Set = [
    "html", "head", "title", "meta", "body", "header", "main", "section", "nav", "footer", "h1", "h2", "h3", "p", "li",
    "ol",
    "ul", "tr", "table", "caption", "dl", "dd", "figure", "svg", "div", "g", "form", "fieldset", "legend", "label",
    "input",
    "select", "option", "button",
  ]
}

/// A stylesheet of the program's own.
package struct Stylesheet: Hashable, Sendable {
  let css: String
}

/// An element; attributes stand in the order in which they are written.
func tag(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: Markup...) -> Markup {
  .element(name, attributes.map { Markup.Attribute($0.key, $0.value) }, children)
}

/// An element with a list of children.
func tag(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], all children: [Markup]) -> Markup {
  .element(name, attributes.map { Markup.Attribute($0.key, $0.value) }, children)
}

/// An element that holds a text.
func tag(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ text: String) -> Markup {
  .element(name, attributes.map { Markup.Attribute($0.key, $0.value) }, [.text(text)])
}
