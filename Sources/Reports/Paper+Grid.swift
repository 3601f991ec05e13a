extension Paper {
  /// A table of words, in which a cell may span several lines and some are empty.
  package struct Grid: Hashable, Sendable {
    /// What the table holds, for who cannot see it.
    package var caption: String
    package var head: [String]
    package var groups: [Group]

    /// Lines that belong together.
    package struct Group: Hashable, Sendable {
      /// Nil for none.
      package var heading: String?
      /// Beside the heading, such as where its area stands; nil for nothing.
      package var remark: String?
      /// As many cells in each as the head has; nil where a cell above reaches down.
      package var lines: [[Cell?]]
    }

    /// What stands in one cell, and how many lines it spans.
    package struct Cell: Hashable, Sendable {
      /// In order; none for an empty cell.
      package var parts: [Part]
      /// How many lines it takes; at least 1.
      package var span = 1
    }

    /// A piece of what stands in a cell; each begins a line of its own.
    package enum Part: Hashable, Sendable {
      /// Statements as they were written.
      case words([String])
      case labelled(String, [String])
      /// What the program made of the words, never theirs.
      case inferred(String)
      /// A sign, words for it, and a name for its colour.
      case standing(sign: String, words: String, tone: String)
    }
  }
}

extension Paper {
  /// A group as a heading and a table of its own; a cell that reaches down is marked in each line by a ditto mark.
  func markdown(_ grid: Grid) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    return grid.groups.map { group in
      var text = group.heading.map { "### \(escaped($0))\n\n" } ?? ""
      if let remark = group.remark { text += "*\(escaped(remark))*\n\n" }
      guard !group.lines.isEmpty else { return text }
      text += line(grid.head.map(escaped)) + line(grid.head.map { _ in "---" })
      for cells in group.lines { text += line(cells.map { $0.map(markdown) ?? "″" }) }
      return text + "\n"
    }.joined()
  }

  private func markdown(_ cell: Grid.Cell) -> String {
    cell.parts.map { part in
      switch part {
      case .words(let statements): statements.map(escaped).joined(separator: "<br>")
      case .labelled(let label, let statements):
        "**\(escaped(label)):** " + statements.map(escaped).joined(separator: "; ")
      case .inferred(let text): "*(\(escaped(text)))*"
      case .standing(let sign, let words, _): "\(sign) \(escaped(words))"
      }
    }.joined(separator: "<br>")
  }
}
