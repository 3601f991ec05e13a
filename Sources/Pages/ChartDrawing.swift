internal import Reports

/// Draws the charts of a paper as SVG, in a space of 700 units across; each sector has a shape and a letter, never colour alone.
struct ChartDrawing {
  private static let inks = ["var(--a)", "var(--b)", "var(--c)", "var(--d)", "var(--e)"]
  let labelWidth = 250.0

  /// The picture, with its title and what it shows in words for those who do not see it.
  func draw(_ chart: Paper.Chart) -> Markup {
    switch chart {
    case .spread(let title, let sectors, let lines): spread(title, sectors, lines)
    case .heat(let title, let sectors, let lines): heat(title, sectors, lines)
    case .likert(let title, let choices, let lines): likert(title, choices, lines)
    case .ranges(let title, let top, let lines): ranges(title, top, lines)
    }
  }

  func figure(_ title: String, _ description: String, height: Double, _ parts: [Markup]) -> Markup {
    let drawing = tag(
      "svg", ["viewBox": "0 0 700 \(text(height))", "role": "img", "aria-label": "\(title). \(description)"], all: parts
    )
    return tag(
      "figure", [:], tag("figcaption", [:], title),
      tag("div", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": "Picture: \(title)"], drawing))
  }

  func text(_ number: Double) -> String { Figures.decimal(number, 1).replacing("−", with: "-") }

  func word(
    _ text: String, _ x: Double, _ y: Double, size: Int = 13, anchor: String = "start", ink: String = "var(--ink)"
  )
    -> Markup
  {
    tag(
      "text",
      ["x": self.text(x), "y": self.text(y), "font-size": String(size), "text-anchor": anchor, "fill": ink], text)
  }

  func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ ink: String = "var(--line)") -> Markup {
    tag("line", ["x1": text(x1), "y1": text(y1), "x2": text(x2), "y2": text(y2), "stroke": ink])
  }

  func bar(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ fill: String, _ opacity: Double = 1)
    -> Markup
  {
    tag(
      "rect",
      [
        "x": text(x), "y": text(y), "width": text(width), "height": text(height), "fill": fill,
        "fill-opacity": Figures.decimal(opacity, 2),
      ])
  }

  private func cut(_ label: String, _ most: Int) -> String {
    label.count > most ? label.prefix(most - 1) + "…" : label
  }

  private func letter(_ place: Int) -> String {
    String(UnicodeScalar(UInt8(65 + place % 26)))
  }

  private func spread(_ title: String, _ sectors: [String], _ lines: [Paper.Chart.Line]) -> Markup {
    let (left, right, step) = (labelWidth + 10, 680.0, 34.0)
    let top = 24.0 + 18 * Double(sectors.count)
    var parts: [Markup] = []
    for (place, sector) in sectors.enumerated() {
      parts.append(sign(place, left + 8, 12 + 18 * Double(place)))
      parts.append(word("\(letter(place))  \(sector)", left + 22, 16.5 + 18 * Double(place), size: 12))
    }
    parts.append(bar(2, 7, 14, 10, "var(--mark)", 0.35))
    parts.append(word("Priority", 22, 16.5, size: 12))
    for tenth in [0, 5, 10] {
      let x = left + (right - left) * Double(tenth) / 10
      parts.append(line(x, top, x, top + step * Double(lines.count)))
      parts.append(
        word(
          Figures.decimal(Double(tenth) / 10, 1), x, top + step * Double(lines.count) + 16, size: 12, anchor: "middle"))
    }
    for (row, one) in lines.enumerated() {
      let y = top + step * (Double(row) + 0.5)
      parts += label(one.label, middle: y)
      if let value = one.value { parts.append(bar(left, y - 9, (right - left) * value, 18, "var(--mark)", 0.35)) }
      for mark in marks(one.sectors.map { $0.map { left + (right - left) * $0 } }) {
        parts.append(sign(mark.place, mark.x, y + mark.lift))
      }
    }
    return figure(
      title, "The bar is the priority, the marks are the groups; the table below gives every figure.",
      height: top + step * Double(lines.count) + 24, parts)
  }

  /// Where each sector's mark stands; marks that would hide one another stand above one another.
  private func marks(_ places: [Double?]) -> [(place: Int, x: Double, lift: Double)] {
    let sorted = places.enumerated().compactMap { place, x in x.map { (place: place, x: $0) } }.sorted {
      $0.x != $1.x ? $0.x < $1.x : $0.place < $1.place
    }
    var crowds: [[(place: Int, x: Double)]] = []
    for mark in sorted {
      if let last = crowds.last?.last, mark.x - last.x < 13 {
        crowds[crowds.count - 1].append(mark)
      } else {
        crowds.append([mark])
      }
    }
    return crowds.flatMap { crowd in
      let gap = min(12, 18 / Double(max(1, crowd.count - 1)))
      return crowd.enumerated().map {
        ($0.element.place, $0.element.x, (Double($0.offset) - Double(crowd.count - 1) / 2) * gap)
      }
    }
  }

  /// A sector's mark: its own shape, with its letter inside.
  private func sign(_ place: Int, _ x: Double, _ y: Double) -> Markup {
    let ink = ChartDrawing.inks[place % ChartDrawing.inks.count]
    let style: KeyValuePairs = ["fill": "var(--paper)", "stroke": ink, "stroke-width": "2"]
    let shape: Markup
    switch place % 3 {
    case 0:
      shape = tag(
        "circle",
        ["cx": text(x), "cy": text(y), "r": "7.5", "fill": "var(--paper)", "stroke": ink, "stroke-width": "2"])
    case 1:
      shape = tag(
        "rect",
        [
          "x": text(x - 7), "y": text(y - 7), "width": "14", "height": "14", "fill": "var(--paper)", "stroke": ink,
          "stroke-width": "2",
        ])
    default:
      let points =
        "\(text(x)),\(text(y - 10)) \(text(x + 10)),\(text(y)) \(text(x)),\(text(y + 10)) \(text(x - 10)),\(text(y))"
      shape = .element(
        "polygon", [Markup.Attribute("points", points)] + style.map { Markup.Attribute($0.key, $0.value) }, [])
    }
    return tag("g", [:], shape, word(letter(place), x, y + 3.5, size: 10, anchor: "middle", ink: ink))
  }

  private func heat(_ title: String, _ sectors: [String], _ lines: [Paper.Chart.Line]) -> Markup {
    let (left, right, step) = (labelWidth + 10, 700.0, 30.0)
    let wide = (right - left) / Double(max(1, sectors.count))
    var parts: [Markup] = []
    for (place, sector) in sectors.enumerated() {
      let lines = halves(sector, max(6, Int(wide / 6.2)))
      for (number, line) in lines.enumerated() {
        let y = 25.0 - 13 * Double(lines.count - 1 - number)
        parts.append(word(line, left + wide * (Double(place) + 0.5), y, size: 11, anchor: "middle"))
      }
    }
    for (row, one) in lines.enumerated() {
      let y = 32 + step * Double(row)
      parts += label(one.label, middle: y + step / 2)
      for (place, score) in one.sectors.enumerated() {
        let x = left + wide * Double(place)
        parts.append(bar(x + 1, y + 1, wide - 2, step - 2, "var(--mark)", 0.06 + 0.3 * (score ?? 0)))
        let text = one.hidden.contains(place) ? Figures.hidden : Figures.decimal(score, 2)
        parts.append(word(text, x + wide / 2, y + 19, anchor: "middle"))
      }
    }
    return figure(
      title, "Each cell holds the group's score for the area; the tables below give the figures behind it.",
      height: 36 + step * Double(lines.count), parts)
  }

  private func likert(_ title: String, _ choices: [String], _ lines: [Paper.Chart.Counts]) -> Markup {
    let (left, right, step) = (labelWidth + 10, 700.0, 44.0)
    let middle = Double(choices.count - 1) / 2
    let half = (right - left) / 2
    let top = 20.0 * Double((choices.count + 2) / 3) + 8
    var parts: [Markup] = []
    for (place, choice) in choices.enumerated() {
      let (x, y) = (Double(place % 3) * 233, Double(place / 3) * 20)
      parts.append(band(x, y + 2, 18, 14, Double(place) - middle, middle))
      parts.append(word(cut("\(place + 1)  \(choice)", 34), x + 24, y + 13, size: 12))
    }
    parts.append(line(left + half, top, left + half, top + step * Double(lines.count), "var(--ink)"))
    for (row, one) in lines.enumerated() {
      let all = Double(one.counts.reduce(0, +))
      let y = top + step * Double(row)
      parts += label(one.label, middle: y + 20)
      guard all > 0 else { continue }
      let before = one.counts.enumerated().reduce(0.0) { sum, next in
        let side = Double(next.offset) - middle
        return sum + (side < 0 ? 1 : side == 0 ? 0.5 : 0) * Double(next.element)
      }
      var x = left + half - half * before / all
      for (place, count) in one.counts.enumerated() where count > 0 {
        let wide = half * Double(count) / all
        parts.append(band(x, y + 8, wide, 24, Double(place) - middle, middle))
        if wide > 18 { parts.append(word(String(count), x + wide / 2, y + 25, size: 12, anchor: "middle")) }
        x += wide
      }
    }
    return figure(
      title,
      "Answers from the best, on the left, to the worst; the numbers are counts, and the tables below give them all.",
      height: top + step * Double(lines.count) + 6, parts)
  }

  private func band(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ side: Double, _ most: Double)
    -> Markup
  {
    let ink = side == 0 ? "var(--mid)" : side < 0 ? "var(--good)" : "var(--bad)"
    let strength = most > 0 ? (side < 0 ? -side : side) / most : 0
    return tag(
      "rect",
      [
        "x": text(x), "y": text(y), "width": text(width), "height": text(height), "fill": ink,
        "fill-opacity": Figures.decimal(0.2 + 0.3 * strength, 2), "stroke": "var(--paper)",
      ])
  }

  /// What a line is about, on one or two lines about its middle.
  func label(_ label: String, middle: Double) -> [Markup] {
    let lines = halves(label, 38)
    return lines.enumerated().map { number, line in
      word(line, 0, middle + 4 + 15 * (Double(number) - Double(lines.count - 1) / 2), size: 12)
    }
  }

  /// The text on one line, or broken at a word into two, each of which is cut where it is longer than `most`.
  private func halves(_ text: String, _ most: Int) -> [String] {
    guard text.count > most else { return [text] }
    var first = ""
    var rest = ""
    for word in text.split(separator: " ") {
      if rest.isEmpty, first.isEmpty || first.count + 1 + word.count <= most {
        first += (first.isEmpty ? "" : " ") + word
      } else {
        rest += (rest.isEmpty ? "" : " ") + word
      }
    }
    return (rest.isEmpty ? [first] : [first, rest]).map { cut($0, most) }
  }
}
