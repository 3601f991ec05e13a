internal import Phrases
internal import Responses
internal import Surveys

extension BlankForm {
  /// The boxes and lines of a question.
  func field(of question: Question) -> [Markup] {
    switch question.kind {
    case .selectOne(let set), .selectMultiple(let set, _, _): [list(set.choices, "tick")]
    case .rank(let set, _), .allocate(let set, _): [list(set.choices, "tick wide")]
    case .matrix(let matrix): [table(matrix, named: question.label.map { text($0) } ?? question.name.text)]
    case .range(let range): [self.range(range)]
    case .integer, .decimal: [tag("p", ["class": "short"], .rule)]
    case .text(let multiline, let maxLength):
      Array(repeating: tag("p", ["class": "line"], .rule), count: multiline ? 6 : maxLength > 200 ? 2 : 1)
    case .email: [tag("p", ["class": "line"], .rule)]
    case .date:
      [
        tag(
          "p", ["class": "date"], all: fields(.paperDate))
      ]
    case .acknowledge: [tag("p", ["class": "tick"], .box("tick"), .text(" "), phrases.said(.tickHint))]
    case .note, .calculate, .group, .repeated: []
    }
  }

  private func list(_ choices: [Choice], _ box: String) -> Markup {
    let isLong = choices.count > 6 && choices.allSatisfy { $0.label.text(in: language).count <= 30 && !$0.specify }
    return tag(
      "ul", ["class": isLong ? "choices two" : "choices"],
      all: choices.enumerated().map { place, choice in
        let beside: [Markup] =
          choice.specify
          ? [tag("span", ["class": "beside"], tag("span", [:], phrases.said(.specify), .text(":")), .rule)] : []
        return tag(
          "li", [:],
          all: [.code(place + 1), .box(box), tag("span", [:], all: [.text(choice.label.text(in: language))] + beside)])
      })
  }

  /// Rows and columns with their numbers.
  private func table(_ matrix: Question.Matrix, named label: String) -> Markup {
    let head = matrix.choices.enumerated().map { place, choice in
      tag("th", ["scope": "col"], .code(place + 1), .text(choice.label.text(in: language)))
    }
    let lines = matrix.rows.enumerated().map { place, row in
      tag(
        "tr", [:],
        all: [tag("th", ["scope": "row"], .code(place + 1), said(row.label))]
          + matrix.choices.map { _ in tag("td", [:], .box("tick")) })
    }
    let table = tag(
      "table", [:], tag("thead", [:], tag("tr", [:], all: [tag("td", [:], "")] + head)),
      tag("tbody", [:], all: lines))
    return tag("div", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": label], table)
  }

  /// A box for each number where there are few, else a line and the bounds.
  private func range(_ range: Question.NumberRange) -> Markup {
    let labels = [range.startLabel, range.endLabel].map { $0.map { said($0) } ?? .text("") }
    let count = ((range.end - range.start) / range.step).rounded(.down)
    guard count <= 10 else {
      let bounds = phrases.said(
        .numberFromTo, ["min": AnswerText.number(range.start), "max": AnswerText.number(range.end)])
      let isNamed = range.startLabel != nil || range.endLabel != nil
      let named = isNamed ? [.text(" ("), labels[0], .text(" – "), labels[1], .text(")")] : []
      return tag("p", ["class": "short"], all: [bounds] + named + [.text(": "), .rule])
    }
    // Counted in steps, so that no sum of fractions shows.
    let boxes = (0...max(0, Int(count))).map { step in
      let number = (range.start + Double(step) * range.step) * 1_000_000
      return tag(
        "span", ["class": "step"], .box("tick"), tag("span", [:], AnswerText.number(number.rounded() / 1_000_000)))
    }
    return tag(
      "p", ["class": "range"], all: [tag("span", [:], labels[0])] + boxes + [tag("span", [:], labels[1])])
  }
}

extension Markup {
  /// A box to tick or to write in; nothing to read aloud.
  static func box(_ kind: String) -> Markup { tag("span", ["class": "box \(kind)", "aria-hidden": "true"], "") }
  /// A line to write on.
  static var rule: Markup { tag("span", ["class": "rule", "aria-hidden": "true"], "") }
  /// The small number of a choice or a row.
  static func code(_ number: Int) -> Markup { tag("span", ["class": "code"], String(number)) }
}
