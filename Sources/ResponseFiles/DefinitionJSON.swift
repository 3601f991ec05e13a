package import Responses
package import Surveys

/// A survey's definition as JSON, for programs that ask it themselves.
///
/// The keys are those of the YAML; what is a mapping there because its order means something is an array of objects here, each with its `name`.
/// A wording is an object by language. Texts that speak to nobody outside (the method's settings, codebooks, the paper's front page) are left out.
package enum DefinitionJSON {
  /// The definition as one object, with its form's hash; a key that has nothing to say, such as `opens`, is left out.
  package static func value(_ survey: Survey, form: FormHash) -> JSONValue {
    var members: [JSONValue.Member] = [
      JSONValue.Member("survey", .string(survey.id)), JSONValue.Member("form", .string(form.text)),
      JSONValue.Member("title", words(survey.title)), JSONValue.Member("organiser", words(survey.organiser)),
      JSONValue.Member("languages", .array(survey.languages.map { .string($0.code) })),
    ]
    add("opens", survey.opens.map { .string($0.description) }, to: &members)
    add("closes", survey.closes.map { .string($0.description) }, to: &members)
    members.append(JSONValue.Member("timezone", .string(survey.timezone)))
    add("intro", survey.intro.map(words), to: &members)
    members.append(JSONValue.Member("privacy", words(survey.privacy)))
    add("limit", survey.limit.map { .number(Double($0)) }, to: &members)
    add("access", survey.access == .open ? nil : .string(survey.access.rawValue), to: &members)
    members.append(
      JSONValue.Member(
        "pages",
        .array(
          survey.pages.map { page in
            var members: [JSONValue.Member] = []
            add("title", page.title.map(words), to: &members)
            add("relevant", page.relevant.map { .string($0.source) }, to: &members)
            members.append(JSONValue.Member("questions", .array(page.questions.map(question))))
            return .object(members)
          })))
    return .object(members)
  }

  private static func add(_ key: String, _ value: JSONValue?, to members: inout [JSONValue.Member]) {
    if let value { members.append(JSONValue.Member(key, value)) }
  }

  private static func words(_ wording: Wording) -> JSONValue {
    .object(wording.versions.map { JSONValue.Member($0.language.code, .string($0.text)) })
  }

  private static func choices(_ choices: [Choice]) -> JSONValue {
    .array(
      choices.map { choice in
        var members = [
          JSONValue.Member("name", .string(choice.name.text)), JSONValue.Member("label", words(choice.label)),
        ]
        if choice.specify { members.append(JSONValue.Member("specify", .boolean(true))) }
        if choice.exclusive { members.append(JSONValue.Member("exclusive", .boolean(true))) }
        if choice.notApplicable { members.append(JSONValue.Member("not_applicable", .boolean(true))) }
        return .object(members)
      })
  }

  private static func question(_ question: Question) -> JSONValue {
    var members = [JSONValue.Member("name", .string(question.name.text))]
    func add(_ key: String, _ value: JSONValue?) { DefinitionJSON.add(key, value, to: &members) }
    func number(_ number: Int?) -> JSONValue? { number.map { .number(Double($0)) } }
    func kind(_ text: String) { add("type", .string(text)) }
    switch question.kind {
    case .selectOne(let set):
      kind("select_one")
      add("choices", choices(set.choices))
    case .selectMultiple(let set, let min, let max):
      kind("select_multiple")
      add("choices", choices(set.choices))
      add("min", number(min))
      add("max", number(max))
    case .rank(let set, let places):
      kind("rank")
      add("choices", choices(set.choices))
      add("max", number(places))
    case .allocate(let set, let total):
      kind("allocate")
      add("choices", choices(set.choices))
      add("total", number(total))
    case .matrix(let matrix):
      kind("matrix")
      add("choices", choices(matrix.choices))
      add(
        "rows",
        .array(
          matrix.rows.map {
            .object([JSONValue.Member("name", .string($0.name.text)), JSONValue.Member("label", words($0.label))])
          }))
    case .range(let range):
      kind("range")
      add("start", .number(range.start))
      add("end", .number(range.end))
      add("step", .number(range.step))
      add("start_label", range.startLabel.map(words))
      add("end_label", range.endLabel.map(words))
    case .integer: kind("integer")
    case .decimal: kind("decimal")
    case .text(let multiline, let longest):
      kind("text")
      if multiline { add("appearance", .string("multiline")) }
      add("max_length", number(longest))
    case .date: kind("date")
    case .email: kind("email")
    case .acknowledge: kind("acknowledge")
    case .note: kind("note")
    case .calculate(let formula):
      kind("calculate")
      add("calculation", .string(formula.source))
    case .group(let inner):
      kind("group")
      add("questions", .array(inner.map(DefinitionJSON.question)))
    case .repeated(let inner, let min, let max, let label):
      kind("repeat")
      add("min", number(min))
      add("max", number(max))
      add("item_label", label.map(words))
      add("questions", .array(inner.map(DefinitionJSON.question)))
    }
    add("label", question.label.map(words))
    add("hint", question.hint.map(words))
    if question.required { add("required", .boolean(true)) }
    add("required_message", question.requiredMessage.map(words))
    add("relevant", question.relevant.map { .string($0.source) })
    add("constraint", question.constraint.map { .string($0.source) })
    add("constraint_message", question.constraintMessage.map(words))
    add("default", question.defaultAnswer.map { .string($0) })
    return .object(members)
  }
}
