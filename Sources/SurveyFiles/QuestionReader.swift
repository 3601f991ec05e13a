internal import Surveys

extension DefinitionReader {
  /// The most questions that a survey may have.
  static let questionLimit = 2_000

  private static let typeWords = QuestionType.allCases.map(\.rawValue)

  mutating func readPages(_ value: YAMLValue) -> [Page] {
    guard let items = list(value, "‘pages’") else { return [] }
    if items.isEmpty { error(at: value.place, "‘pages’ has no page") }
    var pages: [Page] = []
    for item in items {
      guard let fields = mapping(item, "A page", .page) else { continue }
      let relevant = readFormula(fields, "relevant", .relevant, of: nil, within: nil)
      let title = wording(fields, "title")
      guard let list = fields["questions"] else {
        error(at: fields.place, "A page needs questions")
        continue
      }
      pages.append(Page(title: title, relevant: relevant, questions: readQuestions(list, within: nil)))
    }
    return pages
  }

  private mutating func readQuestions(_ value: YAMLValue, within: Name?) -> [Question] {
    guard let items = list(value, "‘questions’") else { return [] }
    if items.isEmpty { error(at: value.place, "‘questions’ has no question") }
    var questions: [Question] = []
    for item in items {
      if known.all.count >= DefinitionReader.questionLimit {
        error(at: item.place, "There are more than \(DefinitionReader.questionLimit) questions", "Divide the survey")
        return questions
      }
      if let question = readQuestion(item, within: within) { questions.append(question) }
    }
    return questions
  }

  private mutating func readQuestion(_ value: YAMLValue, within: Name?) -> Question? {
    guard case .mapping(let fields) = value else {
      error(at: value.place, "A question must be a mapping of keys and values, not \(value.kind)")
      return nil
    }
    guard let typeText = fields["type"].flatMap({ text($0, "‘type’") }) else {
      if fields["type"] == nil {
        error(at: fields.place, "A question needs a type", "It is one of: \(Self.typeWords.joined(separator: ", "))")
      }
      return nil
    }
    let type = typeText.string
    let name = self.name(fields, "name", "A question")
    if fields["name"] == nil { error(at: fields.place, "A question needs a name") }
    guard let known = QuestionType(rawValue: type) else {
      let hint = Spelling.nearest(to: type, among: Self.typeWords).map { "Did you mean ‘\($0)’?" }
      error(
        at: typeText.place, "There is no question type ‘\(type)’",
        hint ?? "It is one of: \(Self.typeWords.joined(separator: ", "))")
      // Kept as known, so that formulas about it bring no further findings.
      if let name { register(name, fields, nil, within: within) }
      return nil
    }
    let table = FieldTable.question(known)
    _ = mapping(value, "A question of type ‘\(type)’", keys: table.keys)
    let formulas = pending.count
    let relevant = readFormula(fields, "relevant", .relevant, of: name, within: within)
    let label = wording(fields, "label")
    if type == "note" { checkMarkdown(fields["label"]) }
    if label == nil, fields["label"] == nil, table.required.contains("label") {
      error(at: fields.place, "A question of type ‘\(type)’ needs a label")
    }
    if type == "calculate", name != nil, fields["calculation"] == nil {
      error(at: fields.place, "‘\(typeText.string)’ needs a calculation")
    }

    if type == "group" || type == "repeat" {
      guard let name else { return nil }
      return nested(type, name, label, relevant, fields, within: within)
    }
    let calculation = readFormula(fields, "calculation", .calculation, of: name, within: within)
    guard let kind = readKind(type, fields, calculation) else {
      if let name { register(name, fields, nil, within: within) }
      return nil
    }
    let evidence: Question.Evidence? = word(fields, "evidence")
    let theme = text(fields, "theme").flatMap { reference($0, "theme", among: themes.map(\.name)) }
    var question = Question(
      name: name ?? "_", label: label, hint: wording(fields, "hint"), kind: kind, required: flag(fields, "required"),
      requiredMessage: wording(fields, "required_message"), relevant: relevant,
      constraintMessage: wording(fields, "constraint_message"),
      defaultAnswer: text(fields, "default")?.string, appearance: text(fields, "appearance")?.string,
      evidence: evidence, theme: theme, permits: word(fields, "permits"))
    question.constraint = readFormula(
      fields, "constraint", .constraint, of: name, within: within, own: formulaType(of: question),
      answers: answers(of: question))
    for index in formulas..<pending.count { pending[index].required = question.required }
    checkEvidence(question, fields, within: within)
    checkDefault(question, fields)
    guard let name else { return nil }
    register(name, fields, question, within: within)
    return question
  }

  private mutating func nested(
    _ type: String, _ name: Name, _ label: Wording?, _ relevant: Formula?, _ fields: YAMLMapping, within: Name?
  ) -> Question? {
    guard let list = fields["questions"] else {
      error(at: fields.place, "A \(type) needs questions")
      return nil
    }
    if type == "repeat", let outer = within {
      error(at: fields.place, "A repeat cannot stand in a repeat", "‘\(name)’ stands in ‘\(outer)’; move it out")
    }
    register(name, fields, nil, within: within, nesting: type)
    let hint = wording(fields, "hint")
    let appearance = text(fields, "appearance")?.string
    let inner = readQuestions(list, within: type == "repeat" ? name : within)
    let kind: Question.Kind
    if type == "group" {
      kind = .group(inner)
    } else {
      let (least, most) = bounds(fields, .repeated, most: 1_000)
      kind = .repeated(inner, min: least ?? 0, max: most, itemLabel: wording(fields, "item_label"))
    }
    return Question(name: name, label: label, hint: hint, kind: kind, relevant: relevant, appearance: appearance)
  }

  // MARK: Registering

  private mutating func register(
    _ name: Name, _ fields: YAMLMapping, _ question: Question?, within: Name?, nesting: String? = nil
  ) {
    let place = fields["name"]?.place ?? fields.place
    if let first = known[name] {
      error(
        at: place, "Two questions are called ‘\(name)’",
        "The first is on line \(first.place.line); give this one another name")
      return
    }
    var type = question.flatMap(formulaType)
    if nesting == "repeat" { type = .many(.text) }
    let calculation: Formula? = if case .calculate(let formula)? = question?.kind { formula } else { nil }
    if let calculation {
      type = calculation.type(in: EarlierQuestions(known: known, before: known.all.count, within: within))
      // A text that is written out may name choices for a later selected().
      if type == .text { type = .unknown }
    }
    known.add(
      KnownQuestions.Known(
        name: name, place: place, order: known.all.count,
        isBroken: question == nil && nesting == nil, isCalculated: calculation != nil, type: type,
        parts: question.map(parts) ?? [:], within: within,
        answers: question.flatMap(answers)))
  }

  private func formulaType(of question: Question) -> FormulaType? {
    switch question.kind {
    case .selectOne(let set): .choice(set.choices.map(\.name))
    case .selectMultiple(let set, _, _), .rank(let set, _): .choices(set.choices.map(\.name))
    case .range, .integer, .decimal: .number
    case .text, .email: .text
    case .calculate: .unknown
    case .date: .date
    case .acknowledge: .boolean
    case .allocate, .matrix, .note, .group, .repeated: nil
    }
  }

  private func parts(of question: Question) -> [Name: FormulaType] {
    var parts: [Name: FormulaType] = [:]
    switch question.kind {
    case .matrix(let matrix):
      for row in matrix.rows { parts[row.name] = .choice(matrix.choices.map(\.name)) }
    case .allocate(let set, _):
      for choice in set.choices { parts[choice.name] = .number }
    default:
      for choice in question.choiceSet?.choices ?? [] where choice.specify { parts[choice.name] = .text }
    }
    return parts
  }

  private func answers(of question: Question) -> [String]? {
    guard case .selectOne(let set) = question.kind else { return nil }
    return [""] + set.choices.map(\.name.text)
  }

  // MARK: Formulas

  mutating func readFormula(
    _ fields: YAMLMapping, _ key: String, _ use: PendingFormula.Use, of question: Name?, within: Name?,
    own: FormulaType? = nil, answers: [String]? = nil
  ) -> Formula? {
    guard let text = text(fields, key) else { return nil }
    do {
      let formula = try Formula.parse(text.string)
      pending.append(
        PendingFormula(
          formula: formula, text: text, use: use, question: question, before: known.all.count, within: within,
          ownType: own, ownAnswers: answers))
      return formula
    } catch {
      report(error, in: text)
      return nil
    }
  }
}
