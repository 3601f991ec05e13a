internal import Phrases
internal import Responses
internal import Surveys

/// The fields that have several parts: an order, points, ratings, a range.
extension FieldDrawing {
  /// A list for each place, and buttons that move what stands in it: nothing needs to be dragged.
  func rank(_ choiceSet: ChoiceSet, _ places: Int) -> Markup {
    set(
      (1...max(1, places)).map { place in
        let field = "\(name).\(place)"
        let label = phrases(.placeNumber, ["number": String(place)])
        let up = move(":up", field, .moveUp, label, "↑")
        let down = move(":down", field, .moveDown, label, "↓")
        return tag(
          "div", ["class": "place"],
          all: [
            tag("label", ["for": "f-\(field)"], surroundings.said(.placeNumber, ["number": String(place)])),
            select(field, choiceSet.choices, chosen: fields[field], none: "–"),
          ] + (place > 1 ? [up] : []) + (place < places ? [down] : []))
      })
  }

  private func move(_ name: String, _ field: String, _ phrase: Phrase, _ label: String, _ arrow: String) -> Markup {
    .element(
      "button",
      attributes([
        "type": "submit", "name": name, "value": field, "class": "move",
        "aria-label": phrases(phrase, ["place": label]),
      ]) + surroundings.language(of: phrase), [.text(arrow)])
  }

  func points(_ choiceSet: ChoiceSet, _ total: Int) -> Markup {
    let placed = choiceSet.choices.compactMap { fields["\(name).\($0.name)"].flatMap { Int($0) } }.reduce(0) {
      $0.addingReportingOverflow($1).partialValue
    }
    let left = phrases(.pointsPlaced, ["placed": String(placed), "total": String(total)])
    let lines = choiceSet.choices.map { choice in
      let field = "\(name).\(choice.name)"
      return tag(
        "div", ["class": "points"],
        tag("label", ["for": "f-\(field)"], choice.label.text(in: surroundings.language)),
        tag(
          "input",
          [
            "type": "text", "inputmode": "numeric", "id": "f-\(field)", "name": field, "value": fields[field] ?? "",
            "class": "tiny", "data-points": name,
          ]))
    }
    return set(
      lines + [
        .element(
          "p",
          attributes([
            "class": "total", "data-total": name, "data-of": String(total),
            "data-text": phrases(.pointsPlaced, ["total": String(total)]), "role": "status",
          ]) + surroundings.language(of: .pointsPlaced), [.text(left)])
      ])
  }

  func matrix(_ matrix: Question.Matrix) -> Markup {
    let whole = problems.filter { $0.part == nil }
    return tag(
      "div", ["class": boxClass],
      all: [tag("h2", ["class": "ask"], all: label)] + hint + complaint(whole, id: problemID)
        + matrix.rows.map { line in kept("\(name).\(line.name)", matrix.choices) { row(line, matrix) } })
  }

  private func row(_ row: Question.MatrixLine, _ matrix: Question.Matrix) -> Markup {
    let field = "\(name).\(row.name)"
    let own = problems.filter { $0.part == row.name }
    let ids = own.isEmpty ? [] : [Markup.Attribute("aria-describedby", "e-\(field)")]
    return .element(
      "fieldset", [Markup.Attribute("class", own.isEmpty ? "row" : "row wrong")] + ids,
      [tag("legend", [:], row.label.text(in: surroundings.language))] + complaint(own, id: "e-\(field)")
        + [
          tag(
            "div", ["class": "scale"],
            all: matrix.choices.enumerated().map { place, choice in
              box(
                "radio", id: place == 0 ? "f-\(field)" : "f-\(field)-\(place)", name: field, value: choice.name.text,
                label: choice.label.text(in: surroundings.language))
            })
        ])
  }

  /// Few numbers as buttons to choose from, many as a field.
  func range(_ range: Question.NumberRange) -> Markup {
    let count = ((range.end - range.start) / range.step).rounded(.down)
    guard count <= 10 else { return single(input("text", ["inputmode": "decimal", "class": "short"])) }
    let numbers = (0...Int(count)).map { AnswerText.number(range.start + Double($0) * range.step) }
    return set([
      tag(
        "div", ["class": "scale numbers"],
        all: numbers.enumerated().map { place, number in
          box("radio", id: place == 0 ? "f-\(name)" : "f-\(name)-\(place)", name: name, value: number, label: number)
        })
    ])
  }
}
