/// What an author wrote in Markdown's or HTML's manner that is not read here, or must not be.
package struct MarkdownFault: Hashable, Sendable {
  /// What its author meant by it.
  package enum Kind: Hashable, Sendable {
    /// A link to an address that no link may lead to.
    case address(String)
    case html
    case image
    case heading
  }

  package var kind: Kind
  /// The UTF-8 bytes of the text where it begins and ends.
  package var span: Range<Int>
}

extension Markdown {
  /// Everything in a text that its author surely meant otherwise, in the order of the text; empty where all is well. Linear in its length.
  package static func faults(in text: String) -> [MarkdownFault] {
    let scalars = Array(text.unicodeScalars)
    var faults: [MarkdownFault] = []
    var byte = 0
    var isLineStart = true
    var at = 0
    func next(_ offset: Int = 1) -> Unicode.Scalar? { at + offset < scalars.count ? scalars[at + offset] : nil }
    func add(_ kind: MarkdownFault.Kind, _ count: Int) {
      let width = scalars[at..<min(at + count, scalars.count)].reduce(0) { $0 + UTF8.width($1) }
      faults.append(MarkdownFault(kind: kind, span: byte..<(byte + width)))
    }
    while at < scalars.count {
      switch scalars[at] {
      case "\\":
        byte += 1
        at += 1
        guard at < scalars.count else { return faults }
      case "]":
        if let found = MarkdownAddress.anyInParentheses(scalars, at: at + 1), !MarkdownAddress.isSound(found.address) {
          add(.address(found.address), found.end - at)
        }
      case "<" where MarkdownAddress.angled(scalars, at: at) == nil:
        let sign = next() == "/" ? next(2) : next()
        if let sign, sign.properties.isAlphabetic || sign == "!" { add(.html, 1) }
      case "!" where next() == "[": add(.image, 2)
      case "#" where isLineStart:
        let signs = scalars[at...].prefix(7).prefix { $0 == "#" }.count
        if signs < 7, next(signs) == " " { add(.heading, signs) }
      default: break
      }
      isLineStart = scalars[at] == "\n" || (isLineStart && scalars[at] == " ")
      byte += UTF8.width(scalars[at])
      at += 1
    }
    return faults
  }
}
