internal import Reports

extension ChartDrawing {
  /// For each area a line over the places it could have, with its rank on it; what is firm is filled, and a word says the rest.
  func ranges(_ title: String, _ top: Int?, _ lines: [Paper.Chart.Range]) -> Markup {
    let hasWords = lines.contains { !$0.word.isEmpty }
    let (left, right, step) = (labelWidth + 24, hasWords ? 575.0 : 680.0, 34.0)
    let most = max(lines.map(\.range.upperBound).max() ?? 1, lines.count)
    let place = { (rank: Double) in left + (right - left) * (most > 1 ? (rank - 1) / Double(most - 1) : 0.5) }
    let (above, below) = (26.0, 26 + step * Double(lines.count))
    var parts: [Markup] = []
    for rank in 1...max(1, most) {
      parts.append(line(place(Double(rank)), above, place(Double(rank)), below))
      if most <= 20 || rank % 5 == 0 || rank == 1 {
        parts.append(word(String(rank), place(Double(rank)), 16, size: 12, anchor: "middle"))
      }
    }
    if let top, top < most {
      let x = place(Double(top) + 0.5)
      parts.append(
        tag(
          "line",
          [
            "x1": text(x), "y1": "4", "x2": text(x), "y2": text(below), "stroke": "var(--ink)", "stroke-width": "2",
            "stroke-dasharray": "6 4",
          ]))
    }
    for (row, one) in lines.enumerated() {
      let y = above + step * (Double(row) + 0.5)
      let (low, high) = (place(Double(one.range.lowerBound)), place(Double(one.range.upperBound)))
      parts += label(one.label, middle: y)
      parts.append(bar(low - 5, y - 5, high - low + 10, 10, "var(--mark)", one.isFirm ? 0.55 : 0.25))
      parts.append(
        tag(
          "circle",
          [
            "cx": text(place(Double(one.rank))), "cy": text(y), "r": "10", "stroke": "var(--mark)", "stroke-width": "2",
            "fill": one.isFirm ? "var(--mark)" : "var(--paper)",
          ]))
      parts.append(
        word(
          String(one.rank), place(Double(one.rank)), y + 4, size: 11, anchor: "middle",
          ink: one.isFirm ? "var(--paper)" : "var(--ink)"))
      if !one.word.isEmpty { parts.append(word(one.word, right + 20, y + 4, size: 12)) }
    }
    let edge = top.map { $0 < most ? " Left of the broken line are the first \($0)." : "" } ?? ""
    return figure(
      title,
      "A bar spans the places in 95 % of redraws, the number is the rank.\(edge) The table below gives every figure.",
      height: below + 8, parts)
  }
}
