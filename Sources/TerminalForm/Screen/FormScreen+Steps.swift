internal import Phrases
internal import Responses
internal import Surveys

/// From question to question.
extension FormScreen {
  /// The step that the person is at; nil outside the questions, and where a change made it irrelevant.
  func step(in interview: Interview) -> InterviewStep? {
    guard case .step(let key) = place else { return nil }
    return steps(in: interview).first { $0.key == key }
  }

  /// Goes to the first question, or for answers that were kept to the first that is open.
  mutating func begin() -> Request {
    let interview = interview
    let steps = steps(in: interview)
    var target = steps.first
    if isResumed {
      let (past, open) = InterviewStep.split(steps, answeredOn: sheet)
      for step in past { seen.insert(step.key) }
      target = open.first
    }
    if let target { go(to: target) } else { goToReview() }
    return .nothing
  }

  mutating func go(to step: InterviewStep) {
    place = .step(step.key)
    seen.insert(step.key)
    complaints = []
    scroll = 0
    editor = unread[step.key] ?? makeEditor(for: step)
  }

  private func makeEditor(for step: InterviewStep) -> any QuestionEditor {
    if step.kind == .another { return AnotherEditor() }
    let question = step.entry.question
    let answer = sheet[step.entry.path].flatMap { $0.isBlank ? nil : $0 }
    let beside = sheet.specifications(of: question, at: step.entry.path)
    switch question.kind {
    case .selectOne(let set), .selectMultiple(let set, _, _):
      var isSeveral = true
      if case .selectOne = question.kind { isSeveral = false }
      return ChoiceEditor(
        set.choices, isSeveral: isSeveral, isRequired: question.required, answer: answer, beside: beside)
    case .rank(let set, let places):
      return RankEditor(set.choices, places: places, answer: answer, isTranscript: isTranscript)
    case .allocate(let set, let total): return PointsEditor(set.choices, total: total, answer: answer)
    case .matrix(let matrix): return GridEditor(matrix, answer: answer)
    case .acknowledge: return TickEditor(answer: answer)
    default: return FieldEditor(question.kind, answer: answer)
    }
  }

  mutating func pressStep(_ key: KeyPress, _ size: ScreenSize) -> Request {
    let interview = interview
    guard let step = step(in: interview) else {
      goToReview()
      return .nothing
    }
    if key == .control("e"), let field = editor as? FieldEditor, field.isMultiline { return .write(field.text) }
    switch editor.press(key, width: size.text, words: words) {
    case .unused: return .nothing
    case .used:
      if !complaints.isEmpty { complaints = problems(of: step).map(message) }
      return .nothing
    case .done: return goOn(from: step)
    }
  }

  /// Takes in a text that the person wrote in their own editor.
  mutating func take(_ text: String) {
    guard var field = editor as? FieldEditor else { return }
    field.replace(text)
    editor = field
  }

  // MARK: - On and back

  private mutating func goOn(from step: InterviewStep) -> Request {
    if let another = editor as? AnotherEditor, another.wantsMore {
      var items: [AnswerSheet] = []
      if case .items(let given)? = sheet[step.entry.path] { items = given }
      sheet[step.entry.path] = .items(items + [Interview.startItem(of: step.entry.question)])
    } else {
      let problems = problems(of: step)
      guard problems.isEmpty else {
        complaints = problems.map(message)
        return .nothing
      }
      sheet = answeredSheet(step).sheet
    }
    unread[step.key] = nil
    advance(from: step)
    return .keep
  }

  /// Marks the answer as one that cannot be read, and goes on; takes the mark away where it is.
  ///
  /// Where something was typed already it stays in sight that it goes: the same key brings it back.
  mutating func markIllegible() -> Request {
    guard let step = step(in: interview), step.kind == .question else { return .nothing }
    if sheet[illegibleAt: step.entry.path] {
      sheet[illegibleAt: step.entry.path] = false
      if let typed = marked[step.key] { editor = typed }
      marked[step.key] = nil
      return .keep
    }
    let answered = answeredSheet(step)
    let isTyped = !answered.problems.isEmpty || answered.sheet[step.entry.path] != nil
    marked[step.key] = isTyped ? editor : nil
    Interview.makeRoom(for: step.entry.path, on: &sheet, index)
    sheet[illegibleAt: step.entry.path] = true
    unread[step.key] = nil
    complaints = []
    if isTyped { editor = makeEditor(for: step) } else { advance(from: step) }
    return .keep
  }

  private mutating func advance(from step: InterviewStep) {
    let steps = steps(in: interview)
    let next = InterviewStep.next(after: step, in: steps, seen: seen)
    if isChanging, !(step.kind == .another && next?.entry.path.item != nil) { return goToReview() }
    if let next { go(to: next) } else { goToReview() }
  }

  /// To the question before; what was typed is taken along if it can stand, and else waits in its editor.
  mutating func back() -> Request {
    complaints = []
    let interview = interview
    let steps = steps(in: interview)
    switch place {
    case .languages: return .nothing
    case .start:
      notice = phrases(.atFirstQuestion)
      return .nothing
    case .review:
      if let last = steps.last { go(to: last) } else { place = .start }
      return .nothing
    case .step(let key):
      if let step = steps.first(where: { $0.key == key }), step.kind == .question { settle(step) }
      if isChanging {
        goToReview()
        return .keep
      }
      let after = self.steps(in: self.interview)
      if let at = after.firstIndex(where: { $0.key == key }), at > 0 {
        go(to: after[at - 1])
      } else {
        place = .start
        scroll = 0
      }
      return .keep
    }
  }

  private mutating func settle(_ step: InterviewStep) {
    let (sheet, problems) = answeredSheet(step)
    if problems.isEmpty, interview(of: sheet).problems(at: step.entry.path).isEmpty {
      self.sheet = sheet
      unread[step.key] = nil
    } else if sheet != self.sheet || !problems.isEmpty {
      unread[step.key] = editor
    }
  }

  // MARK: - What the editor says

  /// The sheet with the editor's answer on it, and what of it cannot be read.
  func answeredSheet(_ step: InterviewStep) -> (sheet: AnswerSheet, problems: [AnswerProblem]) {
    guard step.kind == .question else { return (sheet, []) }
    let entry = step.entry
    var after = sheet
    Interview.makeRoom(for: entry.path, on: &after, index)
    var problems: [AnswerProblem] = []
    let answer = editor.answer(to: entry.question, at: entry.path, problems: &problems)
    guard problems.isEmpty else { return (sheet, problems) }
    after[entry.path] = answer
    let notes = editor.specifications
    for choice in entry.question.choiceSet?.choices ?? [] where choice.specify {
      after[specification: choice.name, at: entry.path] = notes[choice.name]
    }
    return (after, [])
  }

  /// Everything that is wrong with the answer as it stands in the editor.
  private func problems(of step: InterviewStep) -> [AnswerProblem] {
    let (sheet, problems) = answeredSheet(step)
    guard problems.isEmpty else { return problems }
    return interview(of: sheet).problems(at: step.entry.path)
  }

  private func message(_ problem: AnswerProblem) -> String { phrases.message(for: problem, index: index) }
}
