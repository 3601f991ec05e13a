internal import Surveys

extension DefinitionReader {
  /// What a question asks for; nil, with findings, where too much is missing to say.
  mutating func readKind(_ type: String, _ fields: YAMLMapping, _ calculation: Formula?) -> Question.Kind? {
    switch type {
    case "select_one": return choiceSet(type, fields).map { .selectOne($0) }
    case "select_multiple":
      guard let set = choiceSet(type, fields) else { return nil }
      let (least, most) = bounds(fields, .selectMultiple, most: set.choices.count)
      if let least, least > 1, let alone = set.choices.first(where: \.exclusive), let text = fields["min"] {
        warn(
          at: text.place,
          "The choice ‘\(alone.name)’ stands alone, and so can never be chosen where \(least) are asked for")
      }
      return .selectMultiple(set, min: least, max: most)
    case "rank":
      guard let set = choiceSet(type, fields) else { return nil }
      let places = whole(fields, "max", .rank)
      if let places, places > set.choices.count, let text = fields["max"] {
        error(at: text.place, "There are \(places) places, but only \(set.choices.count) choices")
        return nil
      }
      return .rank(set, places: places ?? set.choices.count)
    case "allocate":
      guard let set = choiceSet(type, fields) else { return nil }
      guard fields["total"] != nil else {
        error(
          at: fields.place, "A question of type ‘allocate’ needs a total",
          "It says how many points there are to share out")
        return nil
      }
      return whole(fields, "total", .allocate).map { .allocate(set, total: $0) }
    case "matrix": return readMatrix(fields).map { .matrix($0) }
    case "range": return readRange(fields).map { .range($0) }
    case "integer": return .integer
    case "decimal": return .decimal
    case "text":
      let appearance = fields["appearance"]
      var multiline = false
      if case .text(let text)? = appearance {
        multiline = text.string == "multiline"
        if !multiline { error(at: text.place, "A text has no appearance ‘\(text.string)’", "It may be ‘multiline’") }
      }
      return .text(multiline: multiline, maxLength: whole(fields, "max_length", .text) ?? 4_000)
    case "date": return .date
    case "email": return .email
    case "acknowledge": return .acknowledge
    case "note": return .note
    default: return calculation.map { .calculate($0) }
    }
  }

  /// `min` and `max`, in their order and no more than `most`.
  mutating func bounds(_ fields: YAMLMapping, _ type: QuestionType, most: Int) -> (min: Int?, max: Int?) {
    let least = whole(fields, "min", type)
    let greatest = whole(fields, "max", type)
    if let least, let greatest, least > greatest, let value = fields["min"] {
      error(at: value.place, "‘min’ is \(least), but ‘max’ is \(greatest)", "Exchange them")
      return (nil, nil)
    }
    for (key, bound) in [("min", least), ("max", greatest)] {
      if let bound, bound > most, let value = fields[key] {
        error(at: value.place, "‘\(key)’ is \(bound), but there can be no more than \(most)")
      }
    }
    return (least, greatest)
  }

  private mutating func choiceSet(_ type: String, _ fields: YAMLMapping) -> ChoiceSet? {
    if let value = fields["scale"] {
      if let both = fields["choices"] {
        error(at: both.place, "A question has choices or a scale, not both", "Leave one of them out")
      }
      guard type == "select_one", let scale = readScale(value) else { return nil }
      return ChoiceSet(source: .scale(scale.name), choices: scale.choices)
    }
    guard let value = fields["choices"] else {
      error(at: fields.place, "A question of type ‘\(type)’ needs choices")
      return nil
    }
    if case .text(let text) = value, !value.isNothing { return sharedChoices(text) }
    let streams = fields["evidence"].flatMap { if case .text(let text) = $0 { text.string } else { nil } }
    if case .list(let items, _) = value, type == "rank" || type == "allocate",
      streams == "ranking" || streams == "votes"
    {
      var chosen: [Choice] = []
      for item in items {
        guard let text = text(item, "A theme in ‘choices’"),
          let name = reference(text, "theme", among: themes.map(\.name)),
          let theme = themes.first(where: { $0.name == name })
        else { continue }
        if chosen.contains(where: { $0.name == name }) {
          error(at: text.place, "The theme ‘\(name)’ stands twice among the choices")
        } else {
          chosen.append(Choice(name: name, label: theme.label))
        }
      }
      return chosen.isEmpty ? nil : ChoiceSet(source: .themes, choices: chosen)
    }
    let choices = readChoices(value)
    return choices.isEmpty ? nil : ChoiceSet(choices: choices)
  }

  private mutating func sharedChoices(_ text: YAMLText) -> ChoiceSet? {
    switch text.string {
    case "audiences":
      if audiences.isEmpty { error(at: text.place, "The survey declares no audiences", "List them under ‘audiences’") }
      return audiences.isEmpty
        ? nil : ChoiceSet(source: .audiences, choices: audiences.map { Choice(name: $0.name, label: $0.label) })
    case "themes":
      if themes.isEmpty { error(at: text.place, "The survey declares no themes", "List them under ‘themes’") }
      return themes.isEmpty
        ? nil : ChoiceSet(source: .themes, choices: themes.map { Choice(name: $0.name, label: $0.label) })
    default:
      if scales.contains(where: { $0.name.text == text.string }) {
        error(at: text.place, "‘\(text.string)’ is a scale", "Write ‘scale: \(text.string)’ instead of ‘choices’")
        return nil
      }
      let built = (audiences.isEmpty ? [] : ["audiences" as Name]) + (themes.isEmpty ? [] : ["themes" as Name])
      guard let name = reference(text, "list of choices", among: choiceLists.map(\.name) + built),
        let list = choiceLists.first(where: { $0.name == name })
      else { return nil }
      used.insert(name)
      return list.choices.isEmpty ? nil : ChoiceSet(source: .list(name), choices: list.choices)
    }
  }

  private mutating func readScale(_ value: YAMLValue) -> Scale? {
    guard let text = text(value, "‘scale’"), let name = reference(text, "scale", among: scales.map(\.name)),
      let scale = scales.first(where: { $0.name == name })
    else { return nil }
    used.insert(name)
    return scale.choices.isEmpty ? nil : scale
  }

  private mutating func readMatrix(_ fields: YAMLMapping) -> Question.Matrix? {
    for key in ["scale", "rows"] where fields[key] == nil {
      error(at: fields.place, "A question of type ‘matrix’ needs \(key == "rows" ? "rows" : "a scale")")
    }
    let scale = fields["scale"].flatMap { readScale($0) }
    let shared = fields["theme"].flatMap { value -> Name? in
      if case .text(let text) = value { Name(text.string) } else { nil }
    }
    let entries = fields["rows"].map { readEntries($0, "A row", .row) } ?? []
    let rows = entries.map { entry -> Question.MatrixLine in
      var line = Question.MatrixLine(name: entry.name, label: entry.label, theme: shared)
      guard let own = entry.fields else { return line }
      if let text = text(own, "theme") { line.theme = reference(text, "theme", among: themes.map(\.name)) }
      if own["unfavourable"] != nil, let scale {
        line.unfavourable = texts(own, "unfavourable").compactMap {
          reference($0, "choice", among: scale.points.map(\.name))
        }
      }
      return line
    }
    guard let scale, !rows.isEmpty else { return nil }
    return Question.Matrix(scale: scale.name, choices: scale.choices, rows: rows)
  }

  private mutating func readRange(_ fields: YAMLMapping) -> Question.NumberRange? {
    for key in ["start", "end"] where fields[key] == nil {
      error(at: fields.place, "A question of type ‘range’ needs ‘\(key)’")
    }
    let startLabel = wording(fields, "start_label")
    let endLabel = wording(fields, "end_label")
    let step = number(fields, "step") ?? 1
    guard let start = number(fields, "start"), let end = number(fields, "end") else { return nil }
    if start >= end, let value = fields["start"] {
      error(
        at: value.place, "The range begins at \(written(start)) and ends at \(written(end))",
        "Let ‘start’ be less than ‘end’")
      return nil
    }
    if step <= 0, let value = fields["step"] {
      error(at: value.place, "‘step’ must be more than 0")
      return nil
    }
    let steps = (end - start) / step
    if steps > 10_000 {
      error(
        at: fields["step"]?.place ?? fields.place, "The range has more than 10,000 steps",
        "Ask for an integer or a decimal instead")
      return nil
    }
    if (steps - steps.rounded()).magnitude > 1e-9 {
      warn(
        at: (fields["step"] ?? fields["end"])?.place ?? fields.place,
        "No whole number of steps leads from \(written(start)) to \(written(end)), so the end can never be chosen")
    }
    return Question.NumberRange(start: start, end: end, step: step, startLabel: startLabel, endLabel: endLabel)
  }

  /// A number without a needless fraction.
  private func written(_ number: Double) -> String {
    Int(exactly: number).map { String($0) } ?? "\(number)"
  }
}
