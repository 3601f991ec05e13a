internal import Responses
internal import Surveys

/// Fills in the sheet of one simulated person, question by question, on the pages that their answers open.
///
/// The interview is walked again only where what is asked depends on answers, and only after one that a formula looks at.
struct SheetFilling {
  let simulation: Simulation
  let person: Person
  /// The person's place among all, from 0.
  let place: Int
  let today: CivilDate
  var chance: Chance
  private var sheet: AnswerSheet
  /// Whether the person answers nothing more that need not be answered.
  private var isGone: Bool
  /// As things stood when it was last looked at; nil after an answer that may change what is asked.
  private var latest: Interview?

  init(
    _ simulation: Simulation, person: Person, place: Int, startingWith sheet: AnswerSheet, isGone: Bool,
    today: CivilDate, chance: Chance
  ) {
    self.simulation = simulation
    self.person = person
    self.place = place
    self.sheet = sheet
    self.isGone = isGone
    self.today = today
    self.chance = chance
  }

  /// Goes through all pages; gives what is submitted.
  mutating func run() throws(Simulation.Fault) -> AnswerSheet {
    for (number, page) in simulation.survey.pages.enumerated() {
      if number > 0, chance.happens(person.habits.stops) { isGone = true }
      if page.relevant != nil, look().page(at: number) == nil { continue }
      try fill(page.questions, page: number, item: nil)
    }
    return Interview(index: simulation.index, sheet: sheet, today: today).submission()
  }

  private mutating func fill(
    _ questions: [Question], page: Int, item: QuestionPath.RepeatItem?
  ) throws(Simulation.Fault) {
    for question in questions {
      switch question.kind {
      case .note, .calculate: continue
      case .group(let inner): try fill(inner, page: page, item: item)
      case .repeated(let inner, let min, let max, _):
        try fillItems(of: question, inner, min: min, max: max, page: page)
      default:
        let path = QuestionPath(question.name, in: item)
        guard answers(in: item)[question.name] == nil, isShown(path, page: page) else { continue }
        if !question.required && (isGone || (!question.isText && chance.happens(person.habits.skips))) { continue }
        try answer(question, at: path)
      }
    }
  }

  /// So many items as are drawn, each filled in before the next.
  private mutating func fillItems(
    of question: Question, _ inner: [Question], min: Int, max: Int?, page: Int
  ) throws(Simulation.Fault) {
    guard sheet[question.name] == nil, isShown(QuestionPath(question.name), page: page) else { return }
    let least = question.required ? Swift.max(1, min) : min
    if least == 0, isGone || chance.happens(person.habits.skips) { return }
    let count = isGone ? least : person.items(of: question.name, min: least, max: max, &chance)
    var items: [AnswerSheet] = []
    for place in 0..<count {
      items.append(Interview.startItem(of: question))
      sheet[question.name] = .items(items)
      latest = nil
      try fill(inner, page: page, item: QuestionPath.RepeatItem(question.name, place))
      if case .items(let filled)? = sheet[question.name] { items = filled }
    }
  }

  /// Draws answers until one fits, at most twenty; a question that need not be answered is then left empty.
  private mutating func answer(_ question: Question, at path: QuestionPath) throws(Simulation.Fault) {
    let before = answers(in: path.item)
    for _ in 0..<20 {
      guard let drawn = draw(question, item: path.item?.index) else {
        if question.required { continue }
        return
      }
      var tried = before
      tried[question.name] = drawn
      specify(question, drawn, on: &tried)
      if fits(tried, question, path) {
        write(tried, in: path.item)
        if simulation.watched.contains(question.name) { latest = nil }
        return
      }
    }
    if question.required { throw .nothingFits(question.name) }
  }

  /// Whether nothing is wrong with the answer to a question; an interview is walked only for a constraint that looks at other answers.
  private func fits(_ tried: AnswerSheet, _ question: Question, _ path: QuestionPath) -> Bool {
    if let constraint = question.constraint, !constraint.references.isEmpty {
      var whole = self
      whole.write(tried, in: path.item)
      return Interview(index: simulation.index, sheet: whole.sheet, today: today).problems(at: path).isEmpty
    }
    let answer = tried[question.name].flatMap { $0.isBlank ? nil : $0 }
    var beside: [Name: String] = [:]
    for choice in question.choiceSet?.choices ?? [] {
      beside[choice.name] = tried[specification: AnswerSheet.Specification(question.name, choice.name)]
    }
    let alone = OwnAnswer(own: AnswerText.value(of: answer), today: today)
    return AnswerCheck.problems(
      of: answer, beside: beside, to: question, at: path, holds: { $0.evaluate(in: alone).truth }
    ).isEmpty
  }

  /// Whether a question is on its page, which is; a repeat by its head.
  private mutating func isShown(_ path: QuestionPath, page: Int) -> Bool {
    guard simulation.conditional.contains(path.question) else { return true }
    return look().page(at: page)?.entries.contains { $0.path == path } == true
  }

  /// The interview as far as conditions are concerned.
  private mutating func look() -> Interview {
    if let latest { return latest }
    let now = Interview(index: simulation.index, sheet: sheet, today: today)
    latest = now
    return now
  }

  private func answers(in item: QuestionPath.RepeatItem?) -> AnswerSheet {
    guard let item else { return sheet }
    guard case .items(let items)? = sheet[item.name], items.indices.contains(item.index) else { return AnswerSheet() }
    return items[item.index]
  }

  private mutating func write(_ answers: AnswerSheet, in item: QuestionPath.RepeatItem?) {
    guard let item else { return sheet = answers }
    guard case .items(var items)? = sheet[item.name], items.indices.contains(item.index) else { return }
    items[item.index] = answers
    sheet[item.name] = .items(items)
  }
}

/// What a constraint sees that looks at its own answer alone.
private struct OwnAnswer: FormulaContext {
  let own: String
  let today: CivilDate
  func values(of name: Name, part: Name?) -> [String] { [] }
}

extension Question {
  fileprivate var isText: Bool { if case .text = kind { true } else { false } }
}
