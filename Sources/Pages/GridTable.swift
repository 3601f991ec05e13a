internal import Reports

/// A table of words whose cells may span several lines; each group of lines is headed by a line of its own.
struct GridTable {
  private let grid: Paper.Grid

  init(_ grid: Paper.Grid) { self.grid = grid }

  /// The table with a word for those on a phone, where nothing else shows that there is more of it.
  var markup: Markup {
    .several([tag("p", ["class": "wide"], "This table is wider than the page. Move it sideways."), table])
  }

  /// The table in a box that scrolls by itself.
  var table: Markup {
    let head = tag("tr", [:], all: grid.head.map { tag("th", ["scope": "col"], $0) })
    return tag(
      "div", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": "Table: \(grid.caption)"],
      tag(
        "table", ["class": "grid"],
        all: [tag("caption", ["class": "unseen"], grid.caption), tag("thead", [:], head)] + grid.groups.map(body)))
  }

  private func body(_ group: Paper.Grid.Group) -> Markup {
    let remark = group.remark.map { [tag("small", [:], $0)] } ?? []
    let heading = group.heading.map { text in
      tag(
        "tr", [:],
        tag(
          "th", ["class": "group", "scope": "rowgroup", "colspan": String(grid.head.count)],
          all: [tag("span", [:], text)] + remark))
    }
    return tag("tbody", [:], all: (heading.map { [$0] } ?? []) + group.lines.map(line))
  }

  private func line(_ cells: [Paper.Grid.Cell?]) -> Markup {
    tag(
      "tr", [:],
      all: cells.enumerated().compactMap { column, cell in
        guard let cell else { return nil }
        let parts = cell.parts.flatMap(parts)
        var attributes: [Markup.Attribute] = column == 0 ? [Markup.Attribute("scope", "row")] : []
        if cell.span > 1 { attributes.append(Markup.Attribute("rowspan", String(cell.span))) }
        return .element(column == 0 ? "th" : "td", attributes, parts)
      })
  }

  private func parts(_ part: Paper.Grid.Part) -> [Markup] {
    switch part {
    case .words(let statements): words(statements)
    case .labelled(let label, let statements):
      [tag("p", [:], tag("b", [:], "\(label):"), .text(statements.count == 1 ? " \(statements[0])" : ""))]
        + (statements.count > 1 ? words(statements) : [])
    case .inferred(let text): [tag("p", ["class": "inferred"], "(\(text))")]
    case .standing(let sign, let words, let tone):
      [tag("p", ["class": "standing \(tone)"], tag("span", ["aria-hidden": "true"], sign), .text(" \(words)"))]
    }
  }

  private func words(_ statements: [String]) -> [Markup] {
    guard statements.count > 1 else { return statements.map { tag("p", [:], $0) } }
    return [tag("ul", [:], all: statements.map { tag("li", [:], $0) })]
  }
}
