internal import Surveys

/// One way through a survey in its order: what is relevant is shown, checked and kept; what is not leaves no trace.
struct InterviewWalk {
  let index: QuestionIndex
  let today: CivilDate
  let isTranscript: Bool
  private(set) var pages: [JourneyPage] = []
  private(set) var problems: [AnswerProblem] = []
  /// For each page of the journey, how many problems were found before it.
  private(set) var problemsBefore: [Int] = []
  /// The relevant answers so far: of the response, then of the item that is being walked.
  private(set) var scopes = [AnswerSheet()]
  private var repeats: [Name] = []
  private var entries: [JourneyEntry] = []

  init(index: QuestionIndex, today: CivilDate, isTranscript: Bool) {
    self.index = index
    self.today = today
    self.isTranscript = isTranscript
  }

  mutating func run(through sheet: AnswerSheet) {
    for (place, page) in index.survey.pages.enumerated() where holds(page.relevant) {
      let before = problems.count
      entries = []
      walk(page.questions, sheet: sheet, item: nil, depth: 0)
      guard !entries.isEmpty else { continue }
      pages.append(JourneyPage(index: place, title: page.title, entries: entries))
      problemsBefore.append(before)
    }
  }

  private mutating func walk(_ questions: [Question], sheet: AnswerSheet, item: QuestionPath.RepeatItem?, depth: Int) {
    for question in questions where holds(question.relevant) {
      let path = QuestionPath(question.name, in: item)
      switch question.kind {
      case .note: show(question, path, .note, depth)
      case .calculate(let formula): keep(value(of: formula).answer, to: question.name)
      case .group(let inner):
        show(question, path, .group, depth)
        walk(inner, sheet: sheet, item: item, depth: depth + 1)
      case .repeated(let inner, let min, let max, _):
        walk(inner, of: question, path: path, sheet: sheet, bounds: (min, max), depth: depth)
      default:
        show(question, path, .question, depth)
        ask(question, path, sheet)
      }
    }
  }

  /// Opens a repeat: its items are walked and checked one by one; up to `min` empty ones are shown beside the given.
  private mutating func walk(
    _ inner: [Question], of question: Question, path: QuestionPath, sheet: AnswerSheet, bounds: (min: Int, max: Int?),
    depth: Int
  ) {
    let answer = sheet[question.name]
    var items: [AnswerSheet] = []
    if case .items(let given)? = answer { items = given }
    note(
      AnswerCheck.problems(
        of: answer, beside: [:], to: question, at: path, holds: { self.holds($0, own: String(items.count)) }))
    let shown = Swift.max(items.count, bounds.min)
    show(question, path, .repeated(items: shown), depth)
    var kept: [AnswerSheet] = []
    for place in 0..<shown {
      show(question, path, .item(place), depth + 1)
      let given = place < items.count
      let found = problems.count
      scopes.append(AnswerSheet())
      repeats.append(question.name)
      walk(
        inner, sheet: given ? items[place] : AnswerSheet(), item: QuestionPath.RepeatItem(question.name, place),
        depth: depth + 2)
      repeats.removeLast()
      let item = scopes.removeLast()
      if given {
        kept.append(item)
      } else {
        problems.removeLast(problems.count - found)
      }
    }
    keep(kept.isEmpty ? nil : .items(kept), to: question.name)
  }

  private mutating func ask(_ question: Question, _ path: QuestionPath, _ sheet: AnswerSheet) {
    if isTranscript, sheet.illegible.contains(question.name) {
      return scopes[scopes.count - 1].markIllegible(question.name)
    }
    let answer = sheet[question.name].flatMap { $0.isBlank ? nil : $0 }
    var beside: [Name: String] = [:]
    for choice in sheet.specifications.isEmpty ? [] : question.choiceSet?.choices ?? [] {
      beside[choice.name] = sheet[specification: AnswerSheet.Specification(question.name, choice.name)]
    }
    note(
      AnswerCheck.problems(
        of: answer, beside: beside, to: question, at: path,
        holds: { self.holds($0, own: AnswerText.value(of: answer)) }),
      isConsent: question.kind == .acknowledge)
    keep(answer, to: question.name)
    for (choice, text) in beside {
      scopes[scopes.count - 1][specification: AnswerSheet.Specification(question.name, choice)] = text
    }
  }

  /// Keeps what is wrong; a blank on a paper form is not.
  private mutating func note(_ found: [AnswerProblem], isConsent: Bool = false) {
    problems += isTranscript && !isConsent ? found.filter { !$0.kind.isBlank } : found
  }

  private mutating func show(_ question: Question, _ path: QuestionPath, _ role: JourneyEntry.Role, _ depth: Int) {
    entries.append(JourneyEntry(path: path, question: question, role: role, depth: depth))
  }

  private mutating func keep(_ answer: Answer?, to name: Name) {
    scopes[scopes.count - 1][name] = answer
  }

  private func holds(_ formula: Formula?, own: String = "") -> Bool {
    guard let formula else { return true }
    return value(of: formula, own: own).truth
  }

  private func value(of formula: Formula, own: String = "") -> FormulaValue {
    formula.evaluate(in: SheetContext(index: index, scopes: scopes, repeats: repeats, own: own, today: today))
  }
}
