internal import Phrases
internal import Responses
internal import Surveys

/// What stands before sending: the list of answers, and putting one again.
extension PlainFace {
  /// Shows all answers, lets the person change them, and returns what they send.
  mutating func review() throws(Halt) -> AnswerSheet {
    var isShown = false
    while true {
      let interview = interview
      let steps = steps(in: interview)
      // A change may have made questions relevant that nobody has put yet, or an earlier answer wrong.
      if let turnedUp = steps.first(where: { !seen.contains($0.key) }) {
        _ = try putAgain(turnedUp.key)
        isShown = false
        continue
      }
      let questions = interview.journey.questions
      if !isShown { show(questions, interview) }
      isShown = true
      if !interview.isComplete {
        say("")
        say(phrases(.mustFixFirst))
        for problem in interview.problems { say("- " + sentence(problem, questions)) }
      }
      say("")
      say(phrases(.confirmSubmit))
      guard let line = try line() else {
        if let last = steps.last { _ = try putAgain(last.key) }
        isShown = false
        continue
      }
      if line.lowercased() == "send" || line.lowercased() == phrases(.submit).lowercased() {
        if interview.isComplete { return interview.submission() }
        continue
      }
      guard let number = Int(line) else {
        say(phrases(.unknownCommand))
        continue
      }
      guard questions.indices.contains(number - 1) else {
        say(phrases(.noSuchNumber, ["number": line, "count": String(questions.count)]))
        continue
      }
      _ = try putAgain(InterviewStep.Key(kind: .question, path: questions[number - 1].path))
      isShown = false
    }
  }

  private mutating func putAgain(_ key: InterviewStep.Key) throws(Halt) -> Bool {
    let interview = interview
    let isNew = seen.insert(key).inserted
    let steps = InterviewStep.steps(of: interview.journey).steps
    guard let step = steps.first(where: { $0.key == key }) else { return false }
    defer { keepAnswers() }
    return try put(step, steps, interview, withLead: isNew)
  }

  mutating func show(_ questions: [JourneyEntry], _ interview: Interview) {
    paragraph(phrases(.checkAnswers))
    for (place, entry) in questions.enumerated() {
      let label = entry.question.label.map { phrases.plain($0, in: interview, item: entry.path.item) }
      let words = phrases.words(
        for: sheet[entry.path].flatMap { $0.isBlank ? nil : $0 },
        beside: sheet.specifications(of: entry.question, at: entry.path), to: entry.question,
        isIllegible: sheet[illegibleAt: entry.path], between: "\n")
      say("  \(place + 1). \(label ?? entry.question.name.text)")
      for line in words.split(separator: "\n", omittingEmptySubsequences: false) { say("     \(line)") }
    }
  }

  private func sentence(_ problem: AnswerProblem, _ questions: [JourneyEntry]) -> String {
    let message = phrases.message(for: problem, index: index)
    guard let place = questions.firstIndex(where: { $0.path == problem.path }) else { return message }
    return "\(place + 1). \(message)"
  }
}

/// Why no more is asked. Outside the generic face, since the optimiser of Swift 6.3 fails on a typed error inside one.
enum Halt: Error {
  case quit, save, inputEnded
}
