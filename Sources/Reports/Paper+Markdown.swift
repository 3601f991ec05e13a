internal import Surveys

extension Paper {
  /// The paper as Markdown with tables in GitHub's manner; pictures are left out, since a table gives the same figures.
  package var markdown: String {
    var text = "# \(escaped(title))\n\n"
    if let mark { text += "> **\(escaped(mark))**\n\n" }
    if let notice = notice { text += "> **\(escaped(notice))**\n\n" }
    if !front.isEmpty {
      text += "| | |\n|---|---|\n"
      for entry in front { text += "| \(escaped(entry.label)) | \(escaped(entry.text)) |\n" }
      text += "\n"
    }
    if let summaryTitle { text += "## \(escaped(summaryTitle))\n\n" }
    var number = 0
    for block in summary { text += markdown(block, 0, &number) }
    for (place, section) in sections.enumerated() {
      text += "## \(place + 1). \(escaped(section.title))\n\n"
      var number = 0
      for block in section.blocks { text += markdown(block, place + 1, &number) }
    }
    while text.hasSuffix("\n\n") { text.removeLast() }
    return text
  }

  private func markdown(_ block: Paper.Block, _ section: Int, _ number: inout Int) -> String {
    switch block {
    case .heading(let text): return "### \(escaped(text))\n\n"
    case .paragraph(let text): return "\(escaped(text))\n\n"
    case .numbered(let text):
      number += 1
      return "\(section).\(number) \(escaped(text))\n\n"
    case .list(let items, let ordered):
      let lines = items.enumerated().map { "\(ordered ? "\($0.offset + 1)." : "-") \(escaped($0.element))" }
      return lines.joined(separator: "\n") + "\n\n"
    case .chart: return ""
    case .grid(let grid): return markdown(grid)
    case .table(let table):
      let rule = table.head.indices.map { $0 == 0 || ($0 == 1 && table.hasTwoWordColumns) ? "---" : "--:" }
      let lines = [table.head, rule] + table.lines
      return (table.isCaptionedByHeading ? "" : "**\(escaped(table.caption))**\n\n")
        + lines.enumerated().map { at, line in
          "| " + (at == 1 ? line : line.map(escaped)).joined(separator: " | ") + " |"
        }.joined(separator: "\n") + "\n\n"
    }
  }

  func escaped(_ text: String) -> String { Markdown.escaped(text) }
}
