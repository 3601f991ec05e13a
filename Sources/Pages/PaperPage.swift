package import Reports

/// A committee paper as one HTML file that needs nothing else.
package struct PaperPage: Sendable {
  private let paper: Paper
  /// Whether it is for a program that makes a document of it.
  private var isDocument = false

  package init(_ paper: Paper) { self.paper = paper }

  /// The stylesheet's text between its tags, for a hash that allows it.
  package static var css: String { Stylesheet.paper.css }

  /// The same of the second one, on pages with a wide grid.
  package static var gridCSS: String { Stylesheet.grid.css }

  /// The bytes of the page in UTF-8; the same for the same paper.
  package var html: [UInt8] { bytes(page(skip: [tag("a", ["class": "skip", "href": "#main"], "Skip to the paper")])) }

  /// The same for a program that makes a document of it: without what only a browser has a use for.
  package var document: [UInt8] {
    var page = self
    page.isDocument = true
    return page.bytes(page.page(skip: []))
  }

  private func bytes(_ page: Markup) -> [UInt8] {
    var bytes = Array("<!doctype html>\n".utf8)
    page.write(into: &bytes)
    return bytes
  }

  private func page(skip: [Markup]) -> Markup {
    let head = tag(
      "head", [:], tag("meta", ["charset": "utf-8"]),
      tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      tag("title", [:], paper.title),
      .style(.paper), .several(hasGrid ? [.style(.grid)] : []))
    let front = paper.front.flatMap { [tag("dt", [:], $0.label), tag("dd", [:], $0.text)] }
    let notice = paper.notice.map { [tag("p", ["class": "notice"], $0)] } ?? []
    let mark = paper.mark.map { [tag("p", ["class": "mark"], $0)] } ?? []
    let header = tag(
      "header", [:],
      all: mark + [tag("h1", [:], paper.title)] + notice + (front.isEmpty ? [] : [tag("dl", [:], all: front)]))
    var number = 0
    let words = paper.summary.map { block($0, 0, &number) }
    let summary =
      paper.summaryTitle.map { title in
        tag("section", ["aria-labelledby": "summary"], all: [tag("h2", ["id": "summary"], title)] + words)
      } ?? tag("div", [:], all: words)
    let sections = paper.sections.enumerated().map { place, section in
      var number = 0
      return tag(
        "section", ["aria-labelledby": "s\(place + 1)"],
        all: [tag("h2", ["id": "s\(place + 1)"], "\(place + 1). \(section.title)")]
          + section.blocks.map { block($0, place + 1, &number) })
    }
    let contents = tag(
      "nav", ["aria-label": "Contents"],
      tag(
        "ol", [:],
        all: paper.sections.enumerated().map { place, section in
          tag("li", [:], tag("a", ["href": "#s\(place + 1)"], section.title))
        }))
    let footer = tag("footer", [:], all: notice + [tag("p", [:], "Made by Speir.")])
    return tag(
      "html", ["lang": paper.language], head,
      tag(
        "body", [:],
        all: skip + [
          header,
          tag("main", ["id": "main"], all: (sections.count > 1 ? [summary, contents] : [summary]) + sections), footer,
        ]))
  }

  private var hasGrid: Bool {
    (paper.summary + paper.sections.flatMap(\.blocks)).contains { if case .grid = $0 { true } else { false } }
  }

  private func block(_ block: Paper.Block, _ section: Int, _ number: inout Int) -> Markup {
    switch block {
    case .heading(let text): return tag("h3", [:], text)
    case .paragraph(let text): return tag("p", [:], text)
    case .numbered(let text):
      number += 1
      return tag("div", ["class": "n"], tag("span", [:], "\(section).\(number)"), tag("p", [:], text))
    case .list(let items, let ordered):
      return tag(ordered ? "ol" : "ul", ordered ? ["class": "first"] : [:], all: items.map { tag("li", [:], $0) })
    case .chart(let chart): return ChartDrawing().draw(chart)
    case .table(let table): return self.table(table)
    case .grid(let grid): return isDocument ? GridTable(grid).table : GridTable(grid).markup
    }
  }

  private func table(_ table: Paper.Table) -> Markup {
    let head = tag("tr", [:], all: table.head.map { $0.isEmpty ? tag("td", [:], "") : tag("th", ["scope": "col"], $0) })
    let lines = table.lines.map { line in
      tag(
        "tr", [:],
        all: line.enumerated().map {
          $0.offset == 0 ? tag("th", ["scope": "row"], $0.element) : tag("td", [:], $0.element)
        })
    }
    return tag(
      "div", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": "Table: \(table.caption)"],
      tag(
        "table", table.hasTwoWordColumns ? ["class": "words"] : [:],
        tag("caption", table.isCaptionedByHeading ? ["class": "unseen"] : [:], table.caption),
        tag("thead", [:], head), tag("tbody", [:], all: lines)))
  }
}
