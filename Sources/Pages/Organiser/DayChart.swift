internal import Reports
internal import Responses
internal import Surveys

/// How many responses came in on each day, as a picture and as a table that says the same.
struct DayChart {
  /// In order, at least one.
  let days: [Turnout.Day]
  /// The most days that are drawn; of more, the last.
  static let most = 92

  var markup: [Markup] {
    let table = OrganiserPage.table(
      "Responses by day", ["Day", "Responses"],
      days.reversed().map { [.text(Figures.day($0.day)), .text(String($0.count))] })
    return [drawing, tag("details", [:], tag("summary", [:], "Every day as a table"), table)]
  }

  /// Every day from the first to the last, those without a response too.
  private var drawn: [Turnout.Day] {
    guard let first = days.first?.day, let last = days.last?.day else { return [] }
    let counts = Dictionary(days.map { ($0.day, $0.count) }, uniquingKeysWith: +)
    let start = max(first.daysSince1970, last.daysSince1970 - DayChart.most + 1)
    return (start...last.daysSince1970).compactMap { number in
      CivilDate(daysSince1970: number).map { Turnout.Day(day: $0, count: counts[$0] ?? 0) }
    }
  }

  private var drawing: Markup {
    let pen = ChartDrawing()
    let (left, right, top, bottom) = (44.0, 696.0, 12.0, 168.0)
    let drawn = drawn
    let most = Double(max(1, drawn.map(\.count).max() ?? 1))
    let step = (right - left) / Double(max(1, drawn.count))
    let width = min(40, max(1, step - 2))
    var parts = [pen.line(left, bottom, right, bottom), pen.line(left, top, right, top)]
    parts.append(pen.word(Figures.decimal(most, 0), left - 8, top + 5, anchor: "end"))
    parts.append(pen.word("0", left - 8, bottom + 5, anchor: "end"))
    for (place, day) in drawn.enumerated() where day.count > 0 {
      let height = (bottom - top) * Double(day.count) / most
      let x = left + step * (Double(place) + 0.5) - width / 2
      parts.append(pen.bar(x, bottom - height, width, height, "var(--mark)"))
    }
    if let first = drawn.first?.day, let last = drawn.last?.day {
      if first == last {
        parts.append(pen.word(Figures.day(first), (left + right) / 2, bottom + 22, anchor: "middle"))
      } else {
        parts.append(pen.word(Figures.day(first), left, bottom + 22))
        parts.append(pen.word(Figures.day(last), right, bottom + 22, anchor: "end"))
      }
    }
    return pen.figure(
      "Responses by day", "The most on one day: \(Int(most)). The table below gives every day.", height: 200, parts)
  }
}
