internal import Priorities
internal import Responses
internal import Surveys

extension PriorityReport {
  /// What a screen of 80 × 24 holds of the report: the order with bars, and what was counted. Lines end without a line end at the last.
  package var terminalSummary: String {
    var lines = [fit(paper.title, 79)]
    if let notice = paper.notice { lines += wrapped(notice, 79) }
    lines.append("")
    let hasOrder = !survey.themes.isEmpty && !highlighted.isEmpty && (result.people > 0 || onlyVotes != nil)
    if !hasOrder || onlyVotes != nil {
      for case .paragraph(let text) in paper.summary.dropLast().suffix(1) { lines += wrapped(text, 79) }
    }
    if hasOrder {
      let shown = result.themes.prefix(12)
      for theme in shown {
        let rank = shownPlace(theme, sign: "=").map { padded($0 + (theme.tied ? "" : " "), 4) } ?? " –  "
        let filled = Int(((theme.rank == nil ? 0 : theme.priority ?? 0) * 20).rounded())
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
        let figure = theme.rank == nil ? "too little" : shownPriority(theme)
        let top = !isNoneLeftOut && (theme.rank ?? .max) <= result.settings.top ? "●" : " "
        let verdict =
          isNoneLeftOut || theme.verdict == nil || theme.verdict == .notPriority
          ? "" : " " + (theme.verdict?.rawValue ?? "")
        lines.append("\(top) \(rank) \(fit(label(ofTheme: theme.theme), 36, fill: true)) \(bar) \(figure)\(verdict)")
      }
      if result.themes.count > shown.count { lines.append("  … and \(result.themes.count - shown.count) more") }
      let mark = isNoneLeftOut ? "" : "● among \(firstPlaces); "
      lines += ["", mark + "1 = top in every group's tables, 0 = bottom; = tied"]
      if result.themes.contains(where: { $0.verdict != nil }) {
        lines.append("firm, likely, contested or close: how sure that is; the paper says why")
      }
    }
    let others = ledger.received - ledger.analysed
    lines.append(
      "\(ledger.received) received = \(ledger.analysed) analysed + \(others) \(others == 1 ? "other" : "others") (see the ledger)"
    )
    if let weightingLine { lines.append(weightingLine) }
    return lines.joined(separator: "\n")
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// The text cut to a width, with an ellipsis where it was longer; filled with blanks if asked.
  private func fit(_ text: String, _ width: Int, fill: Bool = false) -> String {
    let cut = text.count > width ? text.prefix(width - 1) + "…" : text[...]
    return cut + (fill ? String(repeating: " ", count: width - cut.count) : "")
  }

  private func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
