internal import Phrases
internal import Responses
internal import Surveys

/// One question as fields with their labels, its hint, and what must change about its answer.
final class FieldDrawing {
  let surroundings: FormSurroundings
  let interview: Interview
  let entry: JourneyEntry
  let fields: SheetFields
  /// Those of this question.
  let problems: [AnswerProblem]

  let phrases: Phrases
  private let question: Question
  let name: String
  /// Where fields are kept once drawn; nil for a question whose words or name depend on somebody's answers.
  private let drawn: DrawnFields?

  init(
    _ surroundings: FormSurroundings, _ interview: Interview, _ entry: JourneyEntry, fields: SheetFields,
    problems: [AnswerProblem]
  ) {
    self.surroundings = surroundings
    self.interview = interview
    self.entry = entry
    self.fields = fields
    self.problems = problems
    phrases = surroundings.phrases
    question = entry.question
    name = entry.path.fieldName
    // An answer may stand in the question's own words.
    let isPiped = [question.label, question.hint].contains {
      $0?.text(in: surroundings.language).utf8.contains(UInt8(ascii: "$")) ?? false
    }
    drawn = entry.path.item == nil && !isPiped ? surroundings.drawn : nil
  }

  /// Where a problem's field is: the part that it is about, or the question's first.
  static func anchor(of problem: AnswerProblem, _ interview: Interview) -> String {
    let name = problem.path.fieldName
    let question = interview.index[problem.path.question]?.question
    switch question?.kind {
    case .matrix(let matrix): return "f-\(name).\((problem.part ?? matrix.rows.first?.name)?.text ?? "")"
    case .allocate(let set, _):
      let part = problem.part.flatMap { set[$0] } ?? set.choices.first
      return "f-\(name).\(part?.name.text ?? "")"
    case .rank: return "f-\(name).1"
    default: return "f-\(name)"
    }
  }

  func draw() -> [Markup] {
    switch question.kind {
    case .selectOne(let set):
      return set.choices.count > 15 && !set.choices.contains(where: \.specify)
        ? [kept(name, set.choices) { single(list(set)) }] : [choices(set, isSeveral: false)]
    case .selectMultiple(let set, _, _): return [choices(set, isSeveral: true)]
    case .rank(let set, let places): return [rank(set, places)]
    case .allocate(let set, let total): return [points(set, total)]
    case .matrix(let matrix): return [self.matrix(matrix)]
    case .range(let range): return [self.range(range)]
    case .integer: return [single(input("text", ["inputmode": "numeric", "class": "short"]))]
    case .decimal: return [single(input("text", ["inputmode": "decimal", "class": "short"]))]
    case .date: return [single(input("text", ["inputmode": "numeric", "class": "short"]))]
    case .email: return [single(input("email", ["autocomplete": "email", "spellcheck": "false"]))]
    case .text(false, _): return [single(input("text", [:]))]
    case .text(true, _): return [single(area)]
    case .acknowledge: return [acknowledge]
    case .note, .calculate, .group, .repeated: return []
    }
  }

  /// A field that shows nothing but what the definition says and which of its choices were made: drawn once for everyone.
  func kept(_ field: String, _ choices: [Choice], _ draw: () -> Markup) -> Markup {
    let values = fields.values[field] ?? []
    guard let drawn, problems.isEmpty,
      values.count <= choices.count, values.allSatisfy({ value in choices.contains { $0.name.text == value } })
    else { return draw() }
    return drawn.markup(field, surroundings.language, values, draw)
  }

  // MARK: - Parts that all fields have

  private var labelText: String {
    question.label.map { phrases.plain($0, in: interview, item: entry.path.item) } ?? question.name.text
  }

  /// The question's words, and that it need not be answered where it need not.
  var label: [Markup] {
    [.text(labelText)] + (question.required ? [] : [tag("span", ["class": "soft"], " (\(phrases(.optional)))")])
  }

  private var hintID: String { "h-\(name)" }
  var problemID: String { "e-\(name)" }

  private var hints: [String] {
    let own = question.hint.map { phrases.plain($0, in: interview, item: entry.path.item) }
    return [own, phrases.demand(of: question, beside: own)].compactMap { $0 }
  }

  var hint: [Markup] {
    hints.isEmpty ? [] : [tag("div", ["class": "hint", "id": hintID], all: hints.map { tag("p", [:], $0) })]
  }

  /// What must change, for the whole question or for one part of it.
  func complaint(_ some: [AnswerProblem], id: String) -> [Markup] {
    guard !some.isEmpty else { return [] }
    let texts = some.map { phrases.message(for: $0, index: interview.index) }
    return [
      tag(
        "p", ["class": "bad", "id": id],
        tag("span", ["class": "away"], surroundings.said(.errorPrefix), .text(": ")),
        .text(texts.joined(separator: ". ")))
    ]
  }

  /// By which texts a field is described.
  private var described: [Markup.Attribute] {
    let ids = (hints.isEmpty ? [] : [hintID]) + (problems.isEmpty ? [] : [problemID])
    return ids.isEmpty ? [] : [Markup.Attribute("aria-describedby", ids.joined(separator: " "))]
  }

  func attributes(_ pairs: KeyValuePairs<String, String>) -> [Markup.Attribute] {
    pairs.map { Markup.Attribute($0.key, $0.value) }
  }

  var boxClass: String { problems.isEmpty ? "q" : "q wrong" }

  /// A question with one field.
  func single(_ field: Markup) -> Markup {
    tag(
      "div", ["class": boxClass],
      all: [heading] + complaint(problems, id: problemID) + [field])
  }

  /// The label of a question with one field, and its hint.
  private var heading: Markup {
    func draw() -> Markup {
      .several([tag("label", ["for": "f-\(name)", "class": "ask"], all: label)] + hint)
    }
    return drawn?.markup("\(name)?", surroundings.language, [], draw) ?? draw()
  }

  /// A question with several fields.
  func set(_ children: [Markup], saysProblems: Bool = true) -> Markup {
    .element(
      "fieldset", [Markup.Attribute("class", boxClass)] + described,
      [tag("legend", ["class": "ask"], all: label)] + hint
        + (saysProblems ? complaint(problems, id: problemID) : []) + children)
  }

  func input(_ type: String, _ more: KeyValuePairs<String, String>) -> Markup {
    let isWrong = problems.isEmpty ? [] : [Markup.Attribute("aria-invalid", "true")]
    return .element(
      "input",
      attributes(["type": type, "id": "f-\(name)", "name": name, "value": fields[name] ?? ""]) + attributes(more)
        + described + isWrong, [])
  }

  private var area: Markup {
    let isWrong = problems.isEmpty ? [] : [Markup.Attribute("aria-invalid", "true")]
    return .element(
      "textarea", attributes(["id": "f-\(name)", "name": name, "rows": "6"]) + described + isWrong,
      [.text(fields[name] ?? "")])
  }

  // MARK: - Choices

  func choices(_ choiceSet: ChoiceSet, isSeveral: Bool) -> Markup {
    // What was typed beside a choice is nobody else's.
    choiceSet.choices.contains(where: \.specify)
      ? boxes(choiceSet, isSeveral: isSeveral)
      : kept(name, choiceSet.choices) { boxes(choiceSet, isSeveral: isSeveral) }
  }

  private func boxes(_ choiceSet: ChoiceSet, isSeveral: Bool) -> Markup {
    var lines: [Markup] = []
    for (place, choice) in choiceSet.choices.enumerated() {
      let id = place == 0 ? "f-\(name)" : "f-\(name)-\(choice.name)"
      lines.append(
        box(
          isSeveral ? "checkbox" : "radio", id: id, name: name, value: choice.name.text,
          label: choice.label.text(in: surroundings.language)))
      guard choice.specify else { continue }
      let field = "\(name).\(choice.name)"
      let text = surroundings.said(.ifChosenSay, ["choice": choice.label.text(in: surroundings.language)])
      lines.append(
        tag(
          "div", ["class": "specify"], tag("label", ["for": "f-\(field)"], text),
          tag("input", ["type": "text", "id": "f-\(field)", "name": field, "value": fields[field] ?? ""])))
    }
    return set(lines)
  }

  func box(_ type: String, id: String, name: String, value: String, label: String, isTicked: Bool? = nil)
    -> Markup
  {
    let ticked = isTicked ?? fields.has(value, under: name)
    return tag(
      "div", ["class": "box"],
      .element(
        "input",
        attributes(["type": type, "id": id, "name": name, "value": value])
          + (ticked ? [Markup.Attribute("checked", "checked")] : []), []),
      tag("label", ["for": id], label))
  }

  func list(_ choiceSet: ChoiceSet) -> Markup {
    select(name, choiceSet.choices, chosen: fields[name], none: phrases(.chooseOne))
  }

  func select(_ name: String, _ choices: [Choice], chosen: String?, none: String, label: String? = nil)
    -> Markup
  {
    let empty = tag("option", ["value": ""], none)
    let options = choices.map { choice in
      Markup.element(
        "option",
        attributes(["value": choice.name.text])
          + (chosen == choice.name.text ? [Markup.Attribute("selected", "selected")] : []),
        [.text(choice.label.text(in: surroundings.language))])
    }
    return .element(
      "select",
      attributes(["id": "f-\(name)", "name": name]) + (label == nil ? described : [])
        + (label.map { [Markup.Attribute("aria-label", $0)] } ?? []), [empty] + options)
  }

  private var acknowledge: Markup {
    tag(
      "div", ["class": boxClass],
      all: complaint(problems, id: problemID) + [
        tag(
          "div", ["class": "box"],
          .element(
            "input",
            attributes(["type": "checkbox", "id": "f-\(name)", "name": name, "value": "true"])
              + (fields[name] == nil ? [] : [Markup.Attribute("checked", "checked")]) + described, []),
          tag("label", ["for": "f-\(name)"], all: label))
      ] + hint)
  }
}
