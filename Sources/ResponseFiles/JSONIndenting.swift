extension JSONValue {
  /// The value as JSON over several lines, two blanks for each level; what holds only plain values and fits in 100 characters stands on one.
  ///
  /// No line end after the last line. Quadratic in the depth, linear in the rest.
  package var indented: String { indented(by: "") }

  private func indented(by indent: String) -> String {
    let (parts, marks): ([String], (String, String)) =
      switch self {
      case .array(let items): (items.map { $0.indented(by: indent + "  ") }, ("[", "]"))
      case .object(let members):
        (members.map { JSONValue.string($0.name).text + ": " + $0.value.indented(by: indent + "  ") }, ("{", "}"))
      default: ([text], ("", ""))
      }
    let isPlain = marks.0.isEmpty
    if isPlain || parts.isEmpty { return marks.0 + parts.joined() + marks.1 }
    let line = marks.0 + parts.joined(separator: ", ") + marks.1
    if holdsOnlyPlain, line.count <= 100 { return line }
    let inner = "\n\(indent)  "
    return marks.0 + inner + parts.joined(separator: "," + inner) + "\n\(indent)" + marks.1
  }

  private var holdsOnlyPlain: Bool {
    let values: [JSONValue] =
      switch self {
      case .array(let items): items
      case .object(let members): members.map(\.value)
      default: []
      }
    return values.allSatisfy { value in
      switch value {
      case .array(let items): items.isEmpty
      case .object(let members): members.isEmpty
      default: true
      }
    }
  }
}
