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
      walk(index.pages[place], sheet: sheet, item: nil, depth: 0)
      guard !entries.isEmpty else { continue }
      pages.append(JourneyPage(index: place, title: page.title, entries: entries))
      problemsBefore.append(before)
    }
  }

  private mutating func walk(
    _ some: [QuestionIndex.Entry], sheet: AnswerSheet, item: QuestionPath.RepeatItem?, depth: Int
  ) {
    for one in some where holds(one.question.relevant) {
      let path = QuestionPath(one.question.name, in: item)
      switch one.question.kind {
      case .note: show(one, path, .note, depth)
      case .calculate(let formula): keep(value(of: formula).answer, to: path.question)
      case .group:
        show(one, path, .group, depth)
        walk(one.children, sheet: sheet, item: item, depth: depth + 1)
      case .repeated(_, let min, _, _): open(one, path, sheet, min: min, depth: depth)
      default:
        show(one, path, .question, depth)
        ask(one.question, path, sheet)
      }
    }
  }

  /// Opens a repeat: its items are walked and checked one by one; up to `min` empty ones are shown beside the given.
  private mutating func open(
    _ repeated: QuestionIndex.Entry, _ path: QuestionPath, _ sheet: AnswerSheet, min: Int, depth: Int
  ) {
    let name = path.question
    let answer = sheet[name]
    var items: [AnswerSheet] = []
    if case .items(let given)? = answer { items = given }
    note(
      AnswerCheck.problems(
        of: answer, beside: [:], to: repeated.question, at: path, holds: { self.holds($0, own: String(items.count)) }))
    let shown = Swift.max(items.count, min)
    show(repeated, path, .repeated(items: shown), depth)
    var kept: [AnswerSheet] = []
    for place in 0..<shown {
      show(repeated, path, .item(place), depth + 1)
      let given = place < items.count
      let found = problems.count
      scopes.append(AnswerSheet())
      repeats.append(name)
      walk(
        repeated.children, sheet: given ? items[place] : AnswerSheet(), item: QuestionPath.RepeatItem(name, place),
        depth: depth + 2)
      repeats.removeLast()
      let item = scopes.removeLast()
      if given {
        kept.append(item)
      } else {
        problems.removeLast(problems.count - found)
      }
    }
    keep(kept.isEmpty ? nil : .items(kept), to: name)
  }

  private mutating func ask(_ question: Question, _ path: QuestionPath, _ sheet: AnswerSheet) {
    let name = path.question
    if isTranscript, sheet.illegible.contains(name) { return scopes[scopes.count - 1].markIllegible(name) }
    let answer = sheet[name].flatMap { $0.isBlank ? nil : $0 }
    var beside: [Name: String] = [:]
    for choice in sheet.specifications.isEmpty ? [] : question.choiceSet?.choices ?? [] {
      beside[choice.name] = sheet[specification: AnswerSheet.Specification(name, choice.name)]
    }
    note(
      AnswerCheck.problems(
        of: answer, beside: beside, to: question, at: path,
        holds: { self.holds($0, own: AnswerText.value(of: answer)) }),
      isConsent: question.kind == .acknowledge)
    keep(answer, to: name)
    for (choice, text) in beside {
      scopes[scopes.count - 1][specification: AnswerSheet.Specification(name, choice)] = text
    }
  }

  /// Keeps what is wrong; a blank on a paper form is not.
  private mutating func note(_ found: [AnswerProblem], isConsent: Bool = false) {
    problems += isTranscript && !isConsent ? found.filter { !$0.kind.isBlank } : found
  }

  private mutating func show(
    _ entry: QuestionIndex.Entry, _ path: QuestionPath, _ role: JourneyEntry.Role, _ depth: Int
  ) {
    entries.append(JourneyEntry(path: path, indexed: entry, role: role, depth: depth))
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
