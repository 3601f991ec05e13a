package import Plans
internal import Surveys

/// Writes minutes as the YAML that `MinutesReader` reads, for a person to go on with.
package enum MinutesWriting {
  /// A text that reads back as the same minutes; `note` stands above it as a comment, a line each.
  package static func text(_ minutes: Minutes, note: [String] = []) -> String {
    var text = note.map { "# \($0)\n" }.joined()
    text += "body: \(WrittenYAML.text(minutes.body))\n"
    if let ordinal = minutes.ordinal { text += "ordinal: \(ordinal)\n" }
    text += "date: \(minutes.date)\n"
    if let session = minutes.session { text += "session: \(WrittenYAML.text(session))\n" }
    if let venue = minutes.venue { text += "venue: \(WrittenYAML.text(venue))\n" }
    if !minutes.present.isEmpty {
      text += "present:\n"
      for one in minutes.present {
        text +=
          one.isChair
          ? "  - { name: \(WrittenYAML.quoted(one.name)), chair: true }\n" : "  - \(WrittenYAML.text(one.name))\n"
      }
    }
    text += list("secretariat", minutes.secretariat, "") + list("apologies", minutes.apologies, "")
    if let previous = minutes.previous {
      let date = previous.date.map { "date: \($0), " } ?? ""
      text += "previous: { \(date)agreed: \(previous.isAgreed) }\n"
    }
    if !minutes.items.isEmpty { text += "items:\n" + minutes.items.map { item($0, "  ") }.joined() }
    return text + list("next", minutes.next, "")
  }

  private static func list(_ key: String, _ statements: [String], _ indent: String) -> String {
    guard !statements.isEmpty else { return "" }
    return "\(indent)\(key):\n" + statements.map { "\(indent)  - \(WrittenYAML.text($0))\n" }.joined()
  }

  private static func item(_ item: Minutes.Item, _ indent: String) -> String {
    let inner = indent + "  "
    var text = "\(indent)- title: \(WrittenYAML.text(item.title))\n" + list("text", item.text, inner)
    if !item.actions.isEmpty { text += "\(inner)actions:\n" + item.actions.map { action($0, inner + "  ") }.joined() }
    text += list("notes", item.notes, inner)
    if !item.parts.isEmpty { text += "\(inner)parts:\n" + item.parts.map { self.item($0, inner + "  ") }.joined() }
    return text
  }

  private static func action(_ action: Action, _ indent: String) -> String {
    let inner = indent + "  "
    var text = "\(indent)- id: \(WrittenYAML.quoted(action.id))\n"
    if let lead = action.cells.lead.value, !lead.isEmpty {
      text += "\(inner)owner: \(WrittenYAML.statements(lead))\n"
    }
    text += "\(inner)action: \(WrittenYAML.text(action.action))\n"
    if let target = action.cells.target.value {
      if let words = target.text { text += "\(inner)target: \(WrittenYAML.text(words))\n" }
      if let due = target.due { text += "\(inner)due: \(due)\n" }
    }
    return text
  }
}
