internal import Surveys

/// A JSON document with its members in the order in which they were written.
indirect enum OrderedJSON {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double?)
  case text(String)
  case list([OrderedJSON])
  case object([(String, OrderedJSON)])

  /// A text, or null.
  static func text(orNull text: String?) -> OrderedJSON { text.map(OrderedJSON.text) ?? .null }
  static func integer(orNull number: Int?) -> OrderedJSON { number.map(OrderedJSON.integer) ?? .null }

  /// RFC 8259, with two blanks for each level; a list or object of plain values stands on one line.
  func rendered(_ indent: String = "") -> String {
    switch self {
    case .null: return "null"
    case .boolean(let truth): return truth ? "true" : "false"
    case .integer(let number): return String(number)
    case .number(let number): return Figures.exact(number) ?? "null"
    case .text(let text): return OrderedJSON.quoted(text)
    case .list(let items):
      return wrapped("[", items.map { ("", $0) }, "]", indent)
    case .object(let members):
      return wrapped("{", members.map { (OrderedJSON.quoted($0.0) + ": ", $0.1) }, "}", indent)
    }
  }

  private func wrapped(_ open: String, _ members: [(String, OrderedJSON)], _ close: String, _ indent: String) -> String
  {
    guard !members.isEmpty else { return open + close }
    let flat = members.allSatisfy { $0.1.isPlain }
    let inner = indent + "  "
    let parts = members.map { $0.0 + $0.1.rendered(inner) }
    if flat { return open + parts.joined(separator: ", ") + close }
    return "\(open)\n\(inner)" + parts.joined(separator: ",\n\(inner)") + "\n\(indent)\(close)"
  }

  private var isPlain: Bool {
    switch self {
    case .list(let items): items.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  private static func quoted(_ text: String) -> String {
    QuotedText.quoted(text) { $0 < 32 || $0 == 0x2028 || $0 == 0x2029 }
  }
}
